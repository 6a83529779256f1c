import { createHash } from 'node:crypto';
import type { HostFacts } from '../../../../preload/contract/index.js';
import { hasFullRights, labelOf } from './account.js';
import { cimTime, toMoment } from './cim-time.js';
import { disksOf, firmwareOf } from './disks.js';
import { dotNetVersions } from './dot-net.js';
import { exchangeTraces } from './exchange.js';
import { FactBook } from './fact-book.js';
import type { WindowsFacts } from './facts-options.js';
import { hintsFrom } from './hints-from-readings.js';
import { mediaFrom, packagesFrom, windowsSourceFrom } from './media.js';
import { networkAdapters } from './network-adapters.js';
import { operatingSystem, unknownSystem } from './operating-system.js';
import { joinWaits, restartReasons } from './pending-restart.js';
import { readIdentity } from './identity.js';
import type { Readings } from './readings.js';
import { Registry, type RegistryKey } from './registry.js';
import { servicesThatMatter } from './services.js';
import { setupStateOf } from './setup-traces.js';

/** Makes facts of what the probes told. */
export function factsFrom(readings: Readings): WindowsFacts {
  const book = new FactBook(readings);
  const identity = identityFacts(book);
  const rest = {
    ...accountFacts(book),
    ...softwareFacts(book),
    ...exchangeFacts(book),
    ...bootFacts(book),
    machineId: book.take('machineId', ['version'], '', () => from(readings.get('version'), machineIdOf)),
    adapters: book.take('adapters', ['adapters'], [], () => from(readings.get('adapters'), networkAdapters)),
    operatingSystem: book.take('operatingSystem', ['version', 'operating-system'], unknownSystem, () =>
      operatingSystem(readings),
    ),
    drives: book.take('drives', ['drives'], [], () => from(readings.get('drives'), drivesOf)),
    clockSkewSeconds: book.take('clockSkewSeconds', ['clock'], null, () => readings.get('clock')),
    secureChannel: book.take('secureChannel', ['secure-channel'], null, () => readings.get('secure-channel')),
    firmware: book.take('firmware', ['boot'], null, () => from(readings.get('boot'), firmwareOf)),
    disks: book.take('disks', ['disks'], [], () => from(readings.get('disks'), disksOf)),
    hints: book.take('hints', ['settings', 'services'], [], () => hintsFrom(readings)),
  };
  const { sources, raw, unread } = book;
  return { ...identity, ...rest, sources, raw, unread };
}

/** Made by Windows setup, and the same under every name. Only its hash is kept: it is nobody's business elsewhere. */
function machineIdOf({ keys }: { readonly keys: readonly RegistryKey[] }): string | undefined {
  const mark = new Registry(keys).text('Cryptography', 'MachineGuid');
  return mark === null ? undefined : createHash('sha256').update(mark.toLowerCase()).digest('hex').slice(0, 16);
}

const from = <A, B>(value: A | undefined, derive: (value: A) => B): B | undefined =>
  value === undefined ? undefined : derive(value);

function identityFacts(
  book: FactBook,
): Pick<WindowsFacts, 'name' | 'pendingName' | 'domain' | 'pendingDomain' | 'fqdn' | 'pendingRestart'> {
  const { readings } = book;
  const names = from(readings.get('names'), ({ keys }) => new Registry(keys));
  const identity = from(names, readIdentity);
  const computer = readings.get('computer')?.rows[0];
  const member = computer?.PartOfDomain === true ? (computer.Domain ?? undefined) : computer ? null : undefined;
  // A domain that was joined counts from the next start on.
  const waits = names !== undefined && joinWaits(names);
  const client = readings.get('restart-client');
  return {
    name: book.take('name', ['names'], '', () => identity?.name ?? undefined),
    pendingName: book.take('pendingName', ['names'], null, () => identity?.pendingName),
    fqdn: book.take('fqdn', ['names'], null, () => identity?.fqdn),
    domain: book.take('domain', ['computer', 'names'], null, () => (waits && member !== undefined ? null : member)),
    pendingDomain: book.take('pendingDomain', ['computer', 'names'], null, () =>
      member === undefined ? undefined : waits ? member : null,
    ),
    pendingRestart: book.take('pendingRestart', ['restart', 'names'], [], () => [
      ...(from(readings.get('restart'), ({ keys }) => restartReasons(names ?? new Registry([]), new Registry(keys)))
        ?.pending ?? []),
      // Most machines have no such agent, and nothing is missing where it can't be asked.
      ...(client?.pending === true ? [{ place: 'root\\ccm\\ClientSDK:CCM_ClientUtilities', value: 'pending' }] : []),
    ]),
  };
}

function accountFacts(book: FactBook): Pick<WindowsFacts, 'elevated' | 'account'> {
  const { readings } = book;
  const [token, groups, user] = [readings.get('account'), readings.get('groups'), readings.get('user')];
  const administrators = 'S-1-5-32-544';
  const label = from(groups, labelOf);
  const withLabel = (sids: readonly string[]): string[] => [...sids, ...(label ? [label] : [])];
  return {
    elevated: book.takeFirst<boolean>(
      'elevated',
      [
        ['groups', () => (label ? from(groups, hasFullRights) : undefined)],
        ['account', () => from(token, one => one.groups.includes(administrators))],
      ],
      false,
    ),
    account: book.takeFirst(
      'account',
      [
        ['account', () => from(token, one => ({ ...one, groups: withLabel(one.groups) }))],
        // Groups that only forbid are among these: without full rights that of the administrators is one.
        ['user', () => from(user, one => ({ ...one, groups: effective(groups ?? []) }))],
      ],
      { name: '', sid: '', groups: [] },
    ),
  };
}

