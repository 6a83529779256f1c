import type { KitTarget, ServerSettings } from '../../preload/contract/index.js';
import type { OpenedKit } from '../ports/kit-store.js';
import type { SettingsSide } from '../ports/settings-side.js';
import type { SettingsSource } from '../ports/settings-source.js';
import { failure, toProblem } from '../problems/problem.js';
import type { FreshDefaults } from './compare-kit.js';
import { createKit, type KitParts } from './create-kit.js';
import type { KitRun } from './kits.js';

export interface FreshParts {
  readonly kit: KitParts;
  readonly open: (path: string, signal: AbortSignal) => Promise<OpenedKit>;
  /** Names of the kits of defaults that are kept. */
  readonly kept: () => Promise<string[]>;
  readonly pathOf: (name: string) => string;
  /** Whether something was re-applied to the server already: what stands there then is no default any more. */
  readonly wasApplied: (target: KitTarget, machineId: string | null) => Promise<boolean>;
}

/** What the taking of defaults needs; nothing was applied yet. */
export type KeepParts = Omit<FreshParts, 'open' | 'wasApplied'>;

/** Before the name of what the recovery itself has kept, right after its last restart: no hand was laid on it yet. */
const byRecovery = 'recovered-';

/**
 * What setup wrote on a server, as a kit. The recovery keeps it after its last restart. Where it did not, the server is read
 * when it is compared for the first time at its build, before anything is applied to it. Where that was missed, the defaults
 * of its build before are still better than none.
 */
export async function freshOf(
  parts: FreshParts,
  target: KitTarget,
  { source, now }: { readonly source: SettingsSource; readonly now: SettingsSide },
  run: KitRun,
): Promise<FreshDefaults> {
  const server = serverKey(target, now.settings);
  if (server === null) {
    return { kit: null, why: 'This server has no mark by which its defaults could be found again.', readBy: null };
  }
  const name = `${server}-${buildOf(now.settings)}`;
  try {
    const kept = await parts.kept();
    const ofRecovery = `${byRecovery}${name}`;
    if (kept.includes(ofRecovery)) {
      return { ...(await opened(parts, ofRecovery, run)), readBy: 'recovery' };
    }
    if (!kept.includes(name)) {
      if (await parts.wasApplied(target, machineIdOf(now.settings))) return await earlier(parts, kept, server, run);
      await take(parts, name, source, run);
    }
    return { ...(await opened(parts, name, run)), readBy: 'comparison' };
  } catch (thrown) {
    if (run.signal.aborted) throw thrown;
    return { kit: null, why: toProblem(thrown).happened, readBy: null };
  }
}

/** What another version of this program has read may lack what this one compares: that is told. */
async function opened(
  { open, pathOf, kit: { productVersion } }: FreshParts,
  name: string,
  { signal }: KitRun,
): Promise<Pick<FreshDefaults, 'kit' | 'why'>> {
  const kit = await open(pathOf(name), signal);
  const { programVersion, takenAt } = kit.manifest;
  if (programVersion === productVersion) return { kit, why: null };
  const by = `Version ${programVersion} of this program read it on ${takenAt}, and this is version ${productVersion}.`;
  return { kit, why: `${by} What that version did not read counts here as not set by setup: look twice.` };
}

/**
 * Keeps what setup wrote, as a part of the recovery. What was kept before stands: a later reading could hold what somebody
 * has changed since. Throws a `Failure`.
 */
export async function keepFresh(
  parts: KeepParts,
  target: KitTarget,
  source: SettingsSource,
  run: KitRun,
): Promise<'kept' | 'kept before'> {
  const settings = await source.settings(run.signal);
  const server = serverKey(target, settings);
  if (server === null) throw failure('HOST_PART_NOT_READ', { what: 'mark of this installation', why: 'it is empty' });
  const name = `${byRecovery}${server}-${buildOf(settings)}`;
  if ((await parts.kept()).includes(name)) return 'kept before';
  await take(parts, name, readBefore(source, settings), run);
  return 'kept';
}

/** The same server, whose settings are not read a second time. */
function readBefore(source: SettingsSource, settings: ServerSettings): SettingsSource {
  return {
    kind: source.kind,
    settings: () => Promise.resolve(settings),
    trees: () => source.trees(),
    exportCertificate: (...wanted) => source.exportCertificate(...wanted),
  };
}

async function take({ kit, pathOf }: KeepParts, name: string, source: SettingsSource, run: KitRun): Promise<void> {
  const order = { out: pathOf(name), source, server: null, password: undefined, directory: null };
  await createKit(kit, order, {
    signal: run.signal,
    onProgress: progress => run.onProgress({ ...progress, doing: `Keeping what setup wrote: ${progress.doing}` }),
  });
}

async function earlier(
  { open, pathOf }: FreshParts,
  kept: readonly string[],
  server: string,
  { signal }: KitRun,
): Promise<FreshDefaults> {
  const [newest] = kept.flatMap(name => keptOf(name, server) ?? []).sort(newestFirst);
  if (newest !== undefined) {
    const { name, build, readBy } = newest;
    const kit = await open(pathOf(name), signal);
    const why = `It was looked at on ${kit.manifest.takenAt}, at build ${build}: the build of now may write another.`;
    return { kit, why, readBy };
  }
  const why = 'Nobody looked before the first re-application, so no one can tell what setup wrote.';
  return { kit: null, why, readBy: null };
}

interface Kept {
  readonly name: string;
  readonly build: string;
  readonly readBy: 'recovery' | 'comparison';
}

/** A kit of defaults, where it is of this very server. */
function keptOf(name: string, server: string): Kept | undefined {
  const isOfRecovery = name.startsWith(byRecovery);
  const rest = isOfRecovery ? name.slice(byRecovery.length) : name;
  const build = rest.startsWith(`${server}-`) ? rest.slice(server.length + 1) : '';
  if (!/^(?:[\d.]+|unknown)$/.test(build)) return undefined;
  return { name, build, readBy: isOfRecovery ? 'recovery' : 'comparison' };
}

/** Of one build, that of the recovery comes first. */
function newestFirst(one: Kept, other: Kept): number {
  const [left, right] = [one, other].map(({ build }) => build.split('.').map(part => Number(part) || 0));
  const at = [0, 1, 2, 3].find(part => (left?.[part] ?? 0) !== (right?.[part] ?? 0));
  if (at === undefined) return Number(other.readBy === 'recovery') - Number(one.readBy === 'recovery');
  return (right?.[at] ?? 0) - (left?.[at] ?? 0);
}

/** A rehearsal's machine is told by its recovery, a real one by its mark. */
function serverKey(target: KitTarget, { machine }: ServerSettings): string | null {
  if (target.kind === 'rehearsal') return `rehearsal-${plain(target.recoveryId)}`;
  return machine && machine.machineId !== '' ? `machine-${plain(machine.machineId)}` : null;
}

const machineIdOf = ({ machine }: ServerSettings): string | null => machine?.machineId ?? null;

const buildOf = ({ machine }: ServerSettings): string => plain(machine?.exchange.rollupBuild ?? 'unknown');

/** As a name of a folder. */
const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9.-]/g, '-');
