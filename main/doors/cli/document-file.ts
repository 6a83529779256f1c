import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { windowsText } from '../../product/windows-text.js';
import { documentOf, type Schema } from '../document-text.js';
import { refuse } from './output-file.js';

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
  return documentOf(await textOf(file), { file, what, schema, places });
}

/** Reads a text file. */
export async function textOf(file: string): Promise<string> {
  return windowsText(await readFile(file).catch((thrown: unknown) => refuse(file, thrown)));
}
