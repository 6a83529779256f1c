import type { DirectoryObject } from '../../../preload/contract/index.js';
import { problem } from '../../problems/problem.js';
import { inObject, reason, type Summary, type SummaryCheck } from './reason.js';

type Objects = readonly DirectoryObject[];

const rolesIn = ({ distinguishedName }: Summary, objects: Objects) =>
  inObject(objects, distinguishedName, 'msExchCurrentServerRoles');
const versionIn = ({ distinguishedName, version }: Summary) => ({
  attribute: 'serialNumber',
  of: distinguishedName,
  raw: version?.raw ?? null,
});

/** Null when the version is not known. */
const isExchange2010 = ({ version }: Summary): boolean | null => version?.build.startsWith('14.') ?? null;

const isEdge: SummaryCheck = (summary, objects) =>
  summary.roles.includes('Edge Transport')
    ? reason('no', problem('SERVER_IS_EDGE', { name: summary.name }), rolesIn(summary, objects))
    : null;

/** A server object without a role is what a first installation leaves that stopped half-way. */
const neverFinished: SummaryCheck = (summary, objects) =>
  !hasRole(summary) && isExchange2010(summary) !== false
    ? reason('first', problem('INSTALLATION_NEVER_FINISHED', { name: summary.name }), rolesIn(summary, objects))
    : null;

/** Also a role that Exchange 2010 does not know is one. */
const hasRole = ({ roles, unknownRoleBits }: Summary): boolean => roles.length > 0 || unknownRoleBits !== 0;

const hasNoVersion: SummaryCheck = summary =>
  summary.version === null && hasRole(summary)
    ? reason('first', problem('SERVER_VERSION_UNKNOWN', { name: summary.name }), versionIn(summary))
    : null;

const isOtherVersion: SummaryCheck = summary => {
  const { name, version } = summary;
  if (version === null || isExchange2010(summary) === true) return null;
  const major = Number(version.build.split('.')[0]);
  return reason('no', problem('SERVER_NOT_EXCHANGE_2010', { name, version: version.name, major }), versionIn(summary));
};

const lacksClientAccess: SummaryCheck = (summary, objects) => {
  const { name, roles } = summary;
  if (roles.includes('Client Access') || roles.includes('Edge Transport') || !hasRole(summary)) return null;
  // Other versions count their roles otherwise, and an unknown one may be another.
  if (roles.length === 0 && isExchange2010(summary) !== true) return null;
  return reason('no', problem('CLIENT_ACCESS_ROLE_MISSING', { name, roles }), rolesIn(summary, objects));
};

const isInAvailabilityGroup: SummaryCheck = (summary, objects) => {
  const { name, databaseAvailabilityGroup: group } = summary;
  if (group === null) return null;
  const place = inObject(objects, summary.distinguishedName, 'msExchMDBAvailabilityGroupLink');
  return reason('first', problem('SERVER_IN_AVAILABILITY_GROUP', { name, group }), place);
};

const hasOtherRoles: SummaryCheck = (summary, objects) => {
  const others = summary.roles.filter(role => role !== 'Client Access' && role !== 'Edge Transport');
  if (others.length === 0 || !summary.roles.includes('Client Access')) return null;
  return reason(
    'care',
    problem('SERVER_HAS_OTHER_ROLES', { name: summary.name, roles: others }),
    rolesIn(summary, objects),
  );
};

const hasUnknownRoles: SummaryCheck = (summary, objects) => {
  const { name, unknownRoleBits: bits } = summary;
  if (bits === 0) return null;
  return reason('care', problem('SERVER_HAS_UNKNOWN_ROLES', { name, bits }), rolesIn(summary, objects));
};

/** What the server object alone says for and against a recovery. */
export const summaryChecks: readonly SummaryCheck[] = [
  isEdge,
  isOtherVersion,
  neverFinished,
  hasNoVersion,
  lacksClientAccess,
  isInAvailabilityGroup,
  hasOtherRoles,
  hasUnknownRoles,
];
