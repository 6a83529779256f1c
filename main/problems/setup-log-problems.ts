import { entry } from './entry.js';

const whereItIs =
  'Give the file ExchangeSetup.log, or its folder. It is in the folder ExchangeSetupLogs on the system drive, usually C:\\ExchangeSetupLogs.';

/** A file that can't be diagnosed. */
export const setupLogProblems = {
  LOG_NOT_READ: entry(
    ({ path, why }: { path: string; why: string; code: string }) => `${path} can't be read: ${why}.`,
    'Nothing was diagnosed.',
    `Check the path and your rights to it. ${whereItIs}`,
    ({ code }) => code,
  ),
  NO_SETUP_LOG: entry(
    ({ path, why }: { path: string; why: string }) => `${path} is no log of Exchange setup: ${why}.`,
    'Nothing was diagnosed.',
    whereItIs,
  ),
};
