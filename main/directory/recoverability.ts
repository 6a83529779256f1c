import type { LostServer, Problem } from '../../preload/contract/index.js';
import { problem } from '../problems/problem.js';

type Check = (server: LostServer) => Problem | null;

/** The first reason in the directory why this server can't be recovered by this program; null when there is none. */
export function recoverability(server: LostServer): Problem | null {
  for (const check of checks) {
    const found = check(server);
    if (found !== null) return found;
  }
  return null;
}

const isEdge: Check = ({ summary: { name, roles } }) =>
  roles.includes('Edge Transport') ? problem('SERVER_IS_EDGE', { name }) : null;

const isOtherVersion: Check = ({ summary: { name, version } }) => {
  if (version === null) return problem('SERVER_VERSION_UNKNOWN', { name });
  return version.build.startsWith('14.') ? null : problem('SERVER_NOT_EXCHANGE_2010', { name, version: version.name });
};

const lacksClientAccess: Check = ({ summary: { name, roles } }) =>
  roles.includes('Client Access') ? null : problem('CLIENT_ACCESS_ROLE_MISSING', { name, roles });

const isInAvailabilityGroup: Check = ({ summary: { name }, databaseAvailabilityGroup: group }) =>
  group === null ? null : problem('SERVER_IN_AVAILABILITY_GROUP', { name, group });

const lacksAccount: Check = ({ summary: { name, fqdn }, computer, domain }) =>
  computer === null ? problem('SERVER_ACCOUNT_MISSING', { name, domain, fqdn }) : null;

const accountIsDisabled: Check = ({ summary: { name }, computer }) =>
  computer?.enabled === false
    ? problem('SERVER_ACCOUNT_DISABLED', { name, distinguishedName: computer.distinguishedName })
    : null;

const checks: readonly Check[] = [
  isEdge,
  isOtherVersion,
  lacksClientAccess,
  isInAvailabilityGroup,
  lacksAccount,
  accountIsDisabled,
];
