import type { HandOff, HandOffSection } from '../../../preload/contract/index.js';
import { sizeWords } from '../../product/size-words.js';
import { listed } from '../../report/words.js';
import { section } from './section.js';
import type { RecoveryEnvironment } from './recovery-environment.js';
import { connectLine, networkLines, serverOfShare, shareOf, versionsLine } from './command-lines.js';
import type { DiskOfBackup } from './disk-of-backup.js';
import { disksAnew } from './disks-anew.js';

/** All but the sheet itself, which is made of it. */
export type HandOffFacts = Omit<HandOff, 'sheet' | 'history' | 'schema'>;

export interface SectionsWish {
  /** Who opens the share in the recovery environment; null where that is not known. */
  readonly account: string | null;
  /** Of the server that is restored; null where this is another one, or it could not be asked. */
  readonly environment: RecoveryEnvironment | null;
  /** Label and size of the volume that the backup is on, where it is one. */
  readonly targetVolume: { readonly label: string; readonly totalBytes: number } | null;
  /** The disk that the backup is on; null for a share. */
  readonly lies: DiskOfBackup | null;
  /** Where the hand-off lies. */
  readonly handOffFile: string;
}

/** What a person does at the console of the new server, in order, with the values of this restore. */
export function sectionsOf(facts: HandOffFacts, wish: SectionsWish): HandOffSection[] {
  return [
    before(facts),
    disks(facts),
    environment(facts, wish),
    ...network(facts, wish),
    look(facts, wish),
    restore(facts),
    disksAnew({ ...typed(facts), lies: wish.lies }),
    firstStart(facts),
    verify(wish),
  ];
}

const isR2 = (generation: string | null): boolean => generation === '6.1';

function before({ server, machine }: HandOffFacts): HandOffSection {
  const media = server.system ?? 'the Windows that the server had';
  const firmware = {
    BIOS: 'The new server must start by BIOS (legacy mode), as the lost one did.',
    UEFI: 'The new server must start by UEFI, as the lost one did.',
    unknown: 'The new server must start as the lost one did: by BIOS, or by UEFI.',
  };
  return section('before', 'Before you begin', {
    lines: [
      `Switch off whatever runs as ${machine} now, and keep it off: two of the same name break both.`,
      `Have the installation media of ${media}, 64-bit, of the same edition and language.`,
      firmware[server.firmware ?? 'unknown'],
      'On other hardware, have the driver of its disk controller on a stick. Load it with "Install drivers" or with drvload FILE.inf. Without it, Windows stops with 0x0000007B.',
      'Keep a console of the new server in view that needs no network.',
    ],
  });
}

function disks({ server, version }: HandOffFacts): HandOffSection {
  const lines = [
    'The new server needs as many disks as the lost one had, each at least as large, in the same order.',
    `The backup holds ${version.volumes.length > 0 ? listed(version.volumes) : 'volumes that were not told'}.`,
  ];
  if (server.disks.length === 0) {
    return section('disks', 'Disks', { lines: [...lines, 'Which disks it had is not known.'] });
  }
  return section('disks', 'Disks', {
    lines,
    table: {
      head: ['Disk', 'Name', 'Size', 'Kind', 'Volumes', 'Identifier'],
      rows: server.disks.map(({ number, name, bytes, style, volumes, identifier }) => [
        String(number),
        name,
        sizeWords(bytes),
        style ?? '?',
        volumes.join(' ') || '-',
        identifier ?? '-',
      ]),
    },
  });
}

const r2Way =
  'Windows Server 2008 R2: start from its installation media, choose the language, press Next, choose "Repair your computer" and the installation, then "Use recovery tools", then "Command Prompt".';
const newerWay =
  'Windows Server 2012: start from its installation media, press Next, choose "Repair your computer", then "Troubleshoot", then "Command Prompt".';

function environment({ server }: HandOffFacts, { environment: own }: SectionsWish): HandOffSection {
  const ways = server.generation === null ? [r2Way, newerWay] : [isR2(server.generation) ? r2Way : newerWay];
  const local = isR2(server.generation)
    ? 'If the old Windows still starts: press F8 before it does, and choose "Repair Your Computer". It asks for the password of a local administrator.'
    : 'If the old Windows still starts, it can be told to begin in its own recovery environment, which asks for the password of a local administrator.';
  const restartsInto = own?.restartsInto === true;
  return section('environment', 'Start the Windows Recovery Environment', {
    lines: [...ways, ...(own?.enabled === true && (isR2(server.generation) || restartsInto) ? [local] : [])],
    commands: restartsInto ? ['reagentc /boottore', 'shutdown /r /t 0'] : [],
    after: ['The menu has "System Image Recovery" too. It restores the same, and shows less of what goes wrong.'],
  });
}

