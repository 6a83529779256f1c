/** Bytes of a gigabyte, as Windows counts them. */
export const gigabyte = 1024 ** 3;

const units = ['kB', 'MB', 'GB'] as const;

/** `41.3 GB`, `500 GB`: as Windows shows sizes, so 1024 of each unit are one of the next. Nothing above GB, as in diskpart. */
export function sizeWords(bytes: number): string {
  const power = bytes < 1 ? 1 : Math.min(units.length, Math.max(1, Math.floor(Math.log2(bytes) / 10)));
  const size = bytes / 1024 ** power;
  const text = size < 100 ? size.toFixed(1).replace(/\.0$/, '') : size.toFixed(0);
  return `${text} ${units[power - 1] ?? 'kB'}`;
}
