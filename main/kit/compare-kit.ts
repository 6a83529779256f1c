import type { Difference, KitComparison, KitTarget } from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { OpenedKit } from '../ports/kit-store.js';
import type { SettingsSide, SideFile } from '../ports/settings-side.js';
import type { SettingsSource } from '../ports/settings-source.js';
import { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import { compareSettings } from '../settings/compare/compare-settings.js';
import { sideBySide } from '../settings/compare/side-by-side.js';
import { decodeText } from '../settings/xml/decode.js';
import { foldedPath } from '../settings/trees/windows-names.js';
import type { KitPair, KitRun, Kits } from './kits.js';
import { paced } from './paced-progress.js';
import { withoutKeys } from './without-keys.js';

/** What setup wrote: a kit that was taken of the server before anything was applied to it. */
export interface FreshDefaults {
  readonly kit: OpenedKit | null;
  /** Why there is none; null where there is, or where nobody is surprised. */
  readonly why: string | null;
  /** The recovery itself, before any hand was laid on the server, or the first comparison. Null without a kit. */
  readonly readBy: 'recovery' | 'comparison' | null;
}

export interface CompareParts {
  readonly clock: Clock;
  readonly open: (path: string, signal: AbortSignal) => Promise<OpenedKit>;
  readonly sourceOf: (target: KitTarget) => Promise<SettingsSource>;
  readonly openSide: (source: SettingsSource, signal: AbortSignal) => Promise<SettingsSide>;
  /** Takes it now, where it is still to be had. */
  readonly freshOf: (
    target: KitTarget,
    source: SettingsSource,
    now: SettingsSide,
    run: KitRun,
  ) => Promise<FreshDefaults>;
}

/** A comparison, and the server's side that it was made with. */
interface Compared {
  readonly comparison: KitComparison;
  readonly now: SettingsSide;
}

/** Comparing kits with servers. The last comparison is kept, so that its files can be looked at one after the other. */
export function kitComparing(parts: CompareParts): Pick<Kits, 'compare' | 'sideBySide'> {
  let last: (Compared & { readonly pair: string }) | undefined;
  const compare = async (pair: KitPair, run: KitRun): Promise<Compared> => {
    const compared = await compareKit(parts, pair, paced(run));
    last = { ...compared, pair: JSON.stringify(pair) };
    return compared;
  };
  return {
    compare: async (pair, run) => (await compare(pair, run)).comparison,
    sideBySide: async (pair, id, run) => {
      const known = last?.pair === JSON.stringify(pair) ? last : await compare(pair, run);
      const difference = known.comparison.differences.find(one => one.id === id);
      if (!difference) throw failure('DIFFERENCE_UNKNOWN', { difference: id });
      const kit = await parts.open(pair.path, run.signal);
      try {
        return await besideEachOther(difference, kit.side, known.now);
      } finally {
        await kit.close();
      }
    },
  };
}

async function compareKit(parts: CompareParts, { path, target, otherServer }: KitPair, run: KitRun): Promise<Compared> {
  const tell = (doing: string): void => run.onProgress({ doing, files: 0, bytes: 0, totalFiles: null });
  tell('Opening the kit');
  const kit = await parts.open(path, run.signal);
  let fresh: FreshDefaults = { kit: null, why: null, readBy: null };
  try {
    tell('Reading the server');
    const source = await parts.sourceOf(target);
    const now = await parts.openSide(source, run.signal);
    if (otherServer !== true) refuseOtherServer(kit, now);
    fresh = await parts.freshOf(target, source, now, run);
    const found = await compareSettings(kit.side, fresh.kit?.side ?? null, now, run);
    const why = fresh.why === null ? [] : [{ what: 'What setup itself wrote', why: fresh.why }];
    const { id, takenAt, server } = kit.manifest;
    const comparison: KitComparison = {
      schema: 'cas-recovery/comparison/1',
      kit: { path, id, takenAt, server: server.name },
      target,
      server: now.settings.machine?.name ?? server.name,
      comparedAt: parts.clock.now(),
      defaultsTakenAt: fresh.kit?.manifest.takenAt ?? null,
      defaultsReadBy: fresh.readBy,
      ...found,
      differences: withoutKeys(found.differences, kit, now),
      notCompared: [...why, ...found.notCompared],
    };
    return { comparison, now };
  } finally {
    await fresh.kit?.close();
    await kit.close();
  }
}

/** Names and ports of one server on another one break both. A name that was not read says nothing. */
function refuseOtherServer({ manifest }: OpenedKit, { settings: { machine } }: SettingsSide): void {
  const [kit, server] = [manifest.server.name, machine?.name ?? ''];
  if (kit === '' || server === '' || shortName(kit) === shortName(server)) return;
  throw failure('KIT_OF_OTHER_SERVER', { kit, server });
}

const shortName = (name: string): string => (name.split('.')[0] ?? '').toUpperCase();

async function besideEachOther(
  { place, title, kitFile }: Difference,
  kit: SettingsSide,
  now: SettingsSide,
): ReturnType<Kits['sideBySide']> {
  if (place.kind !== 'xml' && place.kind !== 'lines' && place.kind !== 'file') {
    throw failure('DIFFERENCE_HAS_NO_TEXT', { title });
  }
  const { tree, file } = place;
  const [left, right] = await Promise.all([
    textIn(kit, { tree, file: kitFile ?? file }, title),
    textIn(now, { tree, file }, title),
  ]);
  return { title: file, rows: sideBySide(left, right) };
}

async function textIn(
  side: SettingsSide,
  wanted: Pick<SideFile, 'tree' | 'file'>,
  title: string,
): Promise<string | null> {
  const name = foldedPath(wanted.file);
  const found = side.files.find(one => one.tree === wanted.tree && foldedPath(one.file) === name);
  if (!found) return null;
  const bytes = await side.read(found).catch((thrown: unknown) => {
    if (isGone(thrown)) return null;
    throw thrown;
  });
  if (bytes === null) return null;
  const text = decodeText(bytes);
  if (!text) throw failure('DIFFERENCE_HAS_NO_TEXT', { title });
  return text.text;
}

/** Somebody took the file away since the two were compared. */
function isGone(thrown: unknown): boolean {
  return !(thrown instanceof Failure) && (thrown as NodeJS.ErrnoException).code === 'ENOENT';
}
