/** Bytes for people: `41.3 GB`. */
export function inWords(bytes: number): string {
  const gigabytes = bytes / 1024 ** 3;
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${String(Math.ceil(bytes / 1024 ** 2))} MB`;
}
