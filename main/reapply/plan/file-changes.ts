import { createHash } from 'node:crypto';
import type { Difference, ReapplyChange, SettingsTree } from '../../../preload/contract/index.js';
import type { PreparedFiles } from '../../ports/prepared-files.js';
import { failure } from '../../problems/problem.js';
import { bytesOf, shownPath, storedName } from '../names.js';
import type { ProposalParts, ProposedChange } from './proposal.js';
import { shownChange } from './shows.js';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** One change for each file, with all that was chosen in it. */
export async function fileChanges(parts: ProposalParts): Promise<ProposedChange[]> {
  const proposed: ProposedChange[] = [];
  for (const [, differences] of byFile(parts)) {
    const one = await fileChange(parts, differences);
    if (one) proposed.push(one);
  }
  return proposed;
}

/** Those of one file together, in the order of the comparison. */
function byFile({ chosen }: ProposalParts): Map<string, Difference[]> {
  const files = new Map<string, Difference[]>();
  for (const one of chosen.differences) {
    const place = filePlaceOf(one);
    if (!place) continue;
    const key = `${place.tree}/${place.file.toLowerCase()}`;
    files.set(key, [...(files.get(key) ?? []), one]);
  }
  return files;
}

/** Where the file of a difference is; undefined where it is none, or where appcmd changes it. */
export function filePlaceOf({ group, place }: Difference): { tree: SettingsTree; file: string } | undefined {
  if (group === 'iis') return undefined;
  return 'file' in place ? { tree: place.tree, file: place.file } : undefined;
}

async function fileChange(parts: ProposalParts, differences: readonly Difference[]): Promise<ProposedChange | null> {
  const [first] = differences;
  const place = first && filePlaceOf(first);
  if (!place) return null;
  const target = shownPath(parts.now.roots, place.tree, place.file);
  // A rollup brings a folder of its own version, and leaves the one of before behind.
  if (parts.chosen.rollupFile !== null && first.kitFile !== undefined)
    throw failure('ROLLUP_FIRST', { file: place.file });
  if (target === undefined) throw noTree(place.tree);
  const before = await bytesOf(parts.now.side, place.tree, place.file);
  const kit = await bytesOf(parts.kit.side, place.tree, first.kitFile ?? place.file);
  const whole = isWhole(parts, differences, { target, before, kit });
  const isFile = differences.some(one => one.place.kind === 'file');
  const after = whole && !isFile ? kit : editedFile(parts, { before, kit, differences });
  if (sameBytes(before, after)) return null;
  const change = changeOfFile({ target, before, after, files: parts.files });
  const replaced: ReapplyChange = {
    ...change,
    differences: differences.map(({ id }) => id),
    title: titleOf(target, { before, after, whole, count: differences.length }),
    ...(whole && before !== null && { wholeFile: true }),
    ...(!whole && { edits: [...differences] }),
  };
  return { change: replaced, ...(after && { content: { name: storedName(sha256Of(after), target), bytes: after } }) };
}

/** The change that puts `after` where `before` stands, and the one that takes it back. */
export function changeOfFile(file: {
  readonly target: string;
  readonly before: Buffer | null;
  readonly after: Buffer | null;
  readonly files: Pick<PreparedFiles, 'preparedPath' | 'keptPath'>;
}): Pick<ReapplyChange, 'group' | 'shows' | 'change' | 'undo'> {
  const { target, before, after, files } = file;
  const was = before && sha256Of(before);
  const sha256 = after && sha256Of(after);
  const prepared = sha256 === null ? null : files.preparedPath(storedName(sha256, target));
  // Where nothing stood, nothing is kept; the name is needed all the same.
  const keep = files.keptPath(storedName(was ?? 'none', target));
  return {
    group: 'files',
    shows: shownChange(before, after),
    change: { kind: 'replace-file', target, prepared, sha256, was, keep },
    undo: {
      kind: 'replace-file',
      target,
      prepared: was === null ? null : keep,
      sha256: was,
      was: sha256,
      keep: files.keptPath(`undone-${storedName(sha256 ?? 'none', target)}`),
    },
  };
}

interface Contents {
  readonly target: string;
  readonly before: Buffer | null;
  readonly kit: Buffer | null;
}

/** Whether the kit's file comes as it is: it is missing here, or somebody means it. Throws where nobody said so. */
function isWhole(
  { chosen }: ProposalParts,
  differences: readonly Difference[],
  { target, before, kit }: Contents,
): boolean {
  if (differences.some(({ id }) => chosen.wholeFiles.has(id))) return true;
  const asFile = differences.some(({ place }) => place.kind === 'file');
  if (!asFile) return false;
  // A file that is missing here takes nothing away.
  if (before === null && kit !== null) return true;
  throw failure('WHOLE_FILE_NOT_MEANT', { file: target });
}

function editedFile(
  { edits }: Pick<ProposalParts, 'edits'>,
  { before, kit, differences }: Pick<Contents, 'before' | 'kit'> & { readonly differences: readonly Difference[] },
): Buffer | null {
  return kit === null ? null : edits.editFile(before, kit, differences);
}

function titleOf(
  target: string,
  what: {
    readonly before: Buffer | null;
    readonly after: Buffer | null;
    readonly whole: boolean;
    readonly count: number;
  },
): string {
  if (what.after === null) return `Take away ${target}`;
  if (what.before === null) return `Bring back ${target}`;
  if (what.whole) return `Replace ${target} as a whole`;
  return `Change ${String(what.count)} ${what.count === 1 ? 'place' : 'places'} in ${target}`;
}

const sameBytes = (one: Buffer | null, other: Buffer | null): boolean =>
  one === null || other === null ? one === other : one.equals(other);

export const noTree = (tree: SettingsTree) =>
  failure('PLACE_NOT_THERE', { what: tree, why: 'The folder that these files belong in is not there.' });
