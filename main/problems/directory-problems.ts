import { connectionProblems } from './connection-problems.js';
import { entry } from './entry.js';
import { exportProblems } from './export-problems.js';
import { verdictProblems } from './verdict-problems.js';

/** What can go wrong while Active Directory, or an export of it, is opened and read. */
export const directoryProblems = {
  ...connectionProblems,
  ...exportProblems,
  ...verdictProblems,
  EXCHANGE_ORGANIZATION_ABSENT: entry(
    ({ readFrom }: { readFrom: string }) => `${readFrom} knows no Exchange organization.`,
    'A Client Access server is recovered from what the organization recorded of it.',
    'Read from a domain controller of the forest that Exchange is installed in, or from an export of its configuration partition.',
  ),
  SERVER_NOT_IN_DIRECTORY: entry(
    ({
      name,
      readFrom,
    }: {
      name: string;
      readFrom: string;
      near: readonly string[];
      known: readonly string[];
      isArray: boolean;
    }) => `${readFrom} knows no Exchange server named ${name}.`,
    'Exchange setup recovers a server from its object in the directory. Without that object it refuses.',
    ({ name, near, known, isArray }) => {
      if (isArray)
        return `${name} is a Client Access array: a name that several servers answer to. Choose the server that was lost.`;
      if (near.length > 0) return `Did you mean ${near.join(' or ')}? Choose the server again.`;
      if (known.length === 0) return 'It knows no Exchange server at all. Read from another domain controller.';
      return 'Choose one of the servers below. If the object was deleted, restore it from a backup of Active Directory.';
    },
    ({ known }) => (known.length === 0 ? undefined : `Exchange servers there: ${known.join(', ')}`),
  ),
  SNAPSHOT_NOT_READABLE: entry(
    ({ file, why }: { file: string; why: string }) => `${file} can't be used as an earlier reading: ${why}.`,
    'Only a reading of a server that was saved before can be compared with one of now.',
    {
      terminal:
        'Choose a file that was saved with "inspect --save", the report.json of a recovery, or the JSON output of an inspection.',
      window: 'Choose a reading that was saved from the page of a server, or the report.json of a recovery.',
    },
  ),
};
