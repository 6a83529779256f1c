import { entry } from './entry.js';
import { type ToolFacts, whole } from './tool-facts.js';

/** What can be wrong with a new server’s name, address, domain or computer account, or go wrong while they are set. */
export const identityProblems = {
  NOT_AS_SHOWN: entry(
    (_facts: ToolFacts) => 'This server is not as it was shown when you agreed: its name or its domain has changed.',
    'The change was not made, because it was meant for another state of the server.',
    'Choose Retry: the step looks again and shows what is to be done now.',
    whole,
  ),
  CHANGE_ON_DOMAIN_CONTROLLER: entry(
    (_facts: ToolFacts) => 'The change was refused because it concerns a domain controller.',
    'A domain controller can not become the lost server, and its account must not be touched.',
    'Begin on a fresh Windows server that is no domain controller.',
    whole,
  ),
  NAME_TAKEN: entry(
    ({ name }: ToolFacts & { name: string }) => `Windows can’t take the name ${name}: it is in use.`,
    'If the lost server still lives, two servers would fight for its name.',
    'Turn the old server off for good, or find out what uses the name. Then choose Retry.',
    whole,
  ),
  JOIN_USER_UNUSABLE: entry(
    ({ account, why }: ToolFacts & { account: string; why: string }) => `The account ${account} can’t be used: ${why}.`,
    'The domain lets nobody in with it, however often the password is typed.',
    'Put the account right in Active Directory Users and Computers: unlock it, enable it, or set its password. Then choose Retry.',
    whole,
  ),
  JOIN_CONTROLLER_SILENT: entry(
    ({ domain, exitCode }: ToolFacts & { domain: string }) =>
      `No domain controller of ${domain} could be reached (code ${exitCode}).`,
    'DNS may know the domain, but nothing answered where it must: ports 53, 88, 135, 389 and 445, and the high RPC ports.',
    'Check the cable, the gateway and the firewalls between this server and the domain controllers. Then choose Retry.',
    whole,
  ),
  JOIN_ACCOUNT_MISSING: entry(
    ({ computer, domain }: ToolFacts & { computer: string; domain: string }) =>
      `The domain controller of ${domain} has no computer account ${computer}.`,
    'This program never creates one: a new account would not have the rights that Exchange gave to the lost server.',
    'If the account was restored a short while ago, wait for replication. Otherwise restore it from the recycle bin or a backup. Then choose Retry.',
    whole,
  ),
  JOIN_RIGHTS_MISSING: entry(
    ({ account, computer }: ToolFacts & { account: string; computer: string }) =>
      `The directory does not let ${account} take over the computer account ${computer}.`,
    'It takes the right to reset the password of that account, and to write its names.',
    'Use a domain administrator, or have these rights on the computer account given to the account. Then choose Retry.',
    whole,
  ),
  JOIN_OTHER_CREDENTIALS: entry(
    (_facts: ToolFacts) => 'This server has a connection to the domain controller with other credentials.',
    'Windows allows one account at a time for connections to the same server.',
    'Close it: net use * /delete. Sign off and on again if that does not help. Then choose Retry.',
    whole,
  ),
  JOIN_CLOCK_WRONG: entry(
    (_facts: ToolFacts) => 'The clock of this server differs too much from that of the domain.',
    'Kerberos refuses more than five minutes.',
    'Set date, time and time zone of this server to those of the domain controller. Then choose Retry.',
    whole,
  ),
  JOIN_MEMBER_ALREADY: entry(
    (_facts: ToolFacts & { domain: string }) => 'This server is a member of a domain already.',
    'A machine is a member of one domain at a time, under one name.',
    'Choose Retry: the step looks again. If it asks for a restart, restart this server.',
    whole,
  ),
  JOIN_TAKEOVER_FORBIDDEN: entry(
    ({ account, computer }: ToolFacts & { account: string; computer: string }) =>
      `The domain forbids ${account} to take over the existing computer account ${computer}.`,
    'Since 2022 Windows lets only some accounts reuse a computer account: see Microsoft’s article KB5020276.',
    'Use the account that created the computer account, or a domain administrator. Then choose Retry. Do not delete the computer account.',
    whole,
  ),
  ADDRESS_NOT_ASKED: entry(
    ({ address }: { address: string; why: string }) => `Nobody could ask whether a machine answers on ${address}.`,
    'Two machines with one address cut each other off, so it is not taken on a guess.',
    'Check that ping.exe and arp.exe are there and the network adapter is connected: see the details. Then choose Retry.',
    ({ why }) => why,
  ),
  IDENTITY_NOT_READ: entry(
    ({ what }: { what: string; why: string }) => `The ${what} of this server could not be read.`,
    'Without knowing it, this program could set the wrong thing on the wrong server.',
    'Look at the details. Start the program with "Run as administrator" if it was not, then choose Retry.',
    ({ why }) => why,
  ),
  THIS_IS_DOMAIN_CONTROLLER: entry(
    ({ name }: { name: string }) => `This server, ${name}, is a domain controller.`,
    'Its name and its membership can’t be changed, and a lost Exchange server is not recovered on it.',
    'Use a fresh Windows server that is no domain controller.',
  ),
  MEMBER_OF_OTHER_DOMAIN: entry(
    ({ found, wanted }: { found: string; wanted: string }) =>
      `This server is a member of ${found}. The lost server belonged to ${wanted}.`,
    'A server in use elsewhere may stand here by mistake. This program takes no server out of a domain.',
    'If it is the right server: let it leave that domain (System Properties, Computer Name, Change, Workgroup), restart it, then resume.',
  ),
  MEMBER_UNDER_OTHER_NAME: entry(
    ({ found, wanted, domain }: { found: string; wanted: string; domain: string }) =>
      `This server is a member of ${domain} under the name ${found}. It must become ${wanted}.`,
    'Renaming a member renames its account too, and the name of the lost server is taken by the account that must be kept.',
    'Let this server leave the domain (System Properties, Computer Name, Change, Workgroup), restart it, then resume.',
  ),
  ADAPTER_NOT_CLEAR: entry(
    ({ address }: { address: string; candidates: readonly string[]; commands: readonly string[] }) =>
      `Several network adapters could get the address ${address}.`,
    'The address on the wrong adapter would cut this server off, or give it to the wrong network.',
    'Run the command of the right adapter in the details, or disable the adapters that are not in use. Then choose Retry.',
    ({ candidates, commands }) =>
      [
        'Adapters:',
        ...candidates.map(one => `  ${one}`),
        'One of these commands:',
        ...commands.map(one => `  ${one}`),
      ].join('\n'),
  ),
  LOST_SERVER_ANSWERS: entry(
    ({ name, address }: { name: string; address: string }) =>
      `DNS gives ${name} the address ${address} too, and a machine answers there.`,
    'If that is the lost server, it still lives: taking over its account would cut it off from the domain.',
    'Find out what answers there. Turn the old server off for good, or correct the A record in DNS. Then choose Retry.',
  ),
  DOMAIN_NOT_IN_DNS: entry(
    ({ domain, servers }: { domain: string; servers: string; why: string }) =>
      `This server does not find ${domain} in DNS. It asks ${servers}.`,
    'A server joins its domain by DNS, and works in it by DNS.',
    'Give the adapter the DNS servers of the domain, usually its domain controllers, or put their records right. Then choose Retry.',
    ({ why }) => why,
  ),
  SECOND_COMPUTER_ACCOUNT: entry(
    ({ name }: { name: string; accounts: readonly string[] }) =>
      `The directory has several computer accounts for ${name}.`,
    'Exchange permissions hang on one of them. A server that works with another one is refused.',
    'Keep the account that is in the group Exchange Servers, and remove the others. Then choose Retry.',
    ({ accounts }) => accounts.join('\n'),
  ),
  TRUST_BROKEN: entry(
    ({ domain, found }: { domain: string; found: string }) =>
      `This server is a member of ${domain}, but they do not trust each other: ${found}.`,
    'Setup could not log on to the directory, and Exchange could not start.',
    'Choose Retry to join the domain again, or do it by hand: netdom resetpwd, then restart.',
  ),
  DOMAIN_SILENT: entry(
    ({ domain, found }: { domain: string; found: string }) => `This server is a member of ${domain}, but ${found}.`,
    'Without a domain controller nobody can tell whether the domain still trusts this server.',
    'Right after a start, wait a minute. Otherwise check cable, gateway, DNS servers and firewalls. Then choose Retry.',
  ),
  JOIN_NOT_PROVEN: entry(
    ({ domain }: { domain: string; found: string; source: string }) =>
      `Windows says that this server is a member of ${domain}, and nothing else proves it.`,
    'The secure channel could not be read, and the account’s password in the directory is as old as before the join.',
    'Run nltest /sc_verify with the name of the domain. If it says that all is well, wait for replication and choose Retry.',
    ({ found, source }) => `trust: ${found}\naccount: ${source}`,
  ),
  FULL_NAME_DIFFERS: entry(
    ({ found, wanted }: { found: string; wanted: string; suffix: string }) =>
      `The full name of this server is ${found}. It must be ${wanted}.`,
    'The directory records Exchange under the full name, and setup refuses a server with another one.',
    ({ suffix }) =>
      `In System Properties, Computer Name, Change, More: set the primary DNS suffix ${suffix}, and take the tick from "Change primary DNS suffix when domain membership changes". Restart, then resume.`,
  ),
};
