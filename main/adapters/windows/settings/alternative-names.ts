/**
 * The DNS names in an extension of a certificate (subjectAltName), in base64 of DER; none where it can't be read.
 *
 *     SEQUENCE { [2] dNSName ... }       other kinds of names are left out
 *
 * @fidelity C names of a certificate: RFC 5280, 4.2.1.6, decoded from its bytes, since Windows writes them in its language
 */
export function dnsNames(base64: string): string[] {
  const sequence = elementAt(Buffer.from(base64, 'base64'), 0);
  if (sequence?.tag !== 0x30) return [];
  const names: string[] = [];
  for (let at = 0; at < sequence.content.length;) {
    const element = elementAt(sequence.content, at);
    if (!element) return [];
    if (element.tag === 0x82) names.push(element.content.toString('latin1'));
    at = element.end;
  }
  return names;
}

interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** Where the next one begins. */
  readonly end: number;
}

function elementAt(bytes: Buffer, at: number): Element | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  const more = first < 0x80 ? 0 : first & 0x7f;
  const begin = at + 2 + more;
  // Names of a certificate are never longer than four bytes can say.
  if (first === 0x80 || more > 4 || begin > bytes.length) return undefined;
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  const end = begin + length;
  return end > bytes.length ? undefined : { tag, content: bytes.subarray(begin, end), end };
}
