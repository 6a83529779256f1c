const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a value, or its base64 form when it is not text, such as an identifier or a certificate. */
export function textValue(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('base64');
  }
}
