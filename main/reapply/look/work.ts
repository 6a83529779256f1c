import type { DifferenceGroup, Difference, ReapplyChange } from '../../../preload/contract/index.js';
import type { SettingsSide, SideFile } from '../../ports/settings-side.js';
import { failure, problem } from '../../problems/problem.js';
import { fileOf, placeInTree } from '../names.js';
import { changeOfFile, sha256Of } from '../plan/file-changes.js';
import type { ServerLook } from '../reapply-kit.js';
import type { ReapplyWorld } from '../world.js';
import { standingOf, type Standing } from './standing.js';

/** A planned change beside the server as it is in this look. */
export interface Work {
  /** As planned; made anew where a rollup has rewritten the file since. */
  readonly change: ReapplyChange;
  readonly standing: Standing;
  /** The new content of a change that was made anew. */
  readonly content?: Buffer;
}

/** How the server stands to the changes of one group, in their order. */
export async function workOf(world: ReapplyWorld, group: DifferenceGroup): Promise<Work[]> {
  const look = await world.look();
  const changes = world.plan().changes.filter(one => one.group === group);
  const works: Work[] = [];
  for (const change of changes) works.push(await lookAt(world, look, change));
  return works;
}

async function lookAt(world: ReapplyWorld, look: ServerLook, change: ReapplyChange): Promise<Work> {
  const standing = await standingOf(change.change, look);
  if (standing.is === 'not so' && world.plan().undoes !== null)
    return { change, standing: await ours(look, change, standing) };
  const isEdit = change.change.kind === 'replace-file' && change.change.prepared !== null && change.wholeFile !== true;
  if (standing.is !== 'other' || !isEdit) return { change, standing };
  return (await madeAnew(world, look, change)) ?? { change, standing };
}

/** What is taken back must still be as this program made it. `undo` of a change that takes back is the one that it made. */
async function ours(look: ServerLook, { undo, title }: ReapplyChange, standing: Standing): Promise<Standing> {
  if (!undo || (await standingOf(undo, look)).is === 'so') return standing;
  const { found } = standing;
  return { ...standing, is: 'other', problem: problem('PLACE_CHANGED_SINCE', { title, found }) };
}

/**
 * A file that is neither old nor new. The rollup of this re-application may have rewritten it: then what was chosen is
 * put into the file as it is now. A file that has it already, however that came, needs nothing. Undefined where the
 * file is somebody else's work.
 */
async function madeAnew(world: ReapplyWorld, look: ServerLook, planned: ReapplyChange): Promise<Work | undefined> {
  const { change } = planned;
  const plan = world.plan();
  const place = change.kind === 'replace-file' ? placeInTree(look.roots, change.target) : undefined;
  if (change.kind !== 'replace-file' || !place || plan.undoes !== null) return undefined;
  const hasRollup = plan.changes.some(one => one.change.kind === 'install-rollup');
  const now = fileOf(look.side, place.tree, place.file);
  const kit = hasRollup ? await kitOf(world) : await kitOf(world).catch(() => undefined);
  const inKit = kit && kitFileOf(kit.side, place);
  if (!now || !kit || !inKit) return undefined;
  const left = await differencesLeft(world, { kit: kit.side, look, inKit, now, wanted: planned.differences });
  const source = change.target;
  const wanted = 'what was chosen is in it';
  if (left.length === 0) return { change: planned, standing: { is: 'so', found: wanted, wanted, source } };
  if (!hasRollup) return undefined;
  const before = await look.side.read(now);
  const after = world.edits.editFile(before, await kit.side.read(inKit), left);
  const made = changeOfFile({ target: change.target, before, after, files: world.files });
  const found = `rewritten by the rollup: SHA-256 ${sha256Of(before).slice(0, 16)}`;
  return {
    change: { ...planned, ...made },
    standing: { is: 'not so', found, wanted: `new: SHA-256 ${sha256Of(after).slice(0, 16)}`, source },
    content: after,
  };
}

type Place = NonNullable<ReturnType<typeof placeInTree>>;

/** The very kit that this was begun with. */
async function kitOf(world: ReapplyWorld) {
  const { path, id } = world.plan().kit;
  const kit = await world.kit();
  if (kit.manifest.id !== id) throw failure('KIT_NOT_THE_SAME', { path });
  return kit;
}

/** A folder that carries a version has another name in the kit: then the rest of the path decides. */
function kitFileOf(side: SettingsSide, { tree, file }: Place): SideFile | undefined {
  const withoutVersion = (path: string): string => path.replace(/(^|\/)\d+\.\d+\.\d+\.\d+(?=\/)/g, '$1*').toLowerCase();
  return (
    fileOf(side, tree, file) ??
    side.files.find(one => one.tree === tree && withoutVersion(one.file) === withoutVersion(file))
  );
}

/** Which of the chosen differences the file still has. Settings apart from files are the same on both sides here. */
async function differencesLeft(
  { edits }: ReapplyWorld,
  pair: {
    readonly kit: SettingsSide;
    readonly look: ServerLook;
    readonly inKit: SideFile;
    readonly now: SideFile;
    readonly wanted: readonly string[];
  },
): Promise<Difference[]> {
  const { kit, look, inKit, now, wanted } = pair;
  const { settings } = look.side;
  const only = (side: SettingsSide, file: SideFile): SettingsSide => ({
    settings,
    files: [{ ...file, file: now.file }],
    sha256: () => side.sha256(file),
    read: () => side.read(file),
  });
  const { differences } = await edits.compareSettings(only(kit, inKit), null, only(look.side, now), {
    signal: new AbortController().signal,
  });
  return differences.filter(({ id }) => wanted.includes(id));
}
