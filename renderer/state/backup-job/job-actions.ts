import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import type { BackupJobWish } from '../../../preload/contract/backup-job-calls.js';
import type { Reply } from '../../../preload/contract/call.js';
import { begun, unlessCancelled } from '../asking.js';
import type { Enter } from '../recovery-actions.js';
import { settled, type Context } from '../wizard-context.js';
import type { Loadable } from '../wizard-state.js';
import type { BackupJobState, JobTyped } from './backup-job-state.js';

export interface JobActions {
  readonly type: (change: JobTyped) => void;
  /** Names the computer in view; for a backup its volumes are read. */
  readonly see: (on: BackupsOn) => Promise<void>;
  /** Asks what each step would find and do. */
  readonly look: (wish: BackupJobWish) => Promise<void>;
  /** Begins what was looked at. */
  readonly begin: () => Promise<void>;
  readonly toForm: () => void;
  /** Gives up what is being looked at, or begun. */
  readonly cancel: () => Promise<void>;
}

type Asked = 'overview' | 'outlook' | 'beginning';

/** What is done in the form that a backup, or a restore from one, is begun with. */
export function jobActions({ store, api }: Context, enter: Enter): JobActions {
  const job = (): BackupJobState => store.getState().backupJob;
  const patch = (change: Partial<BackupJobState>): void => store.setState({ backupJob: { ...job(), ...change } });

  /** Keeps the answer under `field` unless something else was asked there meanwhile; null where it is not wanted any more. */
  const ask = async <T>(field: Asked, question: () => Promise<Reply<T>>): Promise<Reply<T> | null> => {
    const asked = begun();
    patch({ [field]: asked });
    const reply = await question();
    if (job()[field] !== asked) return null;
    patch({ [field]: unlessCancelled(settled(reply) as Loadable<never>) });
    return reply;
  };
  const idle = { kind: 'idle' } as const;

  return {
    type: change => patch({ typed: { ...job().typed, ...change } }),
    async see(on) {
      patch({ on, overview: idle });
      if (job().start.work === 'take') await ask('overview', () => api.listBackups({ on, places: [], machine: null }));
    },
    async look(wish) {
      patch({ wish, beginning: idle });
      await ask('outlook', () => api.tryBackup(wish));
    },
    async begin() {
      const { wish } = job();
      if (!wish) return;
      const reply = await ask('beginning', () => api.beginBackup(wish));
      if (!reply?.ok) return;
      const { id, server } = reply.value;
      const mode = wish.on.kind === 'this' ? 'live' : 'rehearsal';
      await enter({ id, serverName: server, mode, work: wish.work }, null);
    },
    toForm: () => patch({ outlook: idle, beginning: idle }),
    async cancel() {
      const { outlook, beginning } = job();
      patch({
        ...(outlook.kind === 'loading' && { outlook: idle }),
        ...(beginning.kind === 'loading' && { beginning: idle }),
      });
      await api.cancelBackupJob({});
    },
  };
}
