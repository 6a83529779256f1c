import type { Comparison } from '../../preload/contract/index.js';

interface RowParts {
  readonly id: string;
  readonly label: string;
  readonly was: readonly [value: string, source: string];
  readonly is: readonly [value: string, source: string];
  readonly same: boolean;
  readonly remedy: string;
}

/** What should be beside what is, in one respect. */
export function row({ id, label, was, is, same, remedy }: RowParts): Comparison {
  return {
    ...{ id, label, lost: was[0], lostSource: was[1], rebuilt: is[0], rebuiltSource: is[1] },
    result: same ? 'same' : 'different',
    remedy: same ? '' : remedy,
  };
}

export const differing = (rows: readonly Comparison[]): Comparison[] => rows.filter(({ result }) => result !== 'same');

/** `3 of 8 differ`, and which: for the sentence of a check. */
export function tellDiffering(rows: readonly Comparison[]): string {
  const labels = differing(rows).map(({ label }) => label);
  const [first = '', ...rest] = labels;
  if (rest.length === 0) return `${first} is not as it was.`;
  if (rest.length < 3) return `Not as they were: ${labels.join(', ')}.`;
  return `${String(labels.length)} of ${String(rows.length)} are not as they were: ${labels.slice(0, 3).join(', ')} and others.`;
}

/** Windows, DNS and the directory compare names without regard to case. */
export const sameName = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.toLowerCase() === other.toLowerCase();

/** Host names have no case, and a slash at the end means nothing. */
export function sameUrl(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return normalUrl(one) === normalUrl(other);
}

function normalUrl(text: string): string {
  try {
    return new URL(text).href.replace(/\/$/, '');
  } catch {
    return text.trim().toLowerCase();
  }
}

/** Host of a URL, or of a bare host name; null where there is none. */
export function hostOf(text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  try {
    return new URL(text.includes('://') ? text : `https://${text}`).hostname.toLowerCase();
  } catch {
    return null;
  }
}
