import type { KitProgress } from '../../../preload/contract/kit.js';
import { formatDuration, spent } from '../../messages/format.js';
import { tk } from '../../messages/kit-words.js';

const units = ['kB', 'MB', 'GB'] as const;

/** A size in the unit in which it is short, as Windows shows it: `1.4 GB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return tk('size.bytes', { size: bytes });
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10));
  const size = bytes / 1024 ** power;
  return tk(`size.${units[power - 1] ?? 'kB'}`, { size: size < 100 ? Math.round(size * 10) / 10 : Math.round(size) });
}

export interface ProgressView {
  readonly doing: string;
  readonly line: string;
  /** 0 to 1; null while nobody knows. */
  readonly share: number | null;
}

/** How far the taking, checking or comparing has come. */
export function progressView(doing: string, progress: KitProgress | null, since: string, now: string): ProgressView {
  const elapsed = formatDuration(since === '' ? 0 : spent(since, now));
  if (!progress) return { doing, line: elapsed, share: null };
  const { files: done, totalFiles: total } = progress;
  const files = total === null ? tk('progress.files', { count: done }) : tk('progress.of', { done, total });
  return {
    doing: progress.doing,
    line: tk('progress.line', { elapsed, files, size: formatSize(progress.bytes) }),
    share: total === null || total === 0 ? null : Math.min(1, done / total),
  };
}
