import type { DirectoryEntry } from '../../../ports/directory.js';
import { textValue } from '../text-value.js';

/** What the script says where it could not read. Numbers decide; the message is in the language of that Windows. */
export interface ScriptError {
  /** LDAP result code (RFC 4511), or code of the Windows LDAP client from 81 on; null for anything else. */
  readonly code: number | null;
  /** Eight hexadecimal digits. */
  readonly result: string;
  /** Full name of the .NET type of the exception. */
  readonly type: string;
  readonly message: string;
}

export type Answer =
  | { readonly kind: 'entries'; readonly entries: readonly DirectoryEntry[] }
  | { readonly kind: 'error'; readonly error: ScriptError };

/** Puts one answer together from the lines of the script. Throws where a line is not what must stand there. */
export class AnswerReader {
  readonly #entries: DirectoryEntry[] = [];
  #name: string | null = null;
  #attributes = new Map<string, string[]>();

  constructor(readonly id: string) {}

  /** Null until the line that ends the answer. */
  take(line: string): Answer | null {
    if (line === '') this.#endEntry();
    else if (line.startsWith('= ')) return this.#end(line);
    else this.#field(line);
    return null;
  }

  #field(line: string): void {
    const [, name, code] = /^([A-Za-z0-9][A-Za-z0-9.;=*-]*):: ?(.*)$/.exec(line) ?? [];
    if (name === undefined || code === undefined) throw new Error(`Not a value: ${shortened(line)}`);
    if (this.#name === null) {
      if (name !== 'dn') throw new Error(`A value without an entry: ${shortened(line)}`);
      this.#name = fieldText(code);
      return;
    }
    const value = textValue(bytesOf(code));
    const key = name.toLowerCase();
    const values = this.#attributes.get(key);
    if (values) values.push(value);
    else this.#attributes.set(key, [value]);
  }

  #endEntry(): void {
    if (this.#name === null) throw new Error('An empty line without an entry');
    this.#entries.push({ distinguishedName: this.#name, attributes: this.#attributes });
    this.#name = null;
    this.#attributes = new Map();
  }

  #end(line: string): Answer {
    const error = readError(line);
    if (error?.id === this.id) return { kind: 'error', error: error.error };
    const [, id, count] = /^= end (\d+) (\d+)$/.exec(line) ?? [];
    if (id !== this.id || this.#name !== null || Number(count) !== this.#entries.length) {
      throw new Error(`An end that does not fit: ${shortened(line)}, after ${this.#entries.length} entries`);
    }
    return { kind: 'entries', entries: this.#entries };
  }
}

/** A line `= error …`; undefined for any other. */
export function readError(line: string): { readonly id: string; readonly error: ScriptError } | undefined {
  const [, id, code, result, type, message] =
    /^= error (\d+) (-?\d+|-) ([0-9A-F]{8}) ([\w.+`]+) (\S+)$/.exec(line) ?? [];
  if (id === undefined || result === undefined || type === undefined || message === undefined) return undefined;
  return { id, error: { code: code === '-' ? null : Number(code), result, type, message: fieldText(message) } };
}

/** What a field of the protocol says: text as base64, or `-` for none. */
export function fieldText(code: string): string {
  return code === '-' ? '' : bytesOf(code).toString('utf8');
}

export const toField = (text: string): string => (text === '' ? '-' : Buffer.from(text, 'utf8').toString('base64'));

function bytesOf(code: string): Buffer {
  if (code.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(code)) {
    throw new Error(`Not base64: ${shortened(code)}`);
  }
  return Buffer.from(code, 'base64');
}

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}...` : text);
