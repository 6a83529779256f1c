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
  /** The place of a version that was told already, by its identifier. */
  const seen = new Map<string, string>();
  return blocksOf(output).flatMap((block): ParsedVersion[] => {
    const takenAt = momentOfVersion(block.id);
    if (takenAt === null) return [];
    const targetShown = valueOf(fieldBefore(block));
    if (seen.get(block.id) === targetShown) return [];
    seen.set(block.id, targetShown);
    return [{ id: block.id, takenAt, targetShown, ...toldAfter(block) }];
  });
}

/** Lines that belong to one version. */
interface Block {
  readonly lines: readonly string[];
  readonly id: string;
  /** The line with the identifier. */
  readonly at: number;
}

/** Divided by empty lines, and where those are missing, by what begins a version. */
function blocksOf(output: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  for (const each of output.split('\n')) {
    const line = each.trim();
    if (line !== '') lines.push(line);
    else if (lines.length > 0) {
      blocks.push(...divided(lines));
      lines = [];
    }
  }
  return [...blocks, ...divided(lines)];
}

/** Time and place stand before an identifier: two labels. */
const labelsBefore = 2;

function divided(lines: readonly string[]): Block[] {
  const places: { readonly id: string; readonly at: number }[] = [];
  lines.forEach((line, at) => {
    const id = line.includes('/') ? identifier.exec(line)?.[0] : undefined;
    if (id !== undefined) places.push({ id, at });
  });
  const begins = places.map(({ at }, index) => {
    if (index === 0) return 0;
    let begin = at;
    for (let labels = 0; labels < labelsBefore && begin - 1 > (places[index - 1]?.at ?? 0); begin -= 1) {
      if (label.test(lines[begin - 1] ?? '')) labels += 1;
    }
    return begin;
  });
  return places.map(({ id, at }, index) => {
    const begin = begins[index] ?? 0;
    return { id, at: at - begin, lines: places.length === 1 ? lines : lines.slice(begin, begins[index + 1]) };
  });
}

/** A label is short, and a blank follows its colon: a drive letter or a path has none. */
const label = /^[^\s:\\][^:\\]{0,50}[:：](?:\s|$)/;

/** What stands right before the identifier, joined again. */
function fieldBefore({ lines, at }: Block): string {
  let begin = at - 1;
  while (begin > 0 && !label.test(lines[begin] ?? '')) begin -= 1;
  return lines.slice(Math.max(0, begin), at).join(' ');
}

/** What can be recovered stands after the identifier, before or after what has a GUID. */
function toldAfter({ lines, at }: Block): Pick<ParsedVersion, 'recovers' | 'snapshotId'> {
  let snapshotId: string | null = null;
  let field: string | null = null;
  let joins = false;
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const found = line.includes('{') ? guid.exec(line)?.[1] : undefined;
    if (found !== undefined) {
      snapshotId ??= found;
      joins = false;
    } else if (joins && !label.test(line)) field = `${field ?? ''} ${line}`;
    else {
      joins = field === null;
      field ??= line;
    }
  }
  return { recovers: field === null ? null : recoverablesOf(valueOf(field)), snapshotId };
}

const valueOf = (field: string): string => /^[^:\\]{1,51}[:：]\s*(.*)$/.exec(field)?.[1] ?? field;

function recoverablesOf(text: string): Recoverable[] | null {
  const found = text.split(',').map(one => tokens[one.trim().toLowerCase()]);
  const known = found.filter(one => one !== undefined);
  return known.length === found.length ? known : null;
}
