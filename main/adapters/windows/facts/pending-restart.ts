import type { HostHint, PendingRestart } from '../../../../preload/contract/index.js';
import { placeOf, type Registry } from './registry.js';

/** What wants a restart, and what only hints at one. */
export interface RestartReasons {
  readonly pending: PendingRestart[];
  readonly hints: HostHint[];
}

/**
 * Every place of the registry that asks for a restart, with what stands there. A value that is missing, zero or empty
 * asks for nothing, and neither do two names that differ in case only.
 * @fidelity C pending restart: the places that a dozen public functions for pending restarts agree on, and TechNet cc164360 for the two that Exchange setup refuses on; NV names, RebootInProgress and the agent of Configuration Manager are general knowledge
 */
export function restartReasons(names: Registry, restart: Registry): RestartReasons {
  const found = [
    ...fileRenames(restart),
    ...updateExe(restart),
    ...servicing(restart),
    ...updateService(restart),
    ...serverManager(restart),
    ...namesToCome(names),
    ...joining(names),
  ];
  return { pending: found, hints: weakHints(restart) };
}

/** The exact place where installers note what Windows moves at its next start. Exchange setup refuses while it is filled. */
const sessionManager = 'Control\\Session Manager';

function fileRenames(restart: Registry): PendingRestart[] {
  return ['PendingFileRenameOperations', 'PendingFileRenameOperations2'].flatMap(name => {
    const value = restart.value(sessionManager, name);
    const list = (Array.isArray(value) ? value : [value ?? '']).map(String);
    const moves = pairs(list);
    if (moves.length === 0) return [];
    return [{ place: `${placeOf(restart.key(sessionManager))}\\${name}`, value: moves.join('; ') }];
  });
}

/** Pairs of a file and where it goes; nothing for the second means that it is deleted. */
function pairs(list: readonly string[]): string[] {
  const moves: string[] = [];
  for (let at = 0; at < list.length; at += 2) {
    const [from = '', to = ''] = [list[at], list[at + 1]];
    if (from.trim() !== '' || to.trim() !== '') moves.push(to.trim() === '' ? from : `${from} -> ${to}`);
  }
  return moves;
}

function updateExe(restart: Registry): PendingRestart[] {
  const parent = 'SOFTWARE\\Microsoft\\Updates';
  const key = `${parent}\\UpdateExeVolatile`;
  const places = [
    { place: `${placeOf(restart.key(parent))}\\UpdateExeVolatile`, value: restart.number(parent, 'UpdateExeVolatile') },
    { place: `${placeOf(restart.key(key))}\\Flags`, value: restart.number(key, 'Flags') ?? restart.number(key, '') },
  ];
  return places.flatMap(({ place, value }) => (value === null || value === 0 ? [] : [{ place, value: String(value) }]));
}

function servicing(restart: Registry): PendingRestart[] {
  const parent = 'Component Based Servicing';
  return [
    ...whenThere(restart, `${parent}\\RebootPending`),
    ...whenThere(restart, `${parent}\\RebootInProgress`),
    ...whenFilled(restart, `${parent}\\PackagesPending`),
  ];
}

function updateService(restart: Registry): PendingRestart[] {
  return [
    ...whenThere(restart, 'Auto Update\\RebootRequired'),
    ...whenFilled(restart, 'WindowsUpdate\\Services\\Pending'),
  ];
}

function serverManager(restart: Registry): PendingRestart[] {
  const signal = restart.value('CurrentVersion\\RunOnce', 'DVDRebootSignal');
  const place = `${placeOf(restart.key('CurrentVersion\\RunOnce'))}\\DVDRebootSignal`;
  return [
    ...whenThere(restart, 'ServerManager\\CurrentRebootAttempts'),
    ...(signal === undefined ? [] : [{ place, value: String(signal) }]),
  ];
}

/** Names that Windows takes at its next start. */
function namesToCome(names: Registry): PendingRestart[] {
  const parameters = 'Tcpip\\Parameters';
  const pair = (to: [string, string], from: [string, string]): PendingRestart[] => {
    const [wanted, active] = [names.text(...to), names.text(...from)];
    if (wanted === null || active === null || wanted.toLowerCase() === active.toLowerCase()) return [];
    return [{ place: `${placeOf(names.key(to[0]))}\\${to[1]}`, value: `${wanted} (active: ${active})` }];
  };
  return [
    ...pair(['ComputerName\\ComputerName', 'ComputerName'], ['ComputerName\\ActiveComputerName', 'ComputerName']),
    ...pair([parameters, 'NV Hostname'], [parameters, 'Hostname']),
    ...pair([parameters, 'NV Domain'], [parameters, 'Domain']),
  ];
}

/** What Netlogon notes for the first start in a domain: as keys, or as values of that name. */
function joining(names: Registry): PendingRestart[] {
  const netlogon = names.key('Services\\Netlogon');
  const below = (name: string): boolean => netlogon.keys.some(key => key.toLowerCase() === name.toLowerCase());
  return ['JoinDomain', 'AvoidSpnSet'].flatMap(name => {
    const value = netlogon.values[name];
    if (value === undefined && !below(name)) return [];
    return [
      { place: `${placeOf(netlogon)}\\${name}`, value: value === undefined ? 'the key is there' : String(value) },
    ];
  });
}

/** A domain was joined, and Windows works as its member from its next start on. */
export function joinWaits(names: Registry): boolean {
  return joining(names).some(({ place }) => place.endsWith('\\JoinDomain'));
}

function whenThere(restart: Registry, end: string): PendingRestart[] {
  const key = restart.key(end);
  return key.exists ? [{ place: placeOf(key), value: listed(key.keys) }] : [];
}

function whenFilled(restart: Registry, end: string): PendingRestart[] {
  const key = restart.key(end);
  return key.exists && key.keys.length > 0 ? [{ place: placeOf(key), value: listed(key.keys) }] : [];
}

const listed = (keys: readonly string[]): string =>
  keys.length === 0 ? 'the key is there' : keys.slice(0, 5).join('; ') + (keys.length > 5 ? '; ...' : '');

/** Left behind by an update, and often still there long after the restart. */
function weakHints(restart: Registry): HostHint[] {
  const key = restart.key('Auto Update\\PostRebootReporting');
  if (!key.exists) return [];
  const text = 'Windows Update still has something to report after a restart. That alone is no reason to restart.';
  return [{ id: 'post-reboot-reporting', text, source: placeOf(key) }];
}
