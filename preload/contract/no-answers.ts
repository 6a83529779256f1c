import type { StrategyAnswers } from './strategy.js';

/** Nothing is answered. No schema library in here: the window reads it too. */
export const noAnswers: StrategyAnswers = {
  schema: 'cas-recovery/strategy-answers/1',
  hoursToBeBack: null,
  capacity: null,
  certificatesElsewhere: null,
  script: null,
  changeLog: null,
  otherSoftware: null,
  directoryBackup: null,
  membersAlike: null,
  target: null,
  targetGigabytes: null,
  windowMinutes: null,
  offsite: null,
  images: null,
  users: null,
  secondSite: null,
};
