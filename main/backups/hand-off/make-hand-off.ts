import {
  type BackupListing,
  type BackupTarget,
  type HandOff,
  IPv4,
  type LostServer,
  type Operator,
} from '../../../preload/contract/index.js';
import type { BackupTool } from '../../ports/backup-tool.js';
import type { Clock } from '../../ports/clock.js';
import type { HandOffPlace } from '../../ports/hand-off-place.js';
import type { Host } from '../../ports/host.js';
import type { AskReagentc } from '../../ports/recovery-environment.js';
import { failure } from '../../problems/problem.js';
import { isSameComputer } from '../computer-name.js';
import { localTime } from '../local-time.js';
import { chooseVersion, type ChosenVersion } from './choose-version.js';
import { restoreLine, serverOfShare, withServer } from './command-lines.js';
import { diskOfBackup, type DiskOfBackup } from './disk-of-backup.js';
import type { HandOffMade, HandOffWish } from './hand-offs.js';
import { notesFor } from './notes.js';
import { environmentFrom, type RecoveryEnvironment } from './recovery-environment.js';
import { sectionsOf } from './sections.js';
import { serverOfBackup, type ServerSources } from './server-of-backup.js';
import { handOffHtml } from './sheet-html.js';
import { sheetText } from './sheet-text.js';

export interface HandOffParts {
  readonly clock: Clock;
  readonly operator: Operator;
  readonly productVersion: string;
  readonly rehearsal: boolean;
  readonly tool: BackupTool;
  readonly host: Pick<Host, 'facts' | 'addressesOf'>;
  readonly askReagentc: AskReagentc;
  readonly place: HandOffPlace;
  /** A folder of this computer: copies go there. */
  readonly copies: HandOffPlace;
  /** How many minutes the clock of the asked computer is ahead of UTC at a moment. */
  readonly offsetMinutes: (at: string) => number;
  readonly plan: ServerSources['plan'];
  readonly kit: ServerSources['kit'];
  readonly lostServer: LostServer | null;
}

export type ProvenWish = Pick<HandOffWish, 'version' | 'machine' | 'account' | 'out'> & {
  readonly target: BackupTarget;
};

/** Proves that the whole server can be restored from a version, and writes the sheet where the restore will find it. */
export async function makeHandOff(parts: HandOffParts, wish: ProvenWish, signal: AbortSignal): Promise<HandOffMade> {
  const { target } = wish;
  const listing = await listFor(parts.tool, wish, signal);
  const chosen = chooseVersion(listing, {
    id: wish.version,
    target,
    machine: wish.machine,
    rehearsal: parts.rehearsal,
  });
  refuseSystemDisk(listing, target);
  const here = await parts.host.facts();
  if (signal.aborted) throw failure('CANCELLED', {});
  const isHere = isSameComputer(here.name, chosen.machine);
  const told = isHere ? await parts.askReagentc(signal) : null;
  const environment = told && environmentFrom(told);
  const server = serverOfBackup(chosen.machine, {
    here,
    kit: parts.kit,
    plan: parts.plan,
    directory: parts.lostServer,
  });
  const byAddress = await shareByAddress(parts.host, target, server.domain);
  const handOff = describe(parts, wish, {
    listing,
    chosen,
    server,
    byAddress,
    environment,
    lies: diskOfBackup(target, { volumes: listing.volumes, disks: here.disks ?? [], isServer: isHere }),
  });
  const files = await writeAll(parts, handOff, wish.out);
  return { handOff, files, restart: environment?.restartsInto === true ? [...restartLines] : [] };
}

/** Where the computer that was named has no such version, all others are listed too: one of them may have it. */
async function listFor(
  tool: BackupTool,
  { target, machine, version }: ProvenWish,
  signal: AbortSignal,
): Promise<BackupListing> {
  const listing = await tool.list({ targets: [target], machine, signal });
  const isThere = listing.versions.some(({ id }) => version === null || id === version);
  return isThere || machine === null ? listing : tool.list({ targets: [target], machine: null, signal });
}

