/** Bytes for people: `41.3 GB`. */
export function inWords(bytes: number): string {
  const gigabytes = bytes / 1024 ** 3;
  if (gigabytes >= 1) return `${gigabytes.toFixed(1)} GB`;
  const kilobytes = bytes / 1024;
  return kilobytes >= 1024 ? `${String(Math.ceil(kilobytes / 1024))} MB` : `${String(Math.ceil(kilobytes))} kB`;
}
