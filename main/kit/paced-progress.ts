import type { KitProgress } from '../../preload/contract/index.js';
import type { KitRun } from './kits.js';

/** Milliseconds between two tellings: a person sees no more, and a window has other things to do. */
const beat = 100;

/** The same run, told of its progress a few times a second; a new doing is told at once. */
export function paced(run: KitRun): KitRun {
  let told = 0;
  let doing = '';
  return {
    signal: run.signal,
    onProgress: (progress: KitProgress) => {
      const now = Date.now();
      const isLast = progress.totalFiles !== null && progress.files === progress.totalFiles;
      if (progress.doing === doing && !isLast && now - told < beat) return;
      [told, doing] = [now, progress.doing];
      run.onProgress(progress);
    },
  };
}
