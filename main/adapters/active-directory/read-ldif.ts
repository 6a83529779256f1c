import { parseDistinguishedName } from '../../directory/distinguished-name.js';
import type { DirectoryEntry } from '../../ports/directory.js';
import { failure } from '../../problems/problem.js';
import { type Line, readLines } from './ldif-lines.js';
import { textValue } from './text-value.js';

interface Field {
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

/** Entries of an export in the form that `ldifde` writes (RFC 2849), one after the other. */
export async function* readLdif(path: string): AsyncGenerator<DirectoryEntry> {
  let record: Field[] = [];
  for await (const line of unfolded(path)) {
    if (line.text === '') {
      if (record.length > 0) yield toEntry(path, record);
      record = [];
      continue;
    }
    const field = toField(path, line);
    if (field.name !== 'version') record.push(field);
  }
  if (record.length > 0) yield toEntry(path, record);
}

/** Whole lines: a long one continues on the next, behind one space. Comments, folded ones too, are left out. */
async function* unfolded(path: string): AsyncGenerator<Line> {
  let open: { number: number; parts: string[] } | null = null;
  const close = function* (): Generator<Line> {
    const text = open?.parts.join('');
    if (open !== null && text?.startsWith('#') === false) yield { number: open.number, text };
  };
  for await (const { number, text } of readLines(path)) {
    if (text.startsWith(' ')) {
      if (open === null || open.parts[0] === '')
        throw notReadable(path, number, 'it continues a line that is not there');
      open.parts.push(text.slice(1));
      continue;
    }
    yield* close();
    open = { number, parts: [text] };
  }
  yield* close();
}

function toField(path: string, { number, text }: Line): Field {
  const [, name, mark, rest = ''] = /^([A-Za-z0-9][A-Za-z0-9.;=-]*):([:<]?) *(.*)$/s.exec(text) ?? [];
  if (name === undefined) throw notReadable(path, number, 'an attribute, a colon and a value are expected');
  if (mark === '<') throw notReadable(path, number, 'its value is in another file');
  const value = mark === ':' ? fromBase64(path, number, rest) : rest;
  // Options such as ";range=0-1499" say how much of an attribute came along, not which one it is.
  return { line: number, name: name.replace(/;.*/, '').toLowerCase(), value };
}

function fromBase64(path: string, line: number, text: string): string {
  const code = text.trimEnd();
  if (code.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(code)) {
    throw notReadable(path, line, 'its value is not proper base64');
  }
  return textValue(Buffer.from(code, 'base64'));
}

function toEntry(path: string, [first, ...fields]: readonly Field[]): DirectoryEntry {
  if (first?.name !== 'dn') throw notReadable(path, first?.line ?? 1, 'an entry begins with "dn:"');
  if (parseDistinguishedName(first.value) === undefined) {
    throw notReadable(path, first.line, `"${first.value}" is not a distinguished name`);
  }
  const attributes = new Map<string, string[]>();
  for (const field of fields) addField(path, attributes, field);
  return { distinguishedName: first.value, attributes };
}

function addField(path: string, attributes: Map<string, string[]>, { line, name, value }: Field): void {
  if (name === 'dn') throw notReadable(path, line, 'a blank line is missing before this entry');
  if (name === 'changetype') {
    if (value.trim().toLowerCase() !== 'add')
      throw notReadable(path, line, `it records a change (${value}), not an export`);
    return;
  }
  const values = attributes.get(name);
  if (values) values.push(value);
  else attributes.set(name, [value]);
}

const notReadable = (path: string, line: number, why: string): Error =>
  failure('LDIF_NOT_READABLE', { path, line, why });
