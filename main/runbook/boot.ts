/**
 * Whether two marks of a boot speak of two boots. A mark may begin with a word that says what it was taken from; marks
 * of two kinds can't be compared, and nothing is concluded from them.
 */
export function bootsDiffer(one: string, other: string): boolean {
  return one !== other && kindOf(one) === kindOf(other);
}

const kindOf = (mark: string): string => mark.slice(0, Math.max(0, mark.indexOf(' ')));
