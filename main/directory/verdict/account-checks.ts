import { problem } from '../../problems/problem.js';
import { exchangeGroups } from '../../product/exchange-2010.js';
import { minute } from '../minute.js';
import { inObject, reason, type ServerCheck } from './reason.js';

const dayMs = 24 * 60 * 60 * 1000;

const isMissing: ServerCheck = ({ summary: { name, fqdn }, computer, domain, gaps }) => {
  if (computer !== null) return null;
  const place = { attribute: 'sAMAccountName', of: `the computers of ${domain}`, raw: null };
  const unseen = gaps.some(({ kind }) => kind === 'domain');
  return unseen
    ? reason('care', problem('SERVER_ACCOUNT_NOT_SEEN', { name }), place)
    : reason('first', problem('SERVER_ACCOUNT_MISSING', { name, domain, fqdn }), place);
};

const isDisabled: ServerCheck = server => {
  const { computer, summary } = server;
  if (computer?.enabled !== false) return null;
  const { distinguishedName } = computer;
  const place = inObject(server.objects, distinguishedName, 'userAccountControl');
  return reason('first', problem('SERVER_ACCOUNT_DISABLED', { name: summary.name, distinguishedName }), place);
};

/** Bit of `userAccountControl`: the account of a domain controller. */
const serverTrustAccount = 0x2000;

const isDomainController: ServerCheck = server => {
  const { computer, summary } = server;
  if (computer === null) return null;
  const place = inObject(server.objects, computer.distinguishedName, 'userAccountControl');
  if ((Number(place.raw ?? '0') & serverTrustAccount) === 0) return null;
  return reason('first', problem('SERVER_IS_DOMAIN_CONTROLLER', { name: summary.name }), place);
};

/** The old server has used a password that is still the one of today. */
const isNotReset: ServerCheck = server => {
  const { computer, summary } = server;
  const lastLogon = latestLogon(server);
  const set = computer?.passwordLastSet ?? null;
  if (computer === null || lastLogon === null || set === null || lastLogon <= set) return null;
  const facts = { name: summary.name, lastLogon: minute(lastLogon), passwordLastSet: minute(set) };
  const place = inObject(server.objects, computer.distinguishedName, 'pwdLastSet');
  return reason('care', problem('SERVER_ACCOUNT_NOT_RESET', facts), place);
};

/** `lastLogonTimestamp` may be this much older than the last logon. Source: Microsoft, on its replication. */
const replicationLagMs = 14 * dayMs;

/**
 * Whether a password was set by a reset or by the old server itself, as it does each month, shows only when its last
 * logon is known to be older. Other domain controllers may know of a later one.
 */
const mayNotBeReset: ServerCheck = server => {
  const { computer, summary } = server;
  const set = computer?.passwordLastSet ?? null;
  const lastLogon = latestLogon(server);
  if (computer === null || set === null || (lastLogon !== null && lastLogon > set)) return null;
  const replicated = computer.lastLogonReplicated;
  if (replicated !== null && Date.parse(replicated) + replicationLagMs < Date.parse(set)) return null;
  const facts = { name: summary.name, passwordLastSet: minute(set) };
  const place = inObject(server.objects, computer.distinguishedName, 'pwdLastSet');
  return reason('note', problem('SERVER_ACCOUNT_RESET_UNCERTAIN', facts), place);
};

const isAlive: ServerCheck = server => {
  const { computer, summary, readAt } = server;
  const lastLogon = latestLogon(server);
  if (computer === null || lastLogon === null) return null;
  const age = Date.parse(readAt) - Date.parse(lastLogon);
  if (age > dayMs) return null;
  const attribute = lastLogon === computer.lastLogon ? 'lastLogon' : 'lastLogonTimestamp';
  const place = inObject(server.objects, computer.distinguishedName, attribute);
  return reason('care', problem('OLD_SERVER_SEEMS_ALIVE', { name: summary.name, lastLogon: minute(lastLogon) }), place);
};

/** Another domain's domain controllers do not show the groups of the root domain, so there nothing follows. */
const lacksGroups: ServerCheck = server => {
  const { computer, summary, forest } = server;
  if (computer === null || computer.domain.toLowerCase() !== forest.toLowerCase()) return null;
  const groups = exchangeGroups.filter(name => !computer.groups.includes(name));
  if (groups.length === 0) return null;
  const place = inObject(server.objects, computer.distinguishedName, 'memberOf');
  return reason('care', problem('EXCHANGE_GROUPS_MISSING', { name: summary.name, groups }), place);
};

const windowsIsUnknown: ServerCheck = server => {
  const { computer, summary } = server;
  if (computer === null || computer.operatingSystem !== null || computer.operatingSystemVersion !== null) return null;
  const place = inObject(server.objects, computer.distinguishedName, 'operatingSystem');
  return reason('care', problem('WINDOWS_NOT_RECORDED', { name: summary.name }), place);
};

/** 6.0 is Windows Server 2008, on which this program's runtime does not start. */
const windowsIsTooOld: ServerCheck = server => {
  const { computer, summary } = server;
  if (computer === null || !/^6\.0\b/.test(computer.operatingSystemVersion ?? '')) return null;
  const system = computer.operatingSystem ?? 'Windows Server 2008';
  const place = inObject(server.objects, computer.distinguishedName, 'operatingSystemVersion');
  return reason('care', problem('WINDOWS_TOO_OLD_FOR_THE_WIZARD', { name: summary.name, system }), place);
};

function latestLogon({ computer }: Parameters<ServerCheck>[0]): string | null {
  const moments = [computer?.lastLogon ?? '', computer?.lastLogonReplicated ?? ''].sort();
  return moments[1] === '' ? null : (moments[1] ?? null);
}

/** What the computer account says for and against a recovery. */
export const accountChecks: readonly ServerCheck[] = [
  isMissing,
  isDisabled,
  isDomainController,
  isNotReset,
  mayNotBeReset,
  isAlive,
  lacksGroups,
  windowsIsUnknown,
  windowsIsTooOld,
];
