import { entry } from './entry.js';

interface InLine {
  path: string;
  line: number;
}

export const journalProblems = {
  JOURNAL_CHANGED: entry(
    ({ path, line }: InLine) => `The journal ${path} was changed after it was written, in line ${String(line)}.`,
    'A journal that was changed can no longer say what was done to this server, so nothing is done on its word.',
    'Bring back the untouched file if you have it. Else begin a new recovery: it looks at the server as it is now. This file stays as it is.',
  ),
  JOURNAL_NOT_UNDERSTOOD: entry(
    ({ path, line }: InLine & { why: string }) => `Line ${String(line)} of the journal ${path} can't be read.`,
    'Without it nobody can say what was already done to this server. The file was left untouched.',
    'If a newer version of this program wrote it, use that version. Else keep the file for the report and begin a new recovery.',
    ({ why }) => why,
  ),
  JOURNAL_NOT_WRITTEN: entry(
    ({ path, why }: { path: string; why: string; code: string }) =>
      `Nothing can be added to the journal ${path}: ${why}.`,
    'What can’t be written down is not begun. Nothing more is done until it can be.',
    ({ code }) =>
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'Free some space on that disk, then resume the recovery.'
        : 'Make the folder writable for your account, then resume the recovery.',
    ({ code }) => code,
  ),
  STATE_FOLDER_NOT_USABLE: entry(
    ({ path, why }: { path: string; why: string; code: string }) => `The folder ${path} can't be used: ${why}.`,
    'This program keeps the journal of a recovery there. Without a journal it changes nothing.',
    {
      terminal: 'Make the folder writable for your account, or name another one with --state.',
      window: 'Make the folder writable for your account, then start this program again.',
    },
    ({ code }) => code,
  ),
  RECOVERY_IN_PROGRESS: entry(
    ({ holder }: { holder: string }) => `Another recovery is at work on this machine: ${holder}.`,
    'Two at once would undo each other’s changes.',
    'Go on in the window or terminal that has it, or end that process, then try again.',
  ),
  RECOVERY_UNKNOWN: entry(
    ({ id, folder }: { id: string; folder: string }) => `There is no recovery "${id}" in ${folder}.`,
    'Only a recovery that was begun on this machine can be continued or reported.',
    {
      terminal: 'See the list with "cas-recovery status", or name the other folder with --state.',
      window: 'Go back to the first screen, and choose one of the list.',
    },
  ),
  RECOVERY_EMPTY: entry(
    ({ id }: { id: string }) => `The recovery "${id}" was ended before its plan was on the disk.`,
    'Nothing was done to the server in it.',
    'Begin a new recovery.',
  ),
  NO_OPEN_RECOVERY: entry(
    ({ folder }: { folder: string }) => `No recovery in ${folder} is waiting to be continued.`,
    'There is nothing to resume.',
    {
      terminal: 'See all of them with "cas-recovery status", or begin with "cas-recovery rehearse".',
      window: 'Go back to the first screen, and choose one of the list or begin a rehearsal.',
    },
  ),
  SEVERAL_OPEN_RECOVERIES: entry(
    ({ ids }: { ids: string }) => `More than one recovery is waiting to be continued: ${ids}.`,
    'This program does not guess which one you mean.',
    'Name one: "cas-recovery resume ID".',
  ),
  RECOVERY_NOT_DELETED: entry(
    ({ id, why }: { id: string; why: string; code: string }) => `The recovery "${id}" could not be deleted: ${why}.`,
    'It is still there, whole, and in the list.',
    'Close what has a file of its folder open, then delete it again.',
    ({ code }) => code,
  ),
  RECOVERY_WAITS_FOR_RESTART: entry(
    ({ id }: { id: string }) => `The recovery "${id}" waits for a restart of the server.`,
    'After the restart Windows starts this program to go on with it. Without its journal nobody could.',
    'Let it go on after the restart. When it is finished or stopped, it can be deleted.',
  ),
  RECOVERY_IS_NEEDED: entry(
    ({ id, by }: { id: string; by: string }) =>
      `The recovery "${id}" is needed by another one that is not finished: ${by}.`,
    'That one works on the simulated server of this rehearsal, or takes back what this one applied, by the copies that it kept.',
    'Finish or stop it first.',
  ),
  DELETE_NOT_CONFIRMED: entry(
    ({ id, name }: { id: string; name: string }) =>
      `The recovery "${id}" was not deleted: neither its name nor ${name} was typed.`,
    'What is deleted is gone for good, its journal first of all.',
    {
      terminal: `Type the name of the recovery or of the server when you are asked, or give it with --confirm.`,
      window: 'Type the name of the recovery or of the server where you are asked for it.',
    },
  ),
  EXPORT_NOT_WRITTEN: entry(
    ({ path, why }: { path: string; why: string }) => `The recovery could not be exported to ${path}: ${why}.`,
    'No part of it counts as an export.',
    'Name a folder that is not there yet, or a new file that ends in .zip, on a disk with room.',
  ),
};
