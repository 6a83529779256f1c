import type { Signature } from './signatures.js';

const noSuitable =
  /suitab(?:le|ility)[^\n]{0,60}(?:director|domain controller|server|global catalog)|(?:director|domain controller|server)[^\n]{0,60}suitab(?:le|ility)|Could not find any available (?:domain controller|global catalog)|NoSuitableServerFoundException/i;
const sharedConfig = /Unable to set shared config DC/i;
/** "coundn't" is how setup itself spells it. */
const topologyService = /find the Microsoft Exchange Active Directory Topology service/i;

/** What setup reads and writes in Active Directory. */
export const directorySignatures: readonly Signature[] = [
  {
    code: 'DC_OUT_OF_SITE',
    pattern:
      /(?:can't|cannot) use the domain controller '([^'\n]{0,255})' because it belongs to Active Directory site/i,
  },
  { code: 'AD_TOPOLOGY_NOT_RUNNING', pattern: sharedConfig, note: topologyService },
  { code: 'AD_TOPOLOGY_NOT_RUNNING', pattern: sharedConfig, note: null },
  { code: 'AD_TOPOLOGY_NOT_RUNNING', pattern: topologyService },
  { code: 'NO_SUITABLE_DC', pattern: noSuitable },
  // Any other note tells that the service runs, and could use no domain controller.
  { code: 'NO_SUITABLE_DC', pattern: sharedConfig, note: /./ },
  {
    code: 'AD_UNREACHABLE',
    pattern:
      /Active Directory (?:doesn't|does not) exist, or it (?:can't|cannot) be contacted|The LDAP server is unavailable|Active Directory server \S{1,255} is not available/i,
  },
  { code: 'DIRECTORY_STATE', pattern: /problem while validating the state of Active Directory/i },
  {
    code: 'SECURITY_GROUPS_OU_MISSING',
    pattern: /InitializeExchangeUniversalGroups\.CreateOrMoveEWPGroup\(/,
    near: /System\.NullReferenceException/,
  },
  {
    code: 'WELL_KNOWN_OBJECT_WRONG_TYPE',
    pattern: /refers to a group "([^"\n]{1,400})" of the wrong group type/i,
  },
  { code: 'WELL_KNOWN_OBJECT_WRONG_TYPE', pattern: /\bInvalidWKObjectTargetException\b/ },
  {
    code: 'WELL_KNOWN_OBJECT_INVALID',
    pattern:
      /well-known object entry (\S[^\n]{0,600}?) on the otherWellKnownObjects attribute[^\n]{0,600}points to an invalid DN/i,
  },
  { code: 'WELL_KNOWN_OBJECT_INVALID', pattern: /\bInvalidWKObjectException\b/ },
  { code: 'SCHEMA_IMPORT_FAILED', pattern: /'ldifde\.exe'[^'\n]{0,120}'([^'\n]{1,300})'/i },
  {
    code: 'UPN_NOT_UNIQUE',
    pattern: /UPN value provided for addition\/modification is not unique|\b000021C8: AtrErr/i,
  },
  {
    code: 'OBJECT_ALREADY_EXISTS',
    pattern: /Active Directory operation failed on [^\n]{1,300}? object '([^'\n]{1,400})' already exists/i,
  },
  {
    code: 'OBJECT_ALREADY_EXISTS',
    pattern: /\bADObject(?:Entry)?AlreadyExistsException\b|problem 6005 \(ENTRY_EXISTS\)/,
  },
  { code: 'DIRECTORY_ACCESS_DENIED', pattern: /INSUFF_ACCESS_RIGHTS|The user has insufficient access rights/ },
  { code: 'HOME_DATABASE_MISSING', pattern: /Database is mandatory on UserMailbox/i },
  {
    code: 'VIRTUAL_DIRECTORY_NOT_FOUND',
    pattern: /object '([^'\n(]{1,300}\([^'()\n]{1,120}\))' (?:couldn't|could not) be found/i,
  },
  {
    code: 'DIRECTORY_OBJECT_MISSING',
    pattern: /because object '([^'\n]{1,400})' (?:couldn't|could not) be found on/i,
  },
];
