import type { Step } from '../runbook/step.js';
import { identity } from './steps/identity.js';
import { newServer } from './steps/new-server.js';
import { prerequisites } from './steps/prerequisites.js';
import { recoverySetup } from './steps/recovery-setup.js';
import { restart } from './steps/restart.js';
import { verification } from './steps/verification.js';
import type { RecoveryWorld } from './world.js';

/** The recovery of a lost Client Access server: the four documented steps, the restart, the proof. */
export const recoveryRunbook: readonly Step<RecoveryWorld>[] = [
  newServer,
  identity,
  prerequisites,
  recoverySetup,
  restart,
  verification,
];
