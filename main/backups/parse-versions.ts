import type { Recoverable } from '../../preload/contract/index.js';
import { momentOfVersion } from './version-id.js';

/** A version as the text of `wbadmin get versions` tells of it. */
export interface ParsedVersion {
  readonly id: string;
  /** ISO 8601 in UTC, from the identifier: what stands as its time is in the form of the country. */
  readonly takenAt: string;
  /** What stands before the identifier: the place, in the words of Windows. */
  readonly targetShown: string;
  /** Null where a word is unknown: nothing is concluded from a language that is not read. */
  readonly recovers: readonly Recoverable[] | null;
  readonly snapshotId: string | null;
}

const identifier = /(?<![\d/])\d{2}\/\d{2}\/\d{4}-\d{2}:\d{2}(?![\d:])/;
const guid = /\{([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}/i;

const tokens: Readonly<Record<string, Recoverable>> = {
  'volume(s)': 'volumes',
  'file(s)': 'files',
  'application(s)': 'applications',
  'bare metal recovery': 'bare-metal',
  'system state': 'system-state',
  'virtual machine(s)': 'virtual-machines',
};

/**
 * Reads what `wbadmin get versions` prints, in any language: versions are found by their identifier alone. Lines are
 * broken after 79 columns, so a line without a label goes on with the one before. What has no identifier is left out.
 *
 * @fidelity C text of wbadmin get versions: published transcripts of Windows Server 2008 to 2012 R2; nothing is read from it but identifiers, paths, GUIDs and the English names of what can be recovered
 */
export function parseVersions(output: string): ParsedVersion[] {
  const seen = new Set<string>();
  return blocksOf(output.split(/\r?\n/)).flatMap((block): ParsedVersion[] => {
    const fields = fieldsOf(block);
    const at = fields.findIndex(field => identifier.test(field));
    const id = identifier.exec(fields[at] ?? '')?.[0] ?? '';
    const takenAt = momentOfVersion(id);
    if (takenAt === null) return [];
    const after = fields.slice(at + 1);
    const snapshotId = after.map(field => guid.exec(field)?.[1]).find(one => one !== undefined) ?? null;
    const capable = after.find(field => !guid.test(field));
    const version = {
      id,
      takenAt,
      targetShown: at > 0 ? valueOf(fields[at - 1] ?? '') : '',
      recovers: capable === undefined ? null : recoverablesOf(valueOf(capable)),
      snapshotId,
    };
    const key = `${id}\n${version.targetShown}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [version];
  });
}

/** Lines that belong to one version each: divided by empty lines, and where those are missing, by what begins one. */
function blocksOf(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.flatMap(divided);
}

/** Time and place stand before an identifier: two labels. */
const labelsBefore = 2;

function divided(lines: string[]): string[][] {
  const places = lines.flatMap((line, at) => (identifier.test(line) ? [at] : []));
  if (places.length === 0) return [];
  if (places.length === 1) return [lines];
  const begins = places.map((place, index) => {
    if (index === 0) return 0;
    let begin = place;
    for (let labels = 0; labels < labelsBefore && begin - 1 > (places[index - 1] ?? 0); begin -= 1) {
      if (hasLabel(lines[begin - 1] ?? '')) labels += 1;
    }
    return begin;
  });
  return begins.map((begin, index) => lines.slice(begin, begins[index + 1] ?? lines.length));
}

/** A label is short, and a blank follows its colon: a drive letter or a path has none. */
const hasLabel = (line: string): boolean => /^\S[^:\\]{0,50}[:：](\s|$)/u.test(line);

function fieldsOf(lines: readonly string[]): string[] {
  const fields: string[] = [];
  for (const line of lines) {
    const before = fields.at(-1);
    if (before === undefined || hasLabel(line) || identifier.test(line)) fields.push(line.trim());
    else fields[fields.length - 1] = `${before} ${line.trim()}`;
  }
  return fields;
}

const valueOf = (field: string): string => /^[^:\\]{1,51}[:：]\s*(.*)$/u.exec(field)?.[1] ?? field;

function recoverablesOf(text: string): Recoverable[] | null {
  const found = text.split(',').map(one => tokens[one.trim().toLowerCase()]);
  const known = found.filter(one => one !== undefined);
  return known.length === found.length ? known : null;
}
