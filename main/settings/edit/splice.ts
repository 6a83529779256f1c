/** One change of a text: what stands between two offsets becomes something else. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Makes all changes at once. They may touch, and not overlap; those at one offset come in their order. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const inOrder = splices
    .map((splice, at) => ({ splice, at }))
    .sort((a, b) => a.splice.start - b.splice.start || a.splice.end - b.splice.end || a.at - b.at)
    .map(({ splice }) => splice);
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text: inserted } of inOrder) {
    parts.push(text.slice(done, start), inserted);
    done = end;
  }
  return [...parts, text.slice(done)].join('');
}
