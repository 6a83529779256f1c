import type { KitProgress } from '../../../preload/contract/index.js';
import { sizeWords } from '../../product/size-words.js';
import type { KitRun } from '../../kit/kits.js';
import type { House } from './house.js';

/** Milliseconds between two lines that tell how far it is. */
const beat = 250;

/** Works with a kit, and tells a watched terminal on standard error how far it has come. */
export async function withKitProgress<T>(
  { terminal, signal }: Pick<House, 'terminal' | 'signal'>,
  work: (run: KitRun) => Promise<T>,
): Promise<T> {
  let told = 0;
  const onProgress = (progress: KitProgress): void => {
    const now = Date.now();
    if (!terminal.isWatched || now - told < beat) return;
    told = now;
    terminal.passing(progressLine(progress));
  };
  try {
    return await work({ signal, onProgress });
  } finally {
    if (told > 0) terminal.passing('');
  }
}

function progressLine({ doing, files, bytes, totalFiles }: KitProgress): string {
  const of = totalFiles === null ? '' : ` of ${totalFiles.toLocaleString('en')}`;
  if (files === 0 && bytes === 0) return `${doing} ...`;
  return `${doing} ... ${files.toLocaleString('en')}${of} files, ${sizeWords(bytes)}`;
}
