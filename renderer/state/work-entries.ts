import type { BackupJobStart } from './backup-job/backup-job-state.js';
import { emptyBackupJob } from './backup-job/backup-job-state.js';
import { emptyBackups } from './backups/backups-state.js';
import { emptyAdvice } from './advice/advice-state.js';
import { emptyHandOff, type HandOffStart } from './hand-off/hand-off-state.js';
import { emptyPast } from './past/past-state.js';
import { emptyVerify } from './verify/verify-state.js';
import type { Context } from './wizard-context.js';

/** The ways into the work with backups, and back. */
export interface WorkEntries {
  /** To the form that asks where to look, with nothing found yet. */
  readonly findBackups: () => void;
  readonly openBackupJob: (start: BackupJobStart) => void;
  /** Null: a restored server is verified, by a file that is opened. */
  readonly openHandOff: (start: HandOffStart | null) => void;
  readonly openAdvice: () => void;
  /** To the verification of a server, with nothing chosen yet. */
  readonly openVerify: () => void;
  /** To all recoveries of this machine. */
  readonly openPast: () => void;
  /** Back to the list, as it was left. */
  readonly backToBackups: () => void;
}

export function workEntries({ store }: Context): WorkEntries {
  /** A form that was opened from the list leads back there. */
  const cameFrom = () => (store.getState().screen === 'backups' ? 'backups' : 'home');
  return {
    findBackups: () => store.setState({ screen: 'backups', backups: emptyBackups }),
    openBackupJob: start =>
      store.setState({ screen: 'backup-job', cameFrom: cameFrom(), backupJob: { ...emptyBackupJob, start } }),
    openHandOff: start =>
      store.setState({ screen: 'hand-off', cameFrom: cameFrom(), handOff: { ...emptyHandOff, start } }),
    openAdvice: () => store.setState({ screen: 'advice', cameFrom: cameFrom(), advice: emptyAdvice }),
    openVerify: () => store.setState({ screen: 'verify', verify: emptyVerify }),
    openPast: () => store.setState({ screen: 'past', past: emptyPast }),
    backToBackups: () => store.setState({ screen: 'backups' }),
  };
}
