import type { Entry } from './entry.js';
import { backupRestoreProblems } from './backup-restore-problems.js';
import { backupWishProblems } from './backup-wish-problems.js';
import { backupWorkProblems } from './backup-work-problems.js';
import { commandProblems } from './command-problems.js';
import { directoryProblems } from './directory-problems.js';
import { dnsProblems } from './dns-problems.js';
import { doorProblems } from './door-problems.js';
import { generalProblems } from './general-problems.js';
import { handOffProblems } from './hand-off-problems.js';
import { hostProblems } from './host-problems.js';
import { identityProblems } from './identity-problems.js';
import { journalProblems } from './journal-problems.js';
import { kitProblems } from './kit-problems.js';
import { prerequisiteProblems } from './prerequisite-problems.js';
import { reapplyProblems } from './reapply-problems.js';
import { recoveryProblems } from './recovery-problems.js';
import { reportProblems } from './report-problems.js';
import { settingsProblems } from './settings-problems.js';
import { setupProblems } from './setup-problems.js';
import { setupLogProblems } from './setup-log-problems.js';
import { strategyProblems } from './strategy-problems.js';
import { verificationProblems } from './verification-problems.js';
import { windowsLogonProblems } from './windows-logon-problems.js';
import { xmlProblems } from './xml-problems.js';

/** Every problem that this program can report, by code. docs/problems.md is made from it. */
export const catalogue = {
  ...generalProblems,
  ...journalProblems,
  ...directoryProblems,
  ...dnsProblems,
  ...hostProblems,
  ...identityProblems,
  ...setupProblems,
  ...setupLogProblems,
  ...prerequisiteProblems,
  ...settingsProblems,
  ...recoveryProblems,
  ...kitProblems,
  ...reapplyProblems,
  ...handOffProblems,
  ...backupWishProblems,
  ...backupWorkProblems,
  ...backupRestoreProblems,
  ...reportProblems,
  ...doorProblems,
  ...commandProblems,
  ...windowsLogonProblems,
  ...strategyProblems,
  ...verificationProblems,
  ...xmlProblems,
} as const;

export type ProblemCode = keyof typeof catalogue;
export type FactsOf<C extends ProblemCode> = (typeof catalogue)[C] extends Entry<infer F> ? F : never;
