import { entry } from './entry.js';

export const verificationProblems = {
  VERIFICATION_NOT_HERE: entry(
    ({ platform }: { platform: string }) => `A real server is verified on the server itself. This is ${platform}.`,
    'What Windows, IIS and Exchange say of a server is asked on that server.',
    {
      terminal:
        'Start CAS Recovery on that server, or verify the simulated server of a rehearsal here: "cas-recovery verify --rehearsal ID".',
      window: 'Open the window of CAS Recovery on that server, or verify the simulated server of a rehearsal here.',
    },
  ),
  VERIFICATION_CANCELLED: entry(
    () => 'The verification was cancelled.',
    'Nothing is concluded from what was seen until then, and nothing on the server was changed.',
    'Run it again when you want to know.',
  ),
  VERIFICATION_WITHOUT_DIRECTORY: entry(
    () => 'No directory was named to read the server from.',
    'What Active Directory records of the server today could not be looked at.',
    'Name a domain controller or an export, and run it again.',
  ),
  VERIFICATION_OTHER_SERVER: entry(
    ({ name, holds, server }: { name: string; holds: string; server: string }) =>
      `${name} is of the server ${holds}, and ${server} is verified.`,
    'A server compared with another one proves nothing.',
    'Name a reading, a kit or a report of the server that is verified.',
  ),
  VERIFICATION_REPORT_CHANGED: entry(
    ({ path }: { path: string }) => `The report ${path} was changed after it was written: its seal does not fit.`,
    'What it says of the server may be forged, and a URL set by it would lead clients astray. Nothing was checked.',
    {
      terminal: ({ path }) =>
        `See what was changed with "cas-recovery report --check ${path}". Name the report as it was written, the recovery by its id, or a kit.`,
      window: 'Name the report as it was written, the recovery that it is of, or a kit.',
    },
  ),
  VERIFICATION_REDACTED_COPY: entry(
    ({ path }: { path: string }) => `${path} is a redacted copy: it holds stand-ins for names, addresses and the like.`,
    'A server compared with stand-ins proves nothing. Nothing was checked.',
    {
      terminal: 'Use the whole report: "cas-recovery report ID --out FOLDER" writes it where the recovery was made.',
      window: 'Use the whole report, as it is written where the recovery was made.',
    },
  ),
  VERIFICATION_KIT_GONE: entry(
    ({ id, path }: { id: string; path: string }) =>
      `The kit ${path}, from which the re-application ${id} was made, is not there any more.`,
    'A re-application is compared with its kit, and nothing else of it tells what the server should be. Nothing was checked.',
    {
      terminal: 'Where the kit was moved, name its new place instead: --against NEWPLACE.',
      window: 'Where the kit was moved, name its new place instead.',
    },
  ),
  VERIFICATION_NOTHING_TO_COMPARE: entry(
    ({ name, why }: { name: string; why: string }) => `${name} does not tell what the server was: ${why}.`,
    'There is nothing in it that the server could be compared with. Nothing was checked.',
    'Name a recovery, a saved reading, a kit, a saved verification, the report of a recovery, or one of a re-application that ended with checks.',
  ),
  AFTERMATH_NOT_READ: entry(
    ({ what, why }: { what: string; why: string; output: string }) => `The ${what} could not be read: ${why}`,
    'What they would have told is unknown. Nothing is concluded from it.',
    'Look at them on the server yourself, or run this check again.',
    ({ output }) => output || undefined,
  ),
  REHEARSAL_DELETED: entry(
    ({ id, on }: { id: string; on: string }) =>
      `The simulated server that ${id} worked on is gone: its rehearsal ${on} was deleted.`,
    'Nothing was looked at.',
    'Begin a new rehearsal, and verify its server.',
  ),
};
