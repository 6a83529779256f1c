import { foldAll } from '../../preload/contract/index.js';
import type { Composition } from '../compose.js';
import type { WizardHandlers } from './wizard.js';

type BackupJobCall = 'tryBackup' | 'beginBackup' | 'cancelBackupJob';

export interface BackupJobCalls {
  readonly handlers: Pick<WizardHandlers, BackupJobCall>;
  /** Gives up looking, or beginning. */
  giveUp(): void;
}

/** What a window asks of backups to be taken, and of restores. One thing at a time: a new one gives up the one before. */
export function backupJobCalls({ backupWorks, recoveries }: Composition): BackupJobCalls {
  let looking = new AbortController();
  const giveUp = (): void => looking.abort();
  const anew = (): AbortSignal => {
    giveUp();
    looking = new AbortController();
    return looking.signal;
  };
  return {
    giveUp,
    handlers: {
      tryBackup: async wish => {
        const { server, reservations, steps } = await backupWorks.tryOut(wish, anew());
        return { server, reservations: [...reservations], steps: [...steps] };
      },
      beginBackup: async wish => {
        const id = await backupWorks.begin(wish, anew());
        return { id, server: foldAll((await recoveries.read(id)).records).serverName };
      },
      cancelBackupJob: () => {
        giveUp();
        return Promise.resolve({ asked: true });
      },
    },
  };
}
