import type { Composition } from '../compose.js';
import type { WizardHandlers } from './wizard.js';

type BackupCall = 'listBackups' | 'cancelBackups';

export interface BackupCalls {
  readonly handlers: Pick<WizardHandlers, BackupCall>;
  /** Gives up whatever is being asked of backups. */
  giveUp(): void;
}

/** What a window asks of backups. One thing at a time: a new one, or the wish to cancel, gives up the one before. */
export function backupCalls({ backups }: Composition): BackupCalls {
  let asking = new AbortController();
  const giveUp = (): void => asking.abort();
  const anew = (): AbortSignal => {
    giveUp();
    asking = new AbortController();
    return asking.signal;
  };
  return {
    giveUp,
    handlers: {
      listBackups: wish => backups.list({ ...wish, signal: anew() }),
      cancelBackups: () => {
        giveUp();
        return Promise.resolve({ asked: true });
      },
    },
  };
}
