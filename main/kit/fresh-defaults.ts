import type { KitTarget } from '../../preload/contract/index.js';
import type { OpenedKit } from '../ports/kit-store.js';
import type { SettingsSide } from '../ports/settings-side.js';
import type { SettingsSource } from '../ports/settings-source.js';
import { toProblem } from '../problems/problem.js';
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
  readonly wasApplied: (target: KitTarget) => Promise<boolean>;
}

/**
 * What setup wrote on a server, as a kit. It is taken when the server is compared for the first time at its build, before
 * anything is applied to it. Where that was missed, the defaults of its build before are still better than none.
 */
export async function freshOf(
  parts: FreshParts,
  target: KitTarget,
  { source, now }: { readonly source: SettingsSource; readonly now: SettingsSide },
  run: KitRun,
): Promise<FreshDefaults> {
  const server = serverKey(target, now);
  if (server === null) return { kit: null, why: 'This server has no mark by which its defaults could be found again.' };
  const name = `${server}-${plain(now.settings.machine?.exchange.rollupBuild ?? 'unknown')}`;
  const kept = await parts.kept();
  try {
    if (!kept.includes(name)) {
      if (await parts.wasApplied(target)) return await earlier(parts, kept, server, run);
      await take(parts, name, source, run);
    }
    return { kit: await parts.open(parts.pathOf(name), run.signal), why: null };
  } catch (thrown) {
    if (run.signal.aborted) throw thrown;
    return { kit: null, why: toProblem(thrown).happened };
  }
}

async function take({ kit, pathOf }: FreshParts, name: string, source: SettingsSource, run: KitRun): Promise<void> {
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
  const [newest] = kept.flatMap(name => buildIn(name, server) ?? []).sort((one, other) => newestFirst(one, other));
  if (newest !== undefined) {
    const kit = await open(pathOf(`${server}-${newest}`), signal);
    return {
      kit,
      why: `It was looked at on ${kit.manifest.takenAt}, at build ${newest}: the build of now may write another.`,
    };
  }
  return { kit: null, why: 'Nobody looked before the first re-application, so no one can tell what setup wrote.' };
}

/** The build at the end of the name of a kit of defaults, where it is of this very server. */
function buildIn(name: string, server: string): string | undefined {
  const end = name.startsWith(`${server}-`) ? name.slice(server.length + 1) : '';
  return /^(?:[\d.]+|unknown)$/.test(end) ? end : undefined;
}

function newestFirst(one: string, other: string): number {
  const [left, right] = [one, other].map(build => build.split('.').map(part => Number(part) || 0));
  const at = [0, 1, 2, 3].find(part => (left?.[part] ?? 0) !== (right?.[part] ?? 0));
  return at === undefined ? 0 : (right?.[at] ?? 0) - (left?.[at] ?? 0);
}

/** A rehearsal's machine is told by its recovery, a real one by its mark. */
function serverKey(target: KitTarget, { settings: { machine } }: SettingsSide): string | null {
  if (target.kind === 'rehearsal') return `rehearsal-${plain(target.recoveryId)}`;
  return machine && machine.machineId !== '' ? `machine-${plain(machine.machineId)}` : null;
}

/** As a name of a folder. */
const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9.-]/g, '-');