function network(facts: HandOffFacts, { account }: SectionsWish): HandOffSection[] {
  const { target, byAddress, server } = facts;
  if (target.kind !== 'share') return [];
  const [first] = server.networks;
  const fixed = first && !first.dhcp ? networkLines(first) : [];
  const share = shareOf(byAddress ?? target.path);
  return [
    section('network', 'Bring up the network, and open the share', {
      lines: [
        `The backup is on ${target.path}${byAddress === null ? `. Address of ${serverOfShare(target.path)}: ____________________` : `, by address ${byAddress}`}.`,
        ...(first
          ? [
              `The lost server had ${[first.address, ...first.moreAddresses].join(', ')}, mask ${first.mask ?? 'not known'}, gateway ${first.gateway ?? 'none or not known'}, DNS ${listed(first.dnsServers) || 'not known'}.`,
            ]
          : ['Which address the lost server had is not known.']),
        'If "ipconfig" shows no address of your network, find the number of the adapter, and put it for N:',
      ],
      commands: [
        'wpeinit',
        'ipconfig',
        'netsh interface ipv4 show interfaces',
        ...(fixed.length > 0 ? fixed : ['netsh interface ipv4 set address name=N source=dhcp']),
        connectLine(share, account),
      ],
      after: [
        'It asks for the password. Use an account that may read the backup.',
        ...(byAddress === null
          ? []
          : [`If the address is another one now: the name of the server is ${serverOfShare(target.path)}.`]),
      ],
    }),
  ];
}

/** What is typed: by address where there is one. */
function typed({ version, target, machine, byAddress }: HandOffFacts) {
  return { id: version.id, machine, target: byAddress === null ? target : { ...target, path: byAddress } };
}

function look(facts: HandOffFacts, { targetVolume }: SectionsWish): HandOffSection {
  const { target, version, localTime } = facts;
  const isVolume = target.kind === 'volume';
  const volume =
    targetVolume === null
      ? ''
      : ` It is called "${targetVolume.label || 'without a name'}" and has ${sizeWords(targetVolume.totalBytes)}.`;
  return section('look', 'Find the backup, and the disks', {
    lines: [
      ...(isVolume
        ? [
            `The backup is on the volume that Windows called ${target.path}.${volume} In the recovery environment it may have another letter: "list volume" of diskpart shows them. Put that letter for ${target.path} in all lines below.`,
          ]
        : []),
      `The list must show the version ${version.id}. That is UTC: on the clock of the server it was ${localTime}.`,
    ],
    commands: [
      ...(isVolume ? ['diskpart', 'list volume', 'exit'] : []),
      versionsLine(typed(facts)),
      'wbadmin get disks',
    ],
  });
}

function restore({ command }: HandOffFacts): HandOffSection {
  return section('restore', 'Restore', {
    lines: [
      'This overwrites the disks of the new server. wbadmin shows what it will do and asks: read it, then type Y.',
    ],
    commands: [command],
    after: [
      'Only the volumes that Windows needs come back. Add -restoreAllVolumes at the end for all that the backup holds.',
      'If it fails, note what it prints. When it is done, take out the media and restart with: wpeutil reboot',
    ],
  });
}

function firstStart({ server, machine }: HandOffFacts): HandOffSection {
  const domain = server.domain ?? 'DOMAIN';
  const [first] = server.networks;
  return section('first-start', 'After the first start', {
    lines: [
      'Windows looks for drivers first. A new network adapter has no address: give it the one of the server.',
      ...(first
        ? [
            `Address ${first.address}, mask ${first.mask ?? 'not known'}, gateway ${first.gateway ?? 'none or not known'}.`,
          ]
        : []),
      'Set the clock before you log on: more than 5 minutes from the domain controller, and no domain account can.',
      'Then ask for the trust in the domain. If it is broken, log on with a local administrator and renew it:',
    ],
    commands: [`nltest /sc_verify:${domain}`, `netdom resetpwd /server:DC /userd:${domain}\\ACCOUNT /passwordd:*`],
    after: [
      ...(server.rollupBuild === null
        ? ['Install the service pack and the rollup again that came after the backup.']
        : [
            `Install the rollup again if the backup is older than it: Exchange was last seen with build ${server.rollupBuild}.`,
          ]),
      'Never run recovery setup of Exchange on this server now, and never restore the IIS configuration of another day over it: the two don’t mix.',
      `Make a fresh backup of ${machine} when all is well.`,
    ],
  });
}

function verify({ handOffFile }: SectionsWish): HandOffSection {
  return section('verify', 'Verify', {
    lines: ['On the restored server, in a command prompt as administrator:'],
    commands: [`cas-recovery backup verify-restored --hand-off "${handOffFile}" --directory windows:`],
    after: ['It reads only, compares the server with what was noted and with the directory, and writes a report.'],
  });
}