/** Without full rights nobody can tell from the SIDs which groups only forbid: those that matter are left out. */
function effective(groups: readonly string[]): string[] {
  return hasFullRights(groups) ? [...groups] : groups.filter(sid => !/^S-1-5-32-544$|-(?:512|518|519)$/.test(sid));
}

function softwareFacts(
  book: FactBook,
): Pick<
  HostFacts,
  'features' | 'hotfixes' | 'dotNet' | 'packages' | 'programs' | 'windowsSource' | 'services' | 'media'
> {
  const { readings } = book;
  return {
    features: book.take('features', ['features'], [], () =>
      from(readings.get('features'), ({ rows }) => rows.filter(one => one.installed).map(({ name }) => name)),
    ),
    hotfixes: book.take('hotfixes', ['hotfixes'], [], () =>
      from(readings.get('hotfixes'), ({ rows }) => numbersOf(rows)),
    ),
    dotNet: book.take('dotNet', ['dot-net'], [], () =>
      from(readings.get('dot-net'), ({ keys }) => dotNetVersions(new Registry(keys))),
    ),
    packages: book.take('packages', ['packages'], [], () => from(readings.get('packages'), packagesFrom)),
    programs: book.take('programs', ['programs'], [], () => from(readings.get('programs'), ({ rows }) => rows)),
    windowsSource: book.take('windowsSource', ['windows-source'], null, () =>
      from(readings.get('windows-source'), windowsSourceFrom),
    ),
    services: book.take('services', ['services'], [], () => from(readings.get('services'), servicesThatMatter)),
    media: book.take('media', ['media'], null, () => from(readings.get('media'), mediaFrom)),
  };
}

/** Some updates are listed by their file, and by their number in another column. */
function numbersOf(rows: readonly { HotFixID: string | null; ServicePackInEffect: string | null }[]): string[] {
  const found = rows.flatMap(row => /KB\d{5,8}/i.exec(`${row.HotFixID ?? ''} ${row.ServicePackInEffect ?? ''}`) ?? []);
  return [...new Set(found.map(number => number.toUpperCase()))];
}

function drivesOf({ rows }: { rows: readonly { DeviceID: string; FreeSpace: number | null }[] }): HostFacts['drives'] {
  return rows.flatMap(({ DeviceID, FreeSpace }) =>
    /^[A-Z]:$/i.test(DeviceID) && FreeSpace !== null ? [{ letter: DeviceID.toUpperCase(), freeBytes: FreeSpace }] : [],
  );
}

function exchangeFacts(book: FactBook): Pick<WindowsFacts, 'exchange'> {
  const { readings } = book;
  const traces = from(readings.get('exchange'), exchangeTraces);
  const running = readings
    .get('processes')
    ?.rows.flatMap(({ Name, CreationDate }) => (/^exsetup/i.test(Name) ? (cimTime(CreationDate ?? '') ?? []) : []));
  const empty: HostFacts['exchange'] = {
    installedBuild: null,
    installPath: null,
    rollupBuild: null,
    setup: { state: 'never-run' },
    webDirectories: [],
  };
  return {
    exchange: book.take('exchange', ['exchange', 'processes', 'setup-log', 'web-server'], empty, () =>
      from(traces, one => ({
        installedBuild: one.build,
        installPath: one.path,
        rollupBuild: one.rollupBuild,
        setup: setupStateOf({
          ...one,
          runningSince: from(running?.[0], toMoment) ?? null,
          lastRun: readings.get('setup-log') ?? null,
        }),
        webDirectories: [...(readings.get('web-server') ?? [])],
      })),
    ),
  };
}

/** A process that begins with Windows and ends with it marks the boot; corrections of the clock do not move it. */
function bootFacts(book: FactBook): Pick<WindowsFacts, 'bootId' | 'bootedAt'> {
  const { readings } = book;
  const began = from(readings.get('operating-system')?.rows[0]?.LastBootUpTime ?? undefined, cimTime) ?? undefined;
  const first = readings.get('processes')?.rows.find(({ Name }) => /^wininit\.exe$/i.test(Name))?.CreationDate;
  const wininit = from(first ?? undefined, cimTime) ?? undefined;
  const bootedAt = book.takeFirst(
    'bootedAt',
    [['operating-system', () => from(began, toMoment)] as const, ['processes', () => from(wininit, toMoment)] as const],
    new Date(0).toISOString(),
  );
  const bootId = book.takeFirst<string>(
    'bootId',
    [
      ['processes', () => from(wininit, time => `wininit.exe ${time}`)],
      ['operating-system', () => from(began, time => `LastBootUpTime ${time}`)],
    ],
    '',
  );
  return { bootedAt, bootId };
}
