import type { BackupWork, StepCard } from '../../../preload/contract/index.js';
import type { Step } from '../../runbook/step.js';
import { filesProof } from './steps/files-proof.js';
import { proof } from './steps/proof.js';
import { restoreFiles } from './steps/restore-files.js';
import { restoreState } from './steps/restore-state.js';
import { restoreVersion } from './steps/restore-version.js';
import { run } from './steps/run.js';
import { stateProof } from './steps/state-proof.js';
import { target } from './steps/target.js';
import { tool } from './steps/tool.js';
import type { BackupWorld } from './world.js';

const runbooks: Readonly<Record<BackupWork, readonly Step<BackupWorld>[]>> = {
  take: [tool, target, run, proof],
  'restore-files': [tool, restoreVersion, restoreFiles, filesProof],
  'restore-system-state': [tool, restoreVersion, restoreState, stateProof],
};

/** The steps of a backup, or of a restore from one, in their order. */
export const backupRunbook = (work: BackupWork): readonly Step<BackupWorld>[] => runbooks[work];

export const backupCards = (work: BackupWork): StepCard[] => runbooks[work].map(({ card }) => card);
