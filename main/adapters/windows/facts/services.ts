import type { z } from 'zod';
import type { Service } from '../../../../preload/contract/index.js';
import type { ServiceRows } from './forms.js';

/** Services that matter to Exchange 2010, to its prerequisites, or to what a step asks. */
const named = new Set(
  [
    // The web server and what Exchange stands on.
    ...['W3SVC', 'WAS', 'IISADMIN', 'AppHostSvc', 'NetTcpPortSharing', 'WinRM', 'RemoteRegistry', 'MpsSvc', 'Schedule'],
    ...['wsbexchange', 'msftesql-Exchange', 'MSSpeechService', 'ADAM_MSExchange'],
    // What membership in a domain needs.
    ...[
      'Netlogon',
      'W32Time',
      'LanmanServer',
      'LanmanWorkstation',
      'Dnscache',
      'RpcSs',
      'RpcEptMapper',
      'gpsvc',
      'iphlpsvc',
    ],
    // What installs, backs up and restarts.
    ...[
      'Winmgmt',
      'TrustedInstaller',
      'msiserver',
      'wuauserv',
      'BITS',
      'CryptSvc',
      'EventLog',
      'VSS',
      'swprv',
      'wbengine',
    ],
    // A domain controller, a cluster node, Network Load Balancing, an agent that may restart the machine.
    ...['NTDS', 'kdc', 'DNS', 'ClusSvc', 'CcmExec', 'sppsvc'],
  ].map(name => name.toLowerCase()),
);

const startModes: Readonly<Record<string, Service['startMode']>> = {
  auto: 'Automatic',
  boot: 'Automatic',
  system: 'Automatic',
  manual: 'Manual',
  disabled: 'Disabled',
};

/** The services that matter. */
export function servicesThatMatter(told: z.infer<typeof ServiceRows>): Service[] {
  return allServices(told).filter(({ name }) => {
    const key = name.toLowerCase();
    return named.has(key) || key.startsWith('msexchange');
  });
}

/**
 * Services as WMI has them. One that is still starting counts as stopped: it does not serve yet.
 * @fidelity C services: Win32_Service as Microsoft documents it, DelayedAutostart of the registry; neither is translated
 */
export function allServices({ rows }: z.infer<typeof ServiceRows>): Service[] {
  return rows.flatMap(({ Name, StartMode, State, Delayed }) => {
    const startMode = startModes[(StartMode ?? '').toLowerCase()];
    if (!startMode) return [];
    const state = State === 'Running' ? 'Running' : 'Stopped';
    return [{ name: Name, startMode, ...(Delayed && { delayed: true }), state }];
  });
}

/** Names by which programs against viruses run as services. */
const antivirus: readonly (readonly [name: RegExp, product: string])[] = [
  [/^(windefend|msmpsvc|fcsam)$/i, 'Microsoft'],
  [/^(sepmasterservice|symantec antivirus|ccevtmgr|smcservice)$/i, 'Symantec'],
  [/^(mcshield|mcafeeframework|masvc|mfemms|mfevtp)$/i, 'McAfee'],
  [/^(savservice|sophos.*)$/i, 'Sophos'],
  [/^(ntrtscan|tmlisten|tmbmserver|ds_agent)$/i, 'Trend Micro'],
  [/^(avp.*|kavfs.*|klnagent)$/i, 'Kaspersky'],
  [/^(ekrn|ekrnepfw)$/i, 'ESET'],
  [/^(fsma|fsgkhs|fshoster)$/i, 'F-Secure'],
  [/^(avast! antivirus|aswbidsagent|avgwd|avgsvc|avg antivirus)$/i, 'Avast or AVG'],
  [/^(antivirservice|antivirschedulerservice)$/i, 'Avira'],
  [/^(vsserv|epsecurityservice|bdredline)$/i, 'Bitdefender'],
  [/^(psanhost|nanoservicemain)$/i, 'Panda'],
  [/^(wrsvc|cylancesvc|csfalconservice|sentinelagent|cbdefense|carbonblack)$/i, 'an endpoint agent'],
];

/**
 * Programs against viruses that run, by the names of their services: servers have no list of them.
 * @fidelity D antivirus: names of services of well-known products; a hint only, nothing is decided on it
 */
export function runningAntivirus({ rows }: z.infer<typeof ServiceRows>): { service: string; product: string }[] {
  return rows.flatMap(({ Name, State }) => {
    const found = antivirus.find(([name]) => name.test(Name));
    return found && State === 'Running' ? [{ service: Name, product: found[1] }] : [];
  });
}
