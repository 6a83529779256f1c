import { entry, type NoFacts } from './entry.js';

export const commandProblems = {
  WRONG_USE: entry(
    ({ what }: { what: string }) => `The command was not understood. ${what}`,
    'Nothing was read and nothing was changed.',
    'See "cas-recovery --help", or "cas-recovery COMMAND --help".',
  ),
  CANCELLED: entry((_facts: NoFacts) => 'You cancelled this before it was done.', 'Nothing was changed.', {
    terminal: 'Start the same command again when you are ready.',
    window: 'Begin it again when you are ready.',
  }),
  WORKER_ENDED: entry(
    ({ how }: { id: string; how: string }) =>
      `The process that worked on the recovery was ended from outside (${how}).`,
    'What it had begun on the server may be done in part, or may still be at work.',
    {
      terminal: ({ id }) => `Go on with "cas-recovery resume ${id}": it first looks how far the server is.`,
      window: ({ id }) =>
        `Open ${id} in the list of recoveries and go on with it: it first looks how far the server is.`,
    },
  ),
  ONLY_REHEARSALS_HERE: entry(
    ({ platform }: { platform: string }) => `A real recovery runs on the new Windows server. This is ${platform}.`,
    'Everything that a recovery changes is on that server.',
    {
      terminal:
        'Rehearse here with "cas-recovery rehearse". The rehearsal shows each command that you would run there.',
      window: 'Rehearse it here. The rehearsal shows each command that would run there.',
    },
  ),
  LIVE_RECOVERY_NOT_IN_BROWSER: entry(
    (_facts: NoFacts) => 'In a browser this program only rehearses.',
    'Any program on this computer could reach it there. A real server is changed from its own window or command line.',
    {
      terminal: 'Start CAS Recovery on the new Windows server, or use "cas-recovery recover" there.',
      window: 'Open the window of CAS Recovery on the new Windows server itself.',
    },
  ),
  DIRECTORY_PASSWORD_NEEDED: entry(
    ({ user }: { user: string }) => `The password of ${user} is needed to read the directory.`,
    'Passwords are never kept, so a resumed recovery has to be given it again.',
    {
      terminal: 'Give it with --password-stdin, or type it in the window when you resume.',
      window: 'Type it when you resume.',
    },
  ),
  NOTHING_WAS_ASKED: entry(
    (_facts: NoFacts) => 'This answer does not belong to a question that is open.',
    'It may have been given twice, or from a second window. It was not taken.',
    'Look at the screen again and answer what it asks now.',
  ),
  NO_RECOVERY_YET: entry(
    ({ folder }: { folder: string }) => `No recovery was begun in ${folder} yet.`,
    'There is nothing to report on.',
    'Begin with "cas-recovery rehearse --scenario ex3".',
  ),
  CONFIRM_NAME: entry(
    ({ name }: { name: string }) => `This step can’t be repeated, and the name ${name} was not typed.`,
    'A command on the wrong server could not be taken back.',
    `Type the server’s name when you are asked.`,
  ),
  PASSWORD_NEEDED: entry(
    ({ account }: { account: string }) => `The password of ${account} was not given.`,
    'Without it Windows lets no one into the domain, the directory lets no one change an account, and a certificate gives no one its key.',
    'Type it where you agree to the step. It is used once and kept nowhere.',
  ),
};
