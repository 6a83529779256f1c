/**
 * A pattern for words that a sentence begins with: at the start of a line, or after a full stop, a colon or a
 * quotation mark. So it passes over the same words inside of another sentence.
 */
export function statement(words: RegExp): RegExp {
  return new RegExp(`(?:^|[.!?:>"\\n])["'\\s]{0,9}(?:${words.source})`, words.flags);
}

/** A pattern for an exception that was thrown, `Namespace.NAME: …`, as it is written in every language. */
export function thrown(...names: readonly string[]): RegExp {
  return new RegExp(`\\.(?:${names.join('|')})(?: \\([^)\\n]{1,80}\\))?:`);
}

/** Of a sentence no more is looked at. */
const longestSentence = 400;

/** The sentence asks or supposes: `Checked whether …`. Or it says that it is not so: `No …`, `not a …`. */
const supposed = /\b(?:whether|if|unless|in case)\b/i;
const denied = /\b(?:no|not|never|without|neither|none of the)(?: (?:a|an|the|really|yet|that))?\s{0,3}$/i;
/** The sentence takes back what it names. */
const dismissed =
  /\b(?:was|were|is|are|been|be) (?:now |then |all )?(?:fine|ok|ignored|skipped|resolved|fixed|repaired|dismissed|expected|harmless|retried)\b|\bno longer\b|\bnot (?:needed|relevant|a problem|an error)\b|, (?:trying|retrying|going on)\b|\b(?:goes|went) on\b/i;

/** Whether the sentence around a match only mentions what it names: it supposes, denies or dismisses it. */
export function isMention(said: string, { index, 0: match }: RegExpExecArray): boolean {
  const from = index + (/^[\s.!?:>"']{0,12}/.exec(match)?.[0].length ?? 0);
  const to = Math.max(from, index + match.length);
  const before = afterLast(said.slice(Math.max(0, from - longestSentence), from));
  const after = said.slice(from, to) + upToNext(said.slice(to, to + longestSentence));
  return supposed.test(before) || denied.test(before) || dismissed.test(after);
}

/** What a sentence says before a place: a colon begins a new one. */
const afterLast = (text: string): string => text.split(/[.!?:]["'\s]|\n|"/).pop() ?? '';

const upToNext = (text: string): string => text.split(/[.!?]["'\s]|\n/, 1)[0] ?? '';
