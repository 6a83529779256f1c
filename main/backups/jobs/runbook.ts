import type { BackupJob, StepCard } from '../../../preload/contract/index.js';
import { mayLose } from './cards.js';
import type { Step } from '../../runbook/step.js';
import { filesProof } from './steps/files-proof.js';
import { kit } from './steps/kit.js';
import { proof } from './steps/proof.js';
import { restoreFiles } from './steps/restore-files.js';
import { restoreState } from './steps/restore-state.js';
import { restoreVersion } from './steps/restore-version.js';
import { run } from './steps/run.js';
import { schedule } from './steps/schedule.js';
import { stateProof } from './steps/state-proof.js';
import { target } from './steps/target.js';
import { tool } from './steps/tool.js';
import type { BackupWorld } from './world.js';

/** The steps of a backup, or of a restore from one, in their order. */
export function backupRunbook(job: BackupJob): readonly Step<BackupWorld>[] {
  switch (job.work) {
    case 'take':
      return [
        ...[tool, target, mayLose(job) ? losing(run) : run, proof],
        ...(job.schedule === null ? [] : [schedule]),
        ...(job.kit === null ? [] : [kit]),
      ];
    case 'restore-files':
      return [tool, restoreVersion, restoreFiles, filesProof];
    case 'restore-system-state':
      return [tool, restoreVersion, restoreState, stateProof];
  }
}

/** The same step, on whose card stands that what it overwrites does not come back. */
const losing = (step: Step<BackupWorld>): Step<BackupWorld> => ({
  ...step,
  card: { ...step.card, risk: 'cannot be undone' },
});

export const backupCards = (job: BackupJob): StepCard[] => backupRunbook(job).map(({ card }) => card);
