import type {
  Difference,
  DifferenceGroup,
  KitComparison,
  KitProgress,
  ServerSettings,
} from '../../../preload/contract/index.js';
import { differenceGroups } from '../../../preload/contract/index.js';
import type { SettingsSide } from '../../ports/settings-side.js';
import { compareAddresses, compareCertificates, compareNames, compareUses } from './compare-certificates.js';
import { cancelled, compareFile, type FileOutcome } from './compare-files.js';
import { compareMachines } from './compare-machine.js';
import { compareRegistry } from './compare-registry.js';
import { buildOf, compareRollup } from './compare-rollup.js';
import { compareServices } from './compare-services.js';
import type { Circumstances } from './difference.js';
import type { PartOutcome, Settings } from './parts.js';
import { isApplicationHost } from './shown-place.js';
import { pairFiles, type FilePair, type PairedFiles } from './side-files.js';

export interface ComparedSettings {
  readonly differences: Difference[];
  readonly same: KitComparison['same'];
  readonly notCompared: KitComparison['notCompared'];
}

export interface CompareRun {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: KitProgress) => void;
}

interface Part {
  readonly group: DifferenceGroup;
  /** As `ServerSettings.unread` names it. */
  readonly needs: readonly string[];
  readonly called: string;
  readonly compare: (settings: Settings, circumstances: Circumstances) => PartOutcome;
}

const parts: readonly Part[] = [
  { group: 'rollup', needs: ['rollups'], called: 'Rollup', compare: compareRollup },
  { group: 'certificates', needs: ['certificates'], called: 'Certificates', compare: compareCertificates },
  {
    group: 'certificates',
    needs: ['certificates', 'certificates.services'],
    called: 'Certificates that services use',
    compare: compareUses,
  },
  {
    group: 'certificates',
    needs: ['httpBindings'],
    called: 'Certificates of addresses',
    compare: compareAddresses,
  },
  {
    group: 'certificates',
    needs: ['popCertificate'],
    called: 'Certificate of POP3 by name',
    compare: compareNames('popCertificate'),
  },
  {
    group: 'certificates',
    needs: ['imapCertificate'],
    called: 'Certificate of IMAP4 by name',
    compare: compareNames('imapCertificate'),
  },
  { group: 'registry', needs: ['registry'], called: 'Registry values', compare: compareRegistry },
  { group: 'services', needs: ['services'], called: 'Services', compare: compareServices },
  { group: 'network', needs: [], called: 'Network', compare: (all, how) => compareMachines(all, 'network', how) },
  { group: 'system', needs: [], called: 'System', compare: (all, how) => compareMachines(all, 'system', how) },
];

/** Parts whose absence is told though nothing else depends on them. */
const toldWhenUnread = ['machine', 'routes', 'loadBalancing', 'tasks', 'pageFiles', 'powerPlan'];

/**
 * Compares a kit with a server as it is now, three ways where `fresh` says what setup wrote. The same input gives the same
 * differences in the same order. Gives up with `CANCELLED`.
 */
export async function compareSettings(
  kit: SettingsSide,
  fresh: SettingsSide | null,
  now: SettingsSide,
  { signal, onProgress }: CompareRun,
): Promise<ComparedSettings> {
  const settings = { kit: kit.settings, now: now.settings, fresh: fresh?.settings ?? null };
  const [wanted, here] = [buildOf(kit.settings), buildOf(now.settings)];
  const circumstances = { sameBuild: wanted === null || here === null ? null : wanted === here };
  const collected = new Collected();
  for (const part of parts) collected.addPart(part, settings, circumstances);
  for (const name of toldWhenUnread) collected.addUnread(name, [name], settings);

  const { pairs, notCompared } = pairFiles(kit, fresh, now);
  const server = now.settings.machine?.name ?? kit.settings.machine?.name ?? null;
  const folders = foldersOf(kit.settings, now.settings);
  const outcomes = new Array<FileOutcome | undefined>(pairs.length);
  const progress = { doing: 'Comparing files', files: 0, bytes: 0, totalFiles: pairs.length };
  await eachOf(pairs, signal, async (pair, at) => {
    outcomes[at] = await compareFile(pair, { kit, fresh, now }, { ...circumstances, server, folders });
    progress.files += 1;
    progress.bytes += pair.now?.bytes ?? 0;
    onProgress?.({ ...progress });
  });
  pairs.forEach((pair, at) => collected.addFile(pair, outcomes[at]));
  collected.addUncompared(notCompared);
  return collected.result();
}

/** Where Exchange is installed on both, without a backslash at the end. */
function foldersOf(kit: ServerSettings, now: ServerSettings): { readonly kit: string; readonly now: string } | null {
  const [was, is] = [kit, now].map(({ machine }) => machine?.exchange.installPath?.replace(/\\+$/, ''));
  return was && is && was.toLowerCase() !== is.toLowerCase() ? { kit: was, now: is } : null;
}

/** So many files are compared at the same time. Most are only added up; the few that differ are small texts. */
const atATime = 32;

async function eachOf<T>(
  items: readonly T[],
  signal: AbortSignal,
  work: (one: T, at: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      if (signal.aborted) throw cancelled();
      const one = items[at];
      if (one !== undefined) await work(one, at);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
}

class Collected {
  private readonly differences: Difference[] = [];
  private readonly notCompared: { what: string; why: string }[] = [];
  private readonly same = new Map<DifferenceGroup, number>();

  addPart({ group, needs, called, compare }: Part, settings: Settings, circumstances: Circumstances): void {
    if (this.addUnread(called, needs, settings)) return;
    // A default that could not be read is none.
    const unread = settings.fresh?.unread ?? {};
    const fresh = needs.some(name => name in unread) ? null : settings.fresh;
    const { differences, same, notCompared = [] } = compare({ ...settings, fresh }, circumstances);
    this.differences.push(...differences);
    this.notCompared.push(...notCompared);
    this.count(group, same);
  }

  /** Tells what could not be read on either side; whether there was such a thing. */
  addUnread(called: string, needs: readonly string[], { kit, now }: Settings): boolean {
    const reasons = needs.flatMap(name => [
      ...(name in kit.unread ? [`In the kit: ${kit.unread[name] ?? ''}`] : []),
      ...(name in now.unread ? [`On the server: ${now.unread[name] ?? ''}`] : []),
    ]);
    if (reasons.length > 0) this.notCompared.push({ what: called, why: [...new Set(reasons)].join(' ') });
    return reasons.length > 0;
  }

  addFile({ tree, file }: FilePair, outcome: FileOutcome | undefined): void {
    if (!outcome) return;
    this.differences.push(...outcome.differences);
    this.notCompared.push(...outcome.notCompared);
    if (outcome.same) this.count(isApplicationHost(tree, file) ? 'iis' : 'files', 1);
  }

  addUncompared(places: PairedFiles['notCompared']): void {
    this.notCompared.push(...places);
  }

  result(): ComparedSettings {
    const rank = new Map(differenceGroups.map((group, at) => [group, at]));
    const inOrder = this.differences
      .map((one, at) => ({ one, at }))
      .sort((a, b) => (rank.get(a.one.group) ?? 0) - (rank.get(b.one.group) ?? 0) || a.at - b.at)
      .map(({ one }) => one);
    return { differences: inOrder, same: Object.fromEntries(this.same), notCompared: this.notCompared };
  }

  private count(group: DifferenceGroup, same: number): void {
    if (same > 0) this.same.set(group, (this.same.get(group) ?? 0) + same);
  }
}
