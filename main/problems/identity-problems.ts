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
};
