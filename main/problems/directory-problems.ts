import { connectionProblems } from './connection-problems.js';
import { entry } from './entry.js';

const exportNext =
  'Make the export again with "ldifde -f FILE" on a domain controller, once for the domain and once for the configuration partition, and choose the joined file.';

/** What can go wrong while Active Directory, or an export of it, is opened and read. */
export const directoryProblems = {
  ...connectionProblems,
  EXPORT_NOT_READABLE: entry(
    ({ path, why }: { path: string; why: string }) => `The directory export ${path} can't be read: ${why}.`,
    'Without it nothing is known of the lost server.',
    'Check the path and your rights to it, or choose another export.',
  ),
  EXPORT_EMPTY: entry(
    ({ path }: { path: string }) => `The directory export ${path} holds no entries.`,
    'Without entries nothing is known of the lost server.',
    exportNext,
  ),
  EXPORT_WITHOUT_ORGANIZATION: entry(
    ({ path }: { path: string }) => `The directory export ${path} holds no Exchange organization.`,
    'The organization stands in the configuration partition, and the Exchange servers stand below it.',
    exportNext,
  ),
  LDIF_NOT_READABLE: entry(
    ({ path, line, why }: { path: string; line: number; why: string }) =>
      `Line ${String(line)} of the directory export ${path} can't be understood: ${why}.`,
    'A damaged export could hide settings of the lost server, so none of it is used.',
    'Look at that line in an editor. If the file was edited or cut short, export it again.',
  ),
  EXCHANGE_ORGANIZATION_ABSENT: entry(
    ({ readFrom }: { readFrom: string }) => `${readFrom} knows no Exchange organization.`,
    'A Client Access server is recovered from what the organization recorded of it.',
    'Read from a domain controller of the forest that Exchange is installed in, or from an export of its configuration partition.',
  ),
  SERVER_NOT_IN_DIRECTORY: entry(
    ({ name, readFrom }: { name: string; readFrom: string; near: readonly string[]; known: readonly string[] }) =>
      `${readFrom} knows no Exchange server named ${name}.`,
    'Exchange setup recovers a server from its object in the directory. Without that object it refuses.',
    ({ near, known }) => {
      if (near.length > 0) return `Did you mean ${near.join(' or ')}? Choose the server again.`;
      if (known.length === 0) return 'It knows no Exchange server at all. Read from another domain controller.';
      return 'Choose one of the servers below. If the object was deleted, restore it from a backup of Active Directory.';
    },
    ({ known }) => (known.length === 0 ? undefined : `Exchange servers there: ${known.join(', ')}`),
  ),
  SERVER_VERSION_UNKNOWN: entry(
    ({ name }: { name: string }) => `The directory does not say which version of Exchange ${name} had.`,
    'Setup needs media of the same version. An object without a version is left by an installation that never finished.',
    'Look at the attribute "serialNumber" of the server object. Do not recover a server whose installation never ended.',
  ),
  SERVER_NOT_EXCHANGE_2010: entry(
    ({ name, version }: { name: string; version: string }) => `${name} is an ${version} server.`,
    'This program knows the paths, roles and setup of Exchange Server 2010 only.',
    ({ version }) => `Follow Microsoft's steps for recovering a server of ${version}.`,
  ),
  SERVER_IS_EDGE: entry(
    ({ name }: { name: string }) => `${name} is an Edge Transport server.`,
    'An Edge server keeps its settings to itself, so setup cannot recover it from Active Directory.',
    'Install the Edge Transport role anew and import its cloned configuration.',
  ),
  CLIENT_ACCESS_ROLE_MISSING: entry(
    ({ name, roles }: { name: string; roles: readonly string[] }) =>
      `${name} has no Client Access role. Recorded roles: ${roles.join(', ') || 'none'}.`,
    'This program recovers and verifies the Client Access role. It would not notice what is missing of another one.',
    'Choose another server, or recover this one by hand with "setup /m:RecoverServer".',
  ),
  SERVER_IN_AVAILABILITY_GROUP: entry(
    ({ name, group }: { name: string; group: string }) =>
      `${name} is a member of the database availability group ${group}.`,
    'Setup refuses to recover a server while it is a member of such a group.',
    ({ name, group }) =>
      `Remove its database copies, then run "Remove-DatabaseAvailabilityGroupServer ${group} -MailboxServer ${name} -ConfigurationOnly", and read the directory again.`,
  ),
  SERVER_ACCOUNT_MISSING: entry(
    ({ name, domain }: { name: string; domain: string; fqdn: string | null }) =>
      `The domain ${domain} has no computer account for ${name}.`,
    'The rebuilt server must take over the old account: the rights of Exchange hang on it, not on the name.',
    ({ domain, fqdn }) => {
      const elsewhere = fqdn !== null && !fqdn.toLowerCase().endsWith(`.${domain.toLowerCase()}`);
      return elsewhere
        ? `Its full name was ${fqdn}. If it belongs to another domain, read from a domain controller of that domain.`
        : 'If the account was deleted, restore it from the Active Directory recycle bin or from a backup. Do not create a new one.';
    },
  ),
  SERVER_ACCOUNT_DISABLED: entry(
    ({ name }: { name: string; distinguishedName: string }) => `The computer account of ${name} is disabled.`,
    'A server with a disabled account can neither join the domain nor log on to it.',
    'Open "Active Directory Users and Computers", enable the account and reset it. Then read the directory again.',
    ({ distinguishedName }) => distinguishedName,
  ),
};
