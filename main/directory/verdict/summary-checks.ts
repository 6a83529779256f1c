import { problem } from '../../problems/problem.js';
import { inSummary, reason, type Summary, type SummaryCheck } from './reason.js';

const rolesOf = (summary: Summary) =>
  inSummary(summary, 'msExchCurrentServerRoles', summary.roles.length === 0 ? null : summary.roles.join(', '));
const versionOf = (summary: Summary) => inSummary(summary, 'serialNumber', summary.version?.raw ?? null);

/** Null when the version is not known. */
const isExchange2010 = ({ version }: Summary): boolean | null => version?.build.startsWith('14.') ?? null;

const isEdge: SummaryCheck = summary =>
  summary.roles.includes('Edge Transport')
    ? reason('no', problem('SERVER_IS_EDGE', { name: summary.name }), rolesOf(summary))
    : null;

/** A server object without a role is what a first installation leaves that stopped half-way. */
const neverFinished: SummaryCheck = summary =>
  summary.roles.length === 0 && summary.unknownRoleBits === 0 && isExchange2010(summary) !== false
    ? reason('first', problem('INSTALLATION_NEVER_FINISHED', { name: summary.name }), rolesOf(summary))
    : null;

const hasNoVersion: SummaryCheck = summary =>
  summary.version === null && summary.roles.length > 0
    ? reason('first', problem('SERVER_VERSION_UNKNOWN', { name: summary.name }), versionOf(summary))
    : null;

const isOtherVersion: SummaryCheck = summary => {
  const { name, version } = summary;
  if (version === null || isExchange2010(summary) === true) return null;
  const older = Number(version.build.split('.')[0]) < 14;
  return reason('no', problem('SERVER_NOT_EXCHANGE_2010', { name, version: version.name, older }), versionOf(summary));
};

const lacksClientAccess: SummaryCheck = summary => {
  const { name, roles } = summary;
  if (roles.includes('Client Access') || roles.includes('Edge Transport') || roles.length === 0) return null;
  return reason('no', problem('CLIENT_ACCESS_ROLE_MISSING', { name, roles }), rolesOf(summary));
};

const isInAvailabilityGroup: SummaryCheck = summary => {
  const { name, databaseAvailabilityGroup: group } = summary;
  if (group === null) return null;
  const place = inSummary(summary, 'msExchMDBAvailabilityGroupLink', group);
  return reason('first', problem('SERVER_IN_AVAILABILITY_GROUP', { name, group }), place);
};

const hasOtherRoles: SummaryCheck = summary => {
  const others = summary.roles.filter(role => role !== 'Client Access' && role !== 'Edge Transport');
  if (others.length === 0 || !summary.roles.includes('Client Access')) return null;
  return reason('care', problem('SERVER_HAS_OTHER_ROLES', { name: summary.name, roles: others }), rolesOf(summary));
};

const hasUnknownRoles: SummaryCheck = summary => {
  const { name, unknownRoleBits: bits } = summary;
  if (bits === 0) return null;
  return reason('care', problem('SERVER_HAS_UNKNOWN_ROLES', { name, bits }), rolesOf(summary));
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
