import type { CallName, EventName } from './calls.js';

// Kept apart from the schemas, so that the preload script, which runs in every window, carries no zod.

/** Every call name; the type makes a missing or a surplus one a compile error. */
export const callNames = Object.keys({
  appInfo: 1,
  restartElevated: 1,
  listScenarios: 1,
  listRecoveries: 1,
  findDomainControllers: 1,
  listServers: 1,
  readServer: 1,
  cancelReading: 1,
  compareReadings: 1,
  proposeRecovery: 1,
  beginRecovery: 1,
  beginRehearsal: 1,
  openRecovery: 1,
  runRecovery: 1,
  decide: 1,
  cancelRecovery: 1,
  readOutput: 1,
  createKit: 1,
  inspectKit: 1,
  compareKit: 1,
  readDifference: 1,
  proposeReapply: 1,
  reapplyScript: 1,
  beginReapply: 1,
  beginUndo: 1,
  cancelKit: 1,
  listBackups: 1,
  cancelBackups: 1,
  makeHandOff: 1,
  rehearseRestore: 1,
  verifyRestored: 1,
  cancelHandOff: 1,
  readAdvice: 1,
  weighAdvice: 1,
  makePlan: 1,
  comparePlan: 1,
  cancelAdvice: 1,
  tryBackup: 1,
  beginBackup: 1,
  cancelBackupJob: 1,
  compareRecoveries: 1,
  exportRecovery: 1,
  redactedReport: 1,
  askRemoval: 1,
  removeRecovery: 1,
  listChecks: 1,
  verifyServer: 1,
  cancelVerification: 1,
  makeReport: 1,
  printReport: 1,
} satisfies Record<CallName, 1>) as CallName[];

export const eventNames = Object.keys({
  record: 1,
  progress: 1,
  kitProgress: 1,
  checked: 1,
  output: 1,
  settled: 1,
} satisfies Record<EventName, 1>) as EventName[];

/** The IPC channel of a call or an event. */
export const channelOf = (name: CallName | EventName): string => `cas-recovery:${name}`;
