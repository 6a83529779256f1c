import type { Disk, HandOffSection } from '../../../preload/contract/index.js';
import { sizeWords } from '../../product/size-words.js';
import { restoreLine, type Restore, word } from './command-lines.js';
import type { DiskOfBackup } from './disk-of-backup.js';
import { section } from './section.js';

interface Wish extends Restore {
  readonly lies: DiskOfBackup | null;
}

const title = 'Only if the disks are new, or partitioned in another way';
const makes = '-recreateDisks makes the disks as they were at the backup, and deletes what is on them.';
const fill = 'IDENTIFIER';

/**
 * How the disks are made anew without losing the backup with them.
 * @fidelity D wbadmin start sysrecovery: -recreateDisks deletes what is on volumes of Windows and perhaps of other disks, -excludeDisks goes with it alone and takes identifiers of "wbadmin get disks"; as Microsoft documents them. The sheet has a person look at the identifier first
 */
export function disksAnew({ lies, ...restore }: Wish): HandOffSection {
  const line = (...more: readonly string[]): string => restoreLine(restore, ['-recreateDisks', ...more]);
  if (lies === null) {
    return section('disks-anew', title, {
      lines: [`Type this line instead of the one above. ${makes}`],
      commands: [line()],
      after: [`A disk that must not be touched: ${excluded}`],
    });
  }
  if (lies.withWindows) {
    return section('disks-anew', title, {
      lines: [`Don't use -recreateDisks here. ${makes} The backup is on such a disk: first copy it elsewhere.`],
    });
  }
  const identifier = lies.disk?.identifier ?? fill;
  return section('disks-anew', title, {
    lines: [
      `Type this line instead of the one above. ${makes} The backup lies on a disk of this server too, and would be lost: -excludeDisks keeps that disk as it is. Never leave it away.`,
      whichDisk(lies.disk),
      "If no disk there has that letter, don't use -recreateDisks.",
    ],
    commands: [line(word(`-excludeDisks:${identifier}`))],
    after: [`A further disk that must not be touched: ${excluded}`],
  });
}

const excluded =
  'take it out, or name its identifier too, as "-excludeDisks:{...},{...}". That goes with -recreateDisks alone.';

function whichDisk(disk: Disk | null): string {
  if (!disk?.identifier) {
    return `Which disk the backup is on was not known when this sheet was made. "wbadmin get disks" shows it: look for the disk whose volumes have the letter of the backup, and put its identifier for ${fill}, with its braces.`;
  }
  const { number, name, bytes, identifier } = disk;
  return `The disk of the backup is ${identifier}: ${name.trim() || 'without a name'}, ${sizeWords(bytes)}, disk ${String(number)} of the computer that made this sheet. Look for it in "wbadmin get disks": its volumes must have the letter of the backup. If the disk with that letter has another identifier, put that one, with its braces.`;
}
