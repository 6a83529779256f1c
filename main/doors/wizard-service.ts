import type { AppInfo, Problem } from '../../preload/contract/index.js';
import type { Composition } from '../compose.js';
import type { Clock } from '../ports/clock.js';
import { problem } from '../problems/problem.js';
import { reportHtml } from '../report/report-html.js';
import { reportJson } from '../report/report-json.js';
import { adviceCalls, type AdviceCalls } from './advice-calls.js';
import { backupCalls, type BackupCalls } from './backup-calls.js';
import { backupJobCalls, type BackupJobCalls } from './backup-job-calls.js';
import { directoryCalls, secretOf, type DirectoryCalls } from './directory-calls.js';
import { handOffCalls, type HandOffCalls } from './hand-off-calls.js';
import { kitCalls, type KitCalls } from './kit-calls.js';
import { pastCalls } from './past-calls.js';
import { madeReport } from '../compose-reports.js';
import { RunningRecoveries } from './running-recoveries.js';
import { verificationCalls, type VerificationCalls } from './verification-calls.js';
import type { Wizard, WizardEvent, WizardHandlers } from './wizard.js';

export interface WizardServiceOptions {
  readonly composition: Composition;
  readonly door: 'window' | 'browser';
  readonly productVersion: string;
  readonly clock: Clock;
  readonly elevated: boolean | null;
  readonly restartElevated: () => Promise<boolean>;
  /** The recovery that Windows started this program for. */
  readonly resume?: string | undefined;
}

/** The wizard behind both window boundaries: answers the calls of the contract with the parts of the house. */
export function createWizardService(options: WizardServiceOptions): Wizard {
  const listeners = new Set<(event: WizardEvent) => void>();
  const tell = (event: WizardEvent): void => listeners.forEach(listener => listener(event));
  const running = new RunningRecoveries(options.composition.recoveries, tell);
  const directory = directoryCalls(options);
  const kits = kitCalls(options.composition, tell);
  const backups = backupCalls(options.composition);
  const handOffs = handOffCalls(options.composition);
  const advice = adviceCalls(options);
  const backupJobs = backupJobCalls(options.composition);
  const verifications = verificationCalls(options.composition, tell);
  return {
    handlers: handlersOf(options, running, { directory, kits, backups, handOffs, advice, backupJobs, verifications }),
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      directory.giveUp();
      kits.giveUp();
      backups.giveUp();
      handOffs.giveUp();
      advice.giveUp();
      backupJobs.giveUp();
      verifications.giveUp();
      return running.close();
    },
  };
}

interface Parts {
  readonly directory: DirectoryCalls;
  readonly kits: KitCalls;
  readonly backups: BackupCalls;
  readonly handOffs: HandOffCalls;
  readonly advice: AdviceCalls;
  readonly backupJobs: BackupJobCalls;
  readonly verifications: VerificationCalls;
}

function handlersOf(
  options: WizardServiceOptions,
  running: RunningRecoveries,
  { directory, kits, backups, handOffs, advice, backupJobs, verifications }: Parts,
): WizardHandlers {
  const { composition, clock } = options;
  const { recoveries, rehearsals } = composition;
  return {
    appInfo: () => Promise.resolve(appInfo(options)),
    restartElevated: async () => ({ started: await options.restartElevated() }),
    listScenarios: () => rehearsals.list(),
    listRecoveries: () => recoveries.list(),
    ...directory.handlers,
    ...kits.handlers,
    ...backups.handlers,
    ...handOffs.handlers,
    ...advice.handlers,
    ...backupJobs.handlers,
    ...verifications.handlers,
    ...pastCalls(composition),
    beginRehearsal: async ({ password, ...wish }) => ({
      id: await recoveries.beginRehearsal(wish, { password: secretOf(password), signal: directory.begin() }),
    }),
    proposeRecovery: ({ password, ...question }) =>
      recoveries.proposeLive(question, { password: secretOf(password), signal: directory.begin() }),
    beginRecovery: async ({ password, ...wish }) => ({
      id: await recoveries.beginLive(wish, { password: secretOf(password), signal: directory.begin() }),
    }),
    openRecovery: async ({ id }) => (await recoveries.read(id)).records,
    runRecovery: async ({ id, password }) => {
      await running.start(id, secretOf(password));
      return { running: true };
    },
    decide: ({ id, stepId, decision, password }) => {
      running.decide(id, stepId, decision, secretOf(password));
      return Promise.resolve({ taken: true });
    },
    cancelRecovery: ({ id }) => {
      running.cancel(id);
      return Promise.resolve({ asked: true });
    },
    readOutput: ({ id, from }) => recoveries.readOutput(id, from),
    makeReport: async ({ id }) => {
      const report = await madeReport(composition, id, { clock, productVersion: options.productVersion });
      return { html: reportHtml(report), json: reportJson(report) };
    },
    printReport: async ({ id }) => {
      const report = await madeReport(composition, id, { clock, productVersion: options.productVersion });
      return { pdf: (await composition.printer().print(reportHtml(report))).toString('base64') };
    },
  };
}

function appInfo(options: WizardServiceOptions): AppInfo {
  const { composition, door, productVersion, elevated } = options;
  const { operator, stateFolder } = composition;
  return {
    version: productVersion,
    door,
    rehearsalsOnlyBecause: rehearsalsOnly(door)?.happened ?? null,
    elevated,
    windowsLogon: process.platform === 'win32',
    domain: process.env['USERDNSDOMAIN']?.toLowerCase() ?? null,
    resume: options.resume ?? null,
    operator: operator.account,
    computer: operator.computer,
    stateFolder,
  };
}

/** Why no real recovery is offered here; undefined where one is. */
function rehearsalsOnly(door: 'window' | 'browser'): Problem | undefined {
  if (process.platform !== 'win32') return problem('ONLY_REHEARSALS_HERE', { platform: process.platform });
  return door === 'browser' ? problem('LIVE_RECOVERY_NOT_IN_BROWSER', {}) : undefined;
}
