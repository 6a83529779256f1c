import { entry } from './entry.js';

export const strategyProblems = {
  STRATEGY_FILE_NOT_READABLE: entry(
    ({ file, what, why }: { file: string; what: string; why: string }) => `${file} can't be used as ${what}: ${why}.`,
    'The advice would rest on something that nobody meant.',
    'Name a file that this program wrote for it: "advise --out" writes plans, and "backup list --json" lists backups.',
  ),
  STRATEGY_FILE_EXISTS: entry(
    ({ file }: { file: string }) => `${file} is there already.`,
    'It may be the plan that what was done is compared with, and a new one in its place could not be told from it.',
    'Name another file. If this one may go, add --replace.',
  ),
  STRATEGY_NOT_CLIENT_ACCESS: entry(
    ({ server }: { server: string; roles: string; version: string }) =>
      `${server} is no Client Access server of Exchange 2010.`,
    'The rules of this advice are for that role and that version only.',
    'Choose a server with the Client Access role. "advise --all" takes all that there are.',
    ({ roles, version }) => `Its roles: ${roles}. Its version: ${version}.`,
  ),
};
