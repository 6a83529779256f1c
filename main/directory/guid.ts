const size = 16;

/**
 * `17dc7107-c684-4e03-a3f6-0b5806201546` of an `objectGUID`, as Windows writes it. Its bytes come as base64, or as the text that they
 * happen to be. Null for anything else.
 */
export function guidOf(value: string | null): string | null {
  const text = Buffer.from(value ?? '', 'utf8');
  const bytes = text.length === size ? text : Buffer.from(value ?? '', 'base64');
  if (bytes.length !== size) return null;
  // The first three numbers begin with their lowest byte.
  const numbers = [bytes.subarray(0, 4), bytes.subarray(4, 6), bytes.subarray(6, 8)];
  const [first = '', second = '', third = ''] = numbers.map(number => Buffer.from(number).reverse().toString('hex'));
  return [first, second, third, bytes.toString('hex', 8, 10), bytes.toString('hex', 10)].join('-');
}