const restartLines = ['reagentc /boottore', 'shutdown /r /t 0'];

function refuseSystemDisk({ volumes }: BackupListing, { kind, path }: BackupTarget): void {
  const own = volumes.find(one => one.path.toLowerCase() === path.toLowerCase());
  if (kind === 'volume' && own?.critical === true) throw failure('HAND_OFF_ON_SYSTEM_DISK', { volume: path });
}

/** The share by the address of its server; null where it is named by address already, or nobody knows one. */
async function shareByAddress(
  host: Pick<Host, 'addressesOf'>,
  { kind, path }: BackupTarget,
  domain: string | null,
): Promise<string | null> {
  const server = serverOfShare(path);
  if (kind !== 'share' || IPv4.safeParse(server).success) return null;
  const names = server.includes('.') || domain === null ? [server] : [`${server}.${domain}`, server];
  for (const name of names) {
    const [address] = await host.addressesOf(name).catch(() => []);
    if (address !== undefined) return withServer(path, address);
  }
  return null;
}

interface Found {
  readonly listing: BackupListing;
  readonly chosen: ChosenVersion;
  readonly server: HandOff['server'];
  readonly byAddress: string | null;
  readonly environment: RecoveryEnvironment | null;
  readonly lies: DiskOfBackup | null;
}

function describe(parts: HandOffParts, { target, account }: ProvenWish, found: Found): HandOff {
  const { clock, operator, lostServer } = parts;
  const { version, machine } = found.chosen;
  const { server, byAddress, listing, lies } = found;
  const madeAt = clock.now();
  const typed = byAddress === null ? target : { ...target, path: byAddress };
  const facts = {
    madeAt,
    madeBy: operator,
    programVersion: parts.productVersion,
    rehearsal: parts.rehearsal,
    version,
    target,
    machine,
    byAddress,
    localTime: localTime(version.takenAt, parts.offsetMinutes(version.takenAt)),
    server,
    lostServer,
    command: restoreLine({ id: version.id, target: typed, machine }),
    notes: notesFor({ now: madeAt, version, target, machine, server, lostServer, listing, byAddress, lies }),
  };
  const volume = listing.volumes.find(one => one.path.toLowerCase() === target.path.toLowerCase());
  return {
    schema: 'cas-recovery/hand-off/1',
    ...facts,
    sheet: sectionsOf(facts, {
      account,
      environment: found.environment,
      targetVolume: volume ?? null,
      lies,
      handOffFile: `${target.path}\\${filesOf(machine).handOff}`,
    }),
    history: [{ at: madeAt, by: operator, what: 'handed-off', outcome: version.id }],
  };
}

/** Names of the files of a hand-off. A target may hold those of several servers. */
export function filesOf(machine: string) {
  const name = `cas-recovery-hand-off-${machine}`;
  return { handOff: `${name}.json`, text: `${name}.txt`, html: `${name}.html` } as const;
}

export const handOffJson = (handOff: HandOff): string => `${JSON.stringify(handOff, null, 2)}\n`;

/** Copies first: what can't be written to the target is then at least there. */
async function writeAll({ place, copies }: HandOffParts, handOff: HandOff, out: string | null): Promise<string[]> {
  const names = filesOf(handOff.machine);
  const texts: readonly (readonly [string, string])[] = [
    [names.handOff, handOffJson(handOff)],
    [names.text, sheetText(handOff)],
    [names.html, handOffHtml(handOff)],
  ];
  const write = async (to: HandOffPlace, folder: string): Promise<string[]> => {
    const paths: string[] = [];
    for (const [name, text] of texts) {
      paths.push(await to.write(folder, name, text));
    }
    return paths;
  };
  const copied = out === null ? [] : await write(copies, out);
  return [...(await write(place, handOff.target.path)), ...copied];
}
