import { entry } from './entry.js';

interface Server {
  readonly name: string;
}

const resetFirst =
  'Open "Active Directory Users and Computers", find the computer, and choose "Reset Account". Do not delete it.';

/** What can be said against recovering a server, or be worth knowing before: the reasons of a verdict. */
export const verdictProblems = {
  SERVER_VERSION_UNKNOWN: entry(
    ({ name }: Server) => `The directory does not say which version of Exchange ${name} had.`,
    'Setup needs media of the same version. An object without a version is left by an installation that never finished.',
    'Look at the attribute "serialNumber" of the server object. Do not recover a server whose installation never ended.',
  ),
  INSTALLATION_NEVER_FINISHED: entry(
    ({ name }: Server) => `The directory shows no role of ${name}.`,
    'Either its installation never finished, or it was only prepared, or this account may not read its roles. Without roles there is nothing that setup could rebuild.',
    'Read again with a member of View-Only Organization Management. If there is still no role, do not recover it: run the same Exchange setup again on a server of that name.',
  ),
  SERVER_NOT_EXCHANGE_2010: entry(
    ({ name, version }: Server & { version: string; major: number }) => `${name} is an ${version} server.`,
    'This program knows the paths, roles and setup of Exchange Server 2010 only.',
    ({ version, major }) => {
      // 6 is Exchange 2000 and 2003, 8 is 2007, 15 is 2013 and later.
      if (major < 8) return `Use the media of ${version} and its own "setup /disasterrecovery", as its help says.`;
      if (major < 14) return `Use the media of ${version} and its own "setup /m:RecoverServer", as its help says.`;
      return `Use the media of ${version}, at least of the recorded build, and its own "Setup.exe /Mode:RecoverServer", as its help says.`;
    },
  ),
  SERVER_IS_EDGE: entry(
    ({ name }: Server) => `${name} is an Edge Transport server.`,
    'An Edge server keeps its settings to itself, so setup cannot recover it from Active Directory.',
    'Install the Edge Transport role anew and import its cloned configuration.',
  ),
  CLIENT_ACCESS_ROLE_MISSING: entry(
    ({ name, roles }: Server & { roles: readonly string[] }) =>
      `${name} has no Client Access role. Recorded roles: ${roles.join(', ') || 'none'}.`,
    'This program recovers and verifies the Client Access role. It would not notice what is missing of another one.',
    'Choose another server, or recover this one by hand with "setup /m:RecoverServer".',
  ),
  SERVER_IN_AVAILABILITY_GROUP: entry(
    ({ name, group }: Server & { group: string }) => `${name} is a member of the database availability group ${group}.`,
    'Setup refuses to recover a server while it is a member of such a group.',
    ({ name, group }) =>
      `On another Exchange server: note the lag times of its database copies, remove each with "Remove-MailboxDatabaseCopy DATABASE\\${name}", run "Remove-DatabaseAvailabilityGroupServer ${group} -MailboxServer ${name} -ConfigurationOnly", and evict ${name} from the cluster. Then read the directory again. After the recovery, add it and its copies back.`,
  ),
  SERVER_ACCOUNT_MISSING: entry(
    ({ name, domain }: Server & { domain: string; fqdn: string | null }) =>
      `The domain ${domain} has no computer account for ${name}.`,
    'The rebuilt server must take over the old account: the rights of Exchange hang on it, not on the name.',
    ({ domain, fqdn }) => {
      const elsewhere = fqdn !== null && !fqdn.toLowerCase().endsWith(`.${domain.toLowerCase()}`);
      return elsewhere
        ? `Its full name was ${fqdn}. If it belongs to another domain, read from a domain controller of that domain.`
        : 'If the account was deleted, restore it from the Active Directory recycle bin or from a backup. Do not create a new one.';
    },
  ),
  SERVER_ACCOUNT_NOT_SEEN: entry(
    ({ name }: Server) => `The computer account of ${name} was not found, and not every place could be looked at.`,
    'Without the old account the rebuilt server has none of the rights of Exchange.',
    'Read from a domain controller of its domain, with an account that may read there, or make an export that holds it.',
  ),
  SERVER_ACCOUNT_DISABLED: entry(
    ({ name }: Server & { distinguishedName: string }) => `The computer account of ${name} is disabled.`,
    'A server with a disabled account can neither join the domain nor log on to it.',
    'Open "Active Directory Users and Computers", enable the account and reset it. Then read the directory again.',
    ({ distinguishedName }) => distinguishedName,
  ),
  SERVER_IS_DOMAIN_CONTROLLER: entry(
    ({ name }: Server) => `${name} was a domain controller too.`,
    'Recovery setup rebuilds Exchange only. The account of a domain controller can not be reset and joined like another one.',
    'Let whoever looks after Active Directory restore or remove the lost domain controller first. Then read the directory again.',
  ),
  SERVER_ACCOUNT_NOT_RESET: entry(
    ({ name, lastLogon, passwordLastSet }: Server & { lastLogon: string; passwordLastSet: string }) =>
      `The computer account of ${name} was not reset since the server last used it: it logged on at ${lastLogon}, with a password of ${passwordLastSet}.`,
    'The new server can join the domain under this name only with an account that was reset.',
    resetFirst,
  ),
  SERVER_ACCOUNT_RESET_UNCERTAIN: entry(
    ({ name, passwordLastSet }: Server & { passwordLastSet: string }) =>
      `Whether the computer account of ${name} was reset can not be told for certain: its password was set at ${passwordLastSet}.`,
    'The old server set a new password itself each month. A logon after that may be known to another domain controller only.',
    'If that was before the server was lost, reset the account now. Do not delete it.',
  ),
  OLD_SERVER_SEEMS_ALIVE: entry(
    ({ name, lastLogon }: Server & { lastLogon: string }) =>
      `${name} logged on to the domain at ${lastLogon}, within the last day.`,
    'Two servers with one name and one address throw each other off the network, and the account reset locks the old one out.',
    'Make sure that the old server is switched off for good and cannot come back, before you reset its account.',
  ),
  SERVER_NAME_STILL_IN_DNS: entry(
    ({ fqdn, addresses }: { fqdn: string; addresses: readonly string[] }) =>
      `DNS answers ${addresses.join(', ')} for ${fqdn}.`,
    'This is the address that the rebuilt server should get, as long as nothing else answers on it now.',
    'Try "ping" on the address. If something answers, find out what it is before you go on.',
  ),
  SERVER_NAME_NOT_IN_DNS: entry(
    ({ fqdn }: { fqdn: string }) => `DNS knows no address of ${fqdn}.`,
    'Clients find the server by this name, and the address of the lost server is recorded nowhere else.',
    'Find the address in your network documents, in the load balancer or in an old firewall rule, and note it.',
  ),
  SERVER_NAME_NOT_CHECKED: entry(
    ({ fqdn }: { fqdn: string; why: string }) => `Whether DNS still answers for ${fqdn} could not be asked.`,
    'An answer would tell the address of the lost server, or that something still lives there.',
    'Check the network and the DNS servers of this machine, or name another one. Then read the directory again.',
    ({ why }) => why,
  ),
  SERVER_HAS_OTHER_ROLES: entry(
    ({ name, roles }: Server & { roles: readonly string[] }) => `${name} also holds: ${roles.join(', ')}.`,
    'Recovery setup brings all recorded roles back at once. The data of the other roles it does not bring.',
    ({ roles }) => roles.map(needOfRole).join(' '),
  ),
  SERVER_HAS_UNKNOWN_ROLES: entry(
    ({ name, bits }: Server & { bits: number }) => `${name} has role bits that Exchange 2010 does not know: ${bits}.`,
    'A later version of Exchange may have written them.',
    'Compare "msExchCurrentServerRoles" with another server of the organization before you go on.',
  ),
  SEVERAL_ACTIVESYNC_DIRECTORIES: entry(
    ({ name, count }: Server & { count: number }) => `${name} has ${String(count)} ActiveSync virtual directories.`,
    'Setup is known to fail where a server has more than one of them.',
    'Note both. If setup fails at ActiveSync, remove the one that nobody uses, and run setup again.',
  ),
  SCRIPTING_AGENT_UNCERTAIN: entry(
    ({ flags }: { flags: string | null }) =>
      flags === null || flags === '0'
        ? 'The organization has a Scripting Agent, which seems to be switched off.'
        : `The organization has a Scripting Agent, and its flags (${flags}) may mean that it is switched on.`,
    'While it is on, setup looks for the file ScriptingAgentConfig.xml on the new server, and fails when it is not there.',
    'Run "Get-CmdletExtensionAgent" on another Exchange server. If the Scripting Agent is enabled there, disable it for the time of the recovery with "Disable-CmdletExtensionAgent \'Scripting Agent\'".',
  ),
  NO_VIRTUAL_DIRECTORY_SEEN: entry(
    ({ name }: Server) => `No virtual directory of ${name} can be seen, although it holds the Client Access role.`,
    'Either they were removed, or this account may not read them. What can not be seen can not be verified afterwards.',
    'Read with an account that may read the configuration partition, such as a member of View-Only Organization Management.',
  ),
  EXCHANGE_GROUPS_MISSING: entry(
    ({ name, groups }: Server & { groups: readonly string[] }) =>
      `The computer account of ${name} is not a member of: ${groups.join(', ')}.`,
    'The services of Exchange work with the rights of these groups. Setup runs into refused access without them.',
    'Compare with the account of another Exchange server, and add the account to the groups that it lacks.',
  ),
  WINDOWS_TOO_OLD_FOR_THE_WIZARD: entry(
    ({ name, system }: Server & { system: string }) => `${name} ran ${system}, and its successor must too.`,
    'This program does not start on Windows Server 2008. On another computer it reads, plans and verifies from afar.',
    'Print the procedure with the values of this server, and carry it out at the new server by hand.',
  ),
  WINDOWS_NOT_RECORDED: entry(
    ({ name }: Server) => `The directory does not say which Windows ${name} ran.`,
    'The rebuilt server must run the same version of Windows.',
    'Find it in your documents, or look at another server that was installed at the same time.',
  ),
  NOT_EVERYTHING_COULD_BE_READ: entry(
    ({ parts }: { parts: readonly string[] }) => `Not everything could be read: ${parts.join('; ')}.`,
    'What is not shown may still be there. The verdict rests on what could be read.',
    'Read again with an account that may read these parts, or from a domain controller that holds them.',
  ),
  DATABASES_POINT_HERE: entry(
    ({ name, count }: Server & { count: number; databases: readonly string[] }) =>
      count === 1
        ? `1 mailbox database sends Outlook to ${name}.`
        : `${count} mailbox databases send Outlook to ${name}.`,
    'Outlook users of these databases cannot connect until the server is back.',
    'If that takes too long, point them to another Client Access server with "Set-MailboxDatabase DATABASE -RpcClientAccessServer SERVER".',
    ({ databases }) => databases.join(', '),
  ),
};

function needOfRole(role: string): string {
  switch (role) {
    case 'Mailbox':
      return 'Mailbox: the drives of its databases and logs must be there, the databases come from a backup, and the Office 2010 Filter Pack is wanted.';
    case 'Hub Transport':
      return 'Hub Transport: mail that waited in its queues is gone with the server, and the Office 2010 Filter Pack is wanted.';
    case 'Unified Messaging':
      return 'Unified Messaging: language packs and custom prompts must be installed again, and setup wants the Desktop Experience of Windows and the UCMA 2.0 runtime with speech.';
    default:
      return `${role}: its data is not in the directory.`;
  }
}
