import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failure } from '../../problems/problem.js';
import { refuse } from './output-file.js';

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * A document of this program in a file: by itself, or at one of these places of another document, as `--json` prints
 * them. `what` says what it should be. Throws `STRATEGY_FILE_NOT_READABLE` with the first thing that is wrong.
 */
export async function documentIn<T>(
  named: string,
  what: string,
  schema: Schema<T>,
  places: readonly (readonly string[])[],
): Promise<T> {
  const file = resolve(named);
  const document = parsed(await textOf(file), { file, what });
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

/** Text as Windows writes it: PowerShell's ">" makes UTF-16. */
async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((thrown: unknown) => refuse(file, thrown));
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
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
