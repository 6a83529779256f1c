import type {
  BackupListing,
  BackupTarget,
  BackupVersion,
  HandOffNote,
  HandOffServer,
  LostServer,
} from '../../../preload/contract/index.js';
import { momentInWords } from '../../report/words.js';
import { sameTarget } from '../targets.js';
import { isBareMetal } from './choose-version.js';
import type { DiskOfBackup } from './disk-of-backup.js';

export interface NoteFacts {
  readonly now: string;
  readonly version: BackupVersion;
  readonly target: BackupTarget;
  readonly machine: string;
  readonly server: HandOffServer;
  readonly lostServer: LostServer | null;
  readonly listing: BackupListing;
  /** The share by address; null where nobody could tell the address, or for a volume. */
  readonly byAddress: string | null;
  /** Null for a share. */
  readonly lies: DiskOfBackup | null;
}

type Rule = (facts: NoteFacts) => Omit<HandOffNote, 'id'> | null;

const dayMs = 86_400_000;
const daysOld = ({ now, version }: NoteFacts): number =>
  Math.floor((Date.parse(now) - Date.parse(version.takenAt)) / dayMs);

/** The directory forgets deleted objects after so many days, and domain controllers refuse what is older. */
const tombstoneDays = 180;
/** A member server changes the password of its account so often; the domain knows the last two. */
const passwordDays = 30;
/** The path of an image below a share, beyond which the recovery environment fails with 0x80070001. */
const longestImagePath = 110;

/**
 * What to know before a restore of the whole server, by rules.
 * @fidelity D notes of a hand-off: ages of computer accounts and deleted objects by the defaults of Windows, the longest path of an image from one published report, firmware and sizes of disks from vendors' manuals; each is told to the person, who decides
 */
const rules: Readonly<Record<string, Rule>> = {
  'too-old': facts =>
    daysOld(facts) <= tombstoneDays
      ? null
      : {
          weight: 'stop',
          text: `The backup is ${daysOld(facts)} days old. The domain may have forgotten what it relies on after ${tombstoneDays} days. Recover the server with recovery setup instead ("cas-recovery recover").`,
        },
  'disk-of-windows': ({ target, lies }) =>
    !lies?.disk || !lies.withWindows
      ? null
      : {
          weight: 'stop',
          text: `${target.path} lies on the same disk as Windows (disk ${String(lies.disk.number)}). A restore of the whole server makes the volumes of that disk anew, and the backup would be gone with them. Copy the folder WindowsImageBackup to another disk or a share, and make the hand-off from there.`,
        },
  'trust-may-be-broken': facts =>
    daysOld(facts) <= passwordDays || daysOld(facts) > tombstoneDays
      ? null
      : {
          weight: 'care',
          text: `The backup is ${daysOld(facts)} days old, and the password of the computer account changes every ${passwordDays} days. The server will probably have to renew its trust in the domain: have a domain account with that right and the password of a local administrator of that time at hand.`,
        },
  'account-changed': ({ version, lostServer }) => {
    const setAt = lostServer?.computer?.passwordLastSet ?? '';
    return setAt <= version.takenAt
      ? null
      : {
          weight: 'care',
          text: `The computer account got a new password at ${momentInWords(setAt)}, after the backup. If it was reset for a recovery, the restored server must renew its trust in the domain.`,
        };
  },
  'directory-newer': ({ version, lostServer }) => {
    const changed = [lostServer?.summary, ...(lostServer?.virtualDirectories ?? [])].some(
      one => (one?.changedAt ?? '') > version.takenAt,
    );
    return changed
      ? {
          weight: 'care',
          text: 'The directory was changed after the backup. What it says counts: the restored server takes its URLs from there, and an installed service pack may be older than the directory expects.',
        }
      : null;
  },
  'no-firmware': ({ server: { firmware } }) =>
    firmware !== null
      ? null
      : {
          weight: 'care',
          text: 'How the lost server started is not known: by BIOS or by UEFI. Look at its backup or its notes. A backup of the one does not start on the other.',
        },
  'no-disks': ({ server: { disks } }) =>
    disks.length > 0
      ? null
      : {
          weight: 'care',
          text: 'The disks of the lost server are not known. The new server needs as many, each at least as large as the one that it replaces.',
        },
  'large-sectors': ({ server: { generation, disks } }) =>
    generation !== '6.1' || !disks.some(({ sectorBytes }) => (sectorBytes ?? 512) > 512)
      ? null
      : { weight: 'care', text: 'Windows Server 2008 R2 can’t restore to a disk with sectors of 4096 bytes.' },
  'long-path': ({ target, machine }) => {
    const length = `${target.path}\\WindowsImageBackup\\${machine}\\Backup 2026-01-01 000000`.length;
    return target.kind !== 'share' || length <= longestImagePath
      ? null
      : {
          weight: 'care',
          text: `The path of the image is about ${length} characters long. Above ${longestImagePath} the restore is known to fail with 0x80070001: copy the folder WindowsImageBackup to the top of a share, and restore from there.`,
        };
  },
  'one-version': ({ target }) =>
    target.kind !== 'share'
      ? null
      : {
          weight: 'care',
          text: 'A folder of a share keeps one version of each computer. Stop scheduled backups to it until the server is back: the next one replaces this version.',
        },
  'no-address': ({ target, byAddress }) =>
    target.kind !== 'share' || byAddress !== null
      ? null
      : {
          weight: 'care',
          text: 'The address of the server with the share is not known here. Note it on this sheet: there may be no DNS in the recovery environment.',
        },
  'newer-version': ({ listing, version, target, machine }) => {
    const newer = listing.versions.filter(
      one =>
        one.takenAt > version.takenAt &&
        isBareMetal(one) &&
        (one.machine === null || one.machine.toLowerCase() === machine.toLowerCase()),
    );
    const [first] = newer.sort((one, other) => other.takenAt.localeCompare(one.takenAt));
    if (!first) return null;
    const where = first.target && !sameTarget(first.target, target) ? ` in ${first.target.path}` : '';
    return { weight: 'know', text: `There is a newer version that can restore the whole server: ${first.id}${where}.` };
  },
  dhcp: ({ server: { networks } }) =>
    networks.length === 0 || !networks.every(({ dhcp }) => dhcp)
      ? null
      : {
          weight: 'know',
          text: 'The lost server had its address by DHCP. The recovery environment gets one the same way.',
        },
};

const order = ['stop', 'care', 'know'] as const;

export function notesFor(facts: NoteFacts): HandOffNote[] {
  const notes = Object.entries(rules).flatMap(([id, rule]): HandOffNote[] => {
    const found = rule(facts);
    return found === null ? [] : [{ id, ...found }];
  });
  return order.flatMap(weight => notes.filter(one => one.weight === weight));
}
