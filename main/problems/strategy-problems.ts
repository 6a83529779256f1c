import { entry } from './entry.js';

export const strategyProblems = {
  STRATEGY_FILE_NOT_READABLE: entry(
    ({ file, what, why }: { file: string; what: string; why: string }) => `${file} can't be used as ${what}: ${why}.`,
    'The advice would rest on something that nobody meant.',
    {
      terminal:
        'Name a file that this program wrote for it: "advise --out" writes plans, and "backup list --json" lists backups.',
      window:
        'Name a file that this program wrote for it: a plan is one that was kept here, and a list of backups is what "backup list --json" printed on the server.',
    },
  ),
  STRATEGY_FILE_EXISTS: entry(
    ({ file }: { file: string }) => `${file} is there already.`,
    'It may be the plan that what was done is compared with, and a new one in its place could not be told from it.',
    { terminal: 'Name another file. If this one may go, add --replace.', window: 'Name another file.' },
  ),
  STRATEGY_NOT_CLIENT_ACCESS: entry(
    ({ server }: { server: string; roles: string; version: string }) =>
      `${server} is no Client Access server of Exchange 2010.`,
    'The rules of this advice are for that role and that version only.',
    {
      terminal: 'Choose a server with the Client Access role. "advise --all" takes all that there are.',
      window: 'Name a server with the Client Access role.',
    },
    ({ roles, version }) => `Its roles: ${roles}. Its version: ${version}.`,
  ),
};
