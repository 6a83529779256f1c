/** Attribute names as small numbers, whatever case they are written in. */
export class AttributeNames {
  readonly #names: string[] = [];
  /** Numbers of the names, by a sum of their bytes. */
  readonly #buckets: number[][] = Array.from({ length: 4096 }, () => []);

  numberOf(name: string): number {
    const bytes = Buffer.from(name, 'latin1');
    return this.numberAt(bytes, 0, bytes.length);
  }

  /** The number of the name that stands at `begin` to `end`. Makes no text of it, as that would cost more than all else. */
  numberAt(bytes: Uint8Array, begin: number, end: number): number {
    let sum = 0;
    for (let at = begin; at < end; at += 1) sum = (Math.imul(sum, 31) + lower(bytes[at])) | 0;
    const bucket = this.#buckets[(sum ^ (sum >>> 12)) & 4095] ?? [];
    for (const number of bucket) if (isAt(bytes, begin, end, this.nameOf(number))) return number;
    const name = Buffer.from(bytes.subarray(begin, end)).toString('latin1').toLowerCase();
    const number = this.#names.push(name) - 1;
    bucket.push(number);
    return number;
  }

  nameOf(number: number): string {
    return this.#names[number] ?? '';
  }
}

/** Whether a name, given in lower case, stands at `begin` to `end`, in whatever case. */
export function isAt(bytes: Uint8Array, begin: number, end: number, name: string): boolean {
  if (end - begin !== name.length) return false;
  for (let at = 0; at < name.length; at += 1) if (lower(bytes[begin + at]) !== name.charCodeAt(at)) return false;
  return true;
}

const lower = (byte = 0): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);
