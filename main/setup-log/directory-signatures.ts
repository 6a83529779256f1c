import type { Signature } from './signature.js';
import { statement, thrown } from './statement.js';

const noSuitable =
  /\bNo (?:Minimal Required Number of )?Suitable (?:Directory Servers?|Domain Controllers?|Servers?|Global Catalogs?)(?: was| were)? Found\b|(?:could not|couldn't|cannot|can't|unable to) find (?:a|any)(?: suitable| available){1,2} (?:directory server|domain controller|server|global catalog)|did (?:not|n't) return a suitable (?:directory server|domain controller|server|global catalog)|error 0x[\da-f]{1,8} occurred when trying to check the suitability of server/i;
const noSuitableThrown = thrown('NoSuitableServerFoundException', 'SuitabilityDirectoryException');
const sharedConfig = statement(/Unable to set shared config DC\b/);
/** "coundn't" is how setup itself spells it. */
const topologyService =
  /(?:coundn't|couldn't|could not|cannot|can't|unable to) find the Microsoft Exchange Active Directory Topology service/i;

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
  { code: 'NO_SUITABLE_DC', pattern: noSuitableThrown },
  // Any other note tells that the service runs, and could use no domain controller.
  { code: 'NO_SUITABLE_DC', pattern: sharedConfig, note: /./ },
  {
    code: 'AD_UNREACHABLE',
    pattern:
      /Either Active Directory (?:doesn't|does not) exist, or it (?:can't|cannot) be contacted|Active Directory server \S{1,255} is not available(?=[.\s"]|$)/i,
  },
  { code: 'AD_UNREACHABLE', pattern: statement(/The LDAP server is unavailable\b/) },
  {
    code: 'DIRECTORY_STATE',
    pattern: statement(/Setup encountered a problem while validating the state of Active Directory\b/),
  },
  {
    code: 'SECURITY_GROUPS_OU_MISSING',
    pattern: /InitializeExchangeUniversalGroups\.CreateOrMoveEWPGroup\(/,
    inRecord: /System\.NullReferenceException/,
  },
  {
    code: 'WELL_KNOWN_OBJECT_WRONG_TYPE',
    pattern: /refers to a group "([^"\n]{1,400})" of the wrong group type/i,
  },
  { code: 'WELL_KNOWN_OBJECT_WRONG_TYPE', pattern: thrown('InvalidWKObjectTargetException') },
  {
    code: 'WELL_KNOWN_OBJECT_INVALID',
    pattern:
      /well-known object entry (\S[^\n]{0,600}?) on the otherWellKnownObjects attribute[^\n]{0,600}points to an invalid DN/i,
  },
  { code: 'WELL_KNOWN_OBJECT_INVALID', pattern: thrown('InvalidWKObjectException') },
  {
    // The number of the error says in every language that it failed.
    code: 'SCHEMA_IMPORT_FAILED',
    pattern: /'ldifde\.exe'[^'\n]{0,120}'([^'\n]{1,300})'[^\n':]{0,80}: (?:-?[1-9]|0x)/i,
  },
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
    pattern: thrown('ADObjectAlreadyExistsException', 'ADObjectEntryAlreadyExistsException'),
  },
  { code: 'OBJECT_ALREADY_EXISTS', pattern: /problem 6005 \(ENTRY_EXISTS\)/ },
  { code: 'DIRECTORY_ACCESS_DENIED', pattern: /problem \d{1,6} \(INSUFF_ACCESS_RIGHTS\)/ },
  { code: 'DIRECTORY_ACCESS_DENIED', pattern: statement(/The user has insufficient access rights\b/) },
  { code: 'HOME_DATABASE_MISSING', pattern: statement(/Database is mandatory on UserMailbox(?=[.\s"]|$)/) },
  {
    code: 'VIRTUAL_DIRECTORY_NOT_FOUND',
    pattern: /because object '([^'\n(]{1,300} \([^'()\n]{1,120}\))' (?:couldn't|could not) be found/i,
  },
  {
    code: 'DIRECTORY_OBJECT_MISSING',
    pattern: /because object '([^'\n]{1,400})' (?:couldn't|could not) be found on/i,
  },
];
