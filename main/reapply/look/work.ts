import type { Difference, DifferenceGroup, HostChange, ReapplyChange } from '../../../preload/contract/index.js';
import type { SettingsSide, SideFile } from '../../ports/settings-side.js';
import { Failure } from '../../problems/failure.js';
import { failure, problem } from '../../problems/problem.js';
import { type ChangeOf, fileOf, placeInTree } from '../names.js';
import { refuseClashes } from '../plan/clashes.js';
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
  if (standing.is === 'not so') {
    const { change: asked } = change;
    if (asked.kind === 'remove-certificate') return { change, standing: unusedOnly(world, look, asked, standing) };
    const planned = await asPlanned(look, change, standing);
    return {
      change,
      standing: asked.kind === 'set-iis' ? await withoutClash(world, look, { change }, planned) : planned,
    };
  }
  const isEdit = change.change.kind === 'replace-file' && change.change.prepared !== null && change.wholeFile !== true;
  if (standing.is !== 'other' || !isEdit) return { change, standing };
  return (await madeAnew(world, look, change)) ?? { change, standing };
}

/**
 * What is changed must still be as it was when the change was planned, and what is taken back as this program made it: that
 * is what `undo` would set.
 */
async function asPlanned(
  look: ServerLook,
  { change, undo, title }: ReapplyChange,
  standing: Standing,
): Promise<Standing> {
  if (!undo || standing.brokenOff) return standing;
  const was = await standingOf(stillThere(change, undo, look), look);
  if (was.is === 'so') return standing;
  const { found } = standing;
  return { ...standing, is: 'other', problem: was.problem ?? problem('PLACE_CHANGED_SINCE', { title, found }) };
}

/** A power failure may come between the services that one certificate is given: those that have it need no looking after. */
function stillThere(change: HostChange, undo: HostChange, { side }: ServerLook): HostChange {
  if (change.kind !== 'enable-certificate' || undo.kind !== 'enable-certificate') return undo;
  const there = side.settings.certificates.find(({ thumbprint }) => thumbprint === change.thumbprint)?.services ?? [];
  return { ...undo, services: undo.services.filter(service => !there.includes(service)) };
}

/** A certificate goes only when nothing uses it any more, but what this very plan gives to another one. */
function unusedOnly(
  world: ReapplyWorld,
  { side }: ServerLook,
  { thumbprint }: ChangeOf<'remove-certificate'>,
  standing: Standing,
): Standing {
  const certificate = side.settings.certificates.find(one => one.thumbprint === thumbprint);
  if (!certificate) return standing;
  const { subject, services } = certificate;
  if (services === null) return { ...standing, is: 'other', problem: problem('CERTIFICATE_USE_UNREAD', { subject }) };
  const given = world
    .plan()
    .changes.flatMap(({ change, undo }) =>
      change.kind === 'enable-certificate' && undo?.kind === 'enable-certificate' && undo.thumbprint === thumbprint
        ? change.services
        : [],
    );
  const smtpElsewhere = side.settings.certificates.some(
    one => one.thumbprint !== thumbprint && one.services?.includes('SMTP') === true,
  );
  // For SMTP, Exchange leaves several certificates in use and chooses among them.
  const left = services.filter(service => !given.includes(service) && !(service === 'SMTP' && smtpElsewhere));
  if (left.length === 0) return standing;
  return { ...standing, is: 'other', problem: problem('CERTIFICATE_STILL_USED', { subject, services: left }) };
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
  const chosen = planned.edits ?? [];
  // Without its places, nobody can say what stands there; and a whole file is never put over another one.
  if (chosen.length === 0 || chosen.some(one => one.place.kind === 'file')) return undefined;
  if (change.kind !== 'replace-file' || !place || plan.undoes !== null) return undefined;
  const hasRollup = plan.changes.some(one => one.change.kind === 'install-rollup');
  const now = fileOf(look.side, place.tree, place.file);
  const kit = hasRollup ? await kitOf(world) : await kitOf(world).catch(() => undefined);
  const inKit = kit && kitFileOf(kit.side, place);
  if (!now || !kit || !inKit) return undefined;
  const source = change.target;
  const wanted = 'what was chosen is in it';
  const before = await look.side.read(now);
  const after = edited(world, { before, kit: await kit.side.read(inKit), chosen });
  if (after instanceof Failure) {
    const standing: Standing = { is: 'other', found: 'rewritten', wanted, source, problem: after.problem };
    return hasRollup ? { change: planned, standing } : undefined;
  }
  if (after.equals(before)) return { change: planned, standing: { is: 'so', found: wanted, wanted, source } };
  if (!hasRollup) return undefined;
  const made = changeOfFile({ target: change.target, before, after, files: world.files });
  const found = `rewritten by the rollup: SHA-256 ${sha256Of(before).slice(0, 16)}`;
  const anew: ReapplyChange = { ...planned, ...made };
  const standing: Standing = { is: 'not so', found, wanted: `new: SHA-256 ${sha256Of(after).slice(0, 16)}`, source };
  return {
    change: anew,
    standing: await withoutClash(world, look, { change: anew, content: after }, standing),
    content: after,
  };
}

/**
 * The plan holds no web.config that says again what applicationHost.config says. A rollup may have brought one since: then
 * nothing is written that IIS would answer with 500.19.
 */
async function withoutClash(
  world: ReapplyWorld,
  look: ServerLook,
  { change, content }: Pick<Work, 'change' | 'content'>,
  standing: Standing,
): Promise<Standing> {
  const plan = world.plan();
  if (standing.is !== 'not so' || plan.undoes !== null) return standing;
  if (!plan.changes.some(one => one.change.kind === 'install-rollup')) return standing;
  const pending: Difference[] = [];
  for (const one of plan.changes.filter(({ group }) => group === 'iis')) {
    if ((await standingOf(one.change, look)).is === 'not so') pending.push(...(one.edits ?? []));
  }
  const parts = { kit: await kitOf(world), now: look, edits: world.edits, chosen: { differences: pending } };
  const changed = { change, ...(content && { content: { name: '', bytes: content } }) };
  try {
    await refuseClashes(parts, content ? [changed] : [], content ? [] : [changed]);
    return standing;
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return { ...standing, is: 'other', problem: thrown.problem };
  }
}

type Place = NonNullable<ReturnType<typeof placeInTree>>;

/** The very kit that this was begun with. */
export async function kitOf(world: ReapplyWorld) {
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

/** The file with what was chosen in it; a failure where a place is missing in it or has changed since. */
function edited(
  { edits }: ReapplyWorld,
  { before, kit, chosen }: { readonly before: Buffer; readonly kit: Buffer; readonly chosen: readonly Difference[] },
): Buffer | Failure {
  try {
    return edits.editFile(before, kit, chosen);
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
}
