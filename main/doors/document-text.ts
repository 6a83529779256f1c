import { failure } from '../problems/problem.js';

export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export interface DocumentWish<T> {
  /** What the text is called. */
  readonly file: string;
  /** What it should be. */
  readonly what: string;
  readonly schema: Schema<T>;
  /** Where it may stand: by itself (`[]`), or at a place of another document, as `--json` prints them. */
  readonly places: readonly (readonly string[])[];
}

/** A document of this program in a text. Throws `STRATEGY_FILE_NOT_READABLE` with the first thing that is wrong. */
export function documentOf<T>(text: string, { file, what, schema, places }: DocumentWish<T>): T {
  const document = parsed(text.replace(/^\uFEFF/, ''), { file, what });
  let why: string | undefined;
  for (const place of places) {
    const value = place.reduce<unknown>(step, document);
    if (value === undefined) continue;
    const found = schema.safeParse(value);
    if (found.success) return found.data;
    // The place that is the most special is the one that is meant.
    why = issueIn(found.error.issues, place);
  }
  throw failure('STRATEGY_FILE_NOT_READABLE', { file, what, why: why ?? 'nothing of that kind is in it' });
}

function issueIn(issues: readonly Issue[], place: readonly string[]): string {
  const [first] = issues;
  const path = [...place, ...(first?.path ?? [])].map(String).join('.');
  return `${path === '' ? 'the whole of it' : `"${path}"`} is not as it should be (${first?.message ?? 'unknown'})`;
}

function parsed(text: string, { file, what }: { readonly file: string; readonly what: string }): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const why = 'it is not JSON, or it was cut short';
    throw failure('STRATEGY_FILE_NOT_READABLE', { file, what, why }, thrown);
  }
}

function step(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
