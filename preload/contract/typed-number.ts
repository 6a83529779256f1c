/**
 * The number that a person typed, with a point or a comma: `8`, `1.5`, `1,5`. Undefined where it is none, or may be meant
 * in two ways: `1,500` and `1.500` are one and a half to some, and more than a thousand to others.
 */
export function typedNumber(text: string): number | undefined {
  const word = text.trim();
  return /^\d{1,12}([.,]\d{1,2})?$/.test(word) ? Number(word.replace(',', '.')) : undefined;
}
