import type { Condition } from '../../../ports/directory.js';

/**
 * Entries by the values that nearly every search asks for: without it, finding one account among a hundred thousand
 * would mean looking at them all. Entry numbers stand in rising order.
 */
export class LdifIndex {
  static readonly attributes: readonly string[] = ['objectclass', 'samaccountname'];
  readonly #numbers = new Map(LdifIndex.attributes.map(name => [name, new Map<string, number[]>()]));

  /** A value that a replaced entry had before stays: what is found is looked at once more. */
  add(number: number, attributes: ReadonlyMap<string, readonly string[]>): void {
    for (const [name, values] of attributes) {
      const byValue = this.#numbers.get(name);
      for (const value of values) {
        const key = value.toLowerCase();
        const numbers = byValue?.get(key);
        if (numbers) insert(numbers, number);
        else byValue?.set(key, [number]);
      }
    }
  }

  /** Numbers of entries among which are all that satisfy the condition; undefined when any entry may. */
  candidates(where: Condition): readonly number[] | undefined {
    if ('any' in where) return this.#eitherOf(where.any);
    if ('all' in where) {
      const parts = where.all.map(part => this.candidates(part)).filter(isDefined);
      return parts.sort((one, other) => one.length - other.length)[0];
    }
    // The spelling of a distinguished name may differ.
    if ('not' in where || !('equals' in where) || where.equals.includes('=')) return undefined;
    const byValue = this.#numbers.get(where.attribute.toLowerCase());
    return byValue && (byValue.get(where.equals.toLowerCase()) ?? []);
  }

  #eitherOf(conditions: readonly Condition[]): readonly number[] | undefined {
    const parts = conditions.map(condition => this.candidates(condition));
    if (!parts.every(isDefined)) return undefined;
    return [...new Set(parts.flat())].sort((one, other) => one - other);
  }
}

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

function insert(numbers: number[], number: number): void {
  let [low, high] = [0, numbers.length];
  // Nearly always it is the highest yet.
  if ((numbers[high - 1] ?? -1) < number) low = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  if (numbers[low] !== number) numbers.splice(low, 0, number);
}
