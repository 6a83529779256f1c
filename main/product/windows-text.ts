/** Text of a file as Windows writes it: UTF-8, or UTF-16 as PowerShell's ">" makes it. A mark at its beginning is left out. */
export function windowsText(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
}
