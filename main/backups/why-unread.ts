import type { BackupTarget, UnreadBackups } from '../../preload/contract/index.js';
import type { OwnAnswers, WbadminText } from '../ports/backup-asker.js';

// What is said of a place that could not be read. What it holds is not known to be missing.

export const thisComputer = 'this computer';
export const catalogue = 'the catalogue of this computer';

export const noTool = 'Windows Server Backup is not installed on this computer, and only it can read a backup.';
export const nextForTool = 'Install the feature Windows Server Backup, then list again.';
export const nextForComputer =
  'Run as administrator. Where that is so, see whether the service wbengine answers, then list again.';
export const nextForCatalogue =
  'Run as administrator. A place that is named is read without the catalogue, and "wbadmin restore catalog" brings a damaged one back from there.';

const nextForVolume = 'See whether the disk is connected and online, then list again.';

export function nextForPlace({ kind }: BackupTarget): string {
  if (kind === 'volume') return nextForVolume;
  return 'See whether the share can be opened from here with this account ("net use" connects with another one), then list again.';
}

/** What wbadmin said and how it ended; its text may be in any language. */
export function textOf({ exitCode, output }: WbadminText): string {
  const said = output
    .split(/\r?\n\s*\r?\n/)
    .slice(1)
    .map(paragraph => paragraph.replace(/\s+/g, ' ').trim())
    .filter(paragraph => paragraph !== '');
  return `wbadmin ended with exit code ${String(exitCode)}${said.length > 0 ? `: ${said.join(' ')}` : '.'}`;
}

/** What this computer did not tell of itself. The catalogue has its own. */
export function partsUnread({ tool, summary, volumes, stores }: OwnAnswers): UnreadBackups[] {
  const lacks = tool.ok && tool.value.cmdlets === null;
  const parts = [
    { where: thisComputer, told: tool },
    // Without the cmdlets nothing tells how the last backup ended, and that is said once, by the tool that is missing.
    ...(lacks ? [] : [{ where: 'how the last backup ended', told: summary }]),
    { where: 'the volumes of this computer', told: volumes },
    { where: 'which volumes of this computer hold backups', told: stores },
  ];
  const closed = stores.ok ? stores.value.unread : [];
  return [
    ...parts.flatMap(({ where, told }) => (told.ok ? [] : [{ where, why: told.why, next: nextForComputer }])),
    ...closed.map(({ place, why }) => ({ where: place, why, next: nextForVolume })),
  ];
}
