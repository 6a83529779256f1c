import type { setupProblems } from '../problems/setup-problems.js';

/** A failure that is known by what setup says. The first group of the pattern, if there is one, names the subject. */
export interface Signature {
  readonly code: SetupCode;
  readonly pattern: RegExp;
  /** Only where this is said as well. */
  readonly near?: RegExp;
}

/** Codes of the setup catalogue, all told with the same facts. */
export type SetupCode = keyof typeof setupProblems;

/**
 * Tried in this order on every paragraph. No pattern holds a repetition that another one could share text with, so
 * each takes time in proportion to its text. Texts: Microsoft's support scripts and published reports of failures.
 */
export const signatures: readonly Signature[] = [
  { code: 'SETUP_CANCELLED', pattern: /setup was cancell?ed/i },
  { code: 'SETUP_NOT_IN_RECOVERY_MODE', pattern: /Only disaster recovery mode is available/i },
  { code: 'SETUP_ROLES_INSTALLED', pattern: /server roles are already installed/i },
  {
    code: 'SETUP_MEDIA_TOO_OLD',
    pattern: /version (\S{1,40}) or later must be used to perform a recovery/i,
  },
  { code: 'SETUP_DAG_MEMBER', pattern: /member of a database availability group/i },
  {
    code: 'SETUP_RESTART_PENDING',
    pattern: /(?:reboot|restart) from a previous installation/i,
  },
  { code: 'SETUP_COMPONENT_MISSING', pattern: /The '([^'\n]{1,120})' component is required/i },
  { code: 'SETUP_HOTFIX_MISSING', pattern: /\b(KB(?:979744|982867|983440|977020|979099))\b/i },
  { code: 'SETUP_NOT_ORGANIZATION_MANAGER', pattern: /member of the '?Organization Management'? role group/i },
  {
    code: 'SETUP_DIRECTORY_NOT_REACHED',
    pattern: /Active Directory (?:doesn't|does not) exist, or it (?:can't|cannot) be contacted/i,
  },
  {
    code: 'SETUP_DOMAIN_CONTROLLER_OTHER_SITE',
    pattern:
      /(?:can't|cannot) use the domain controller '([^'\n]{0,255})' because it belongs to Active Directory site/i,
  },
  { code: 'SETUP_DIRECTORY_STATE', pattern: /problem while validating the state of Active Directory/i },
  { code: 'SETUP_SCRIPTING_AGENT', pattern: /Scripting Agent initialization failed/i },
  {
    code: 'SETUP_PORT_SHARING',
    pattern: /start mode for the Net\. ?Tcp Port Sharing service (?:must|should) be set to Automatic/i,
  },
  { code: 'SETUP_SERVICE_DISABLED', pattern: /service cannot be started, either because it is disabled/i },
  { code: 'SETUP_FIREWALL_STOPPED', pattern: /0x800706D9|no more endpoints available from the endpoint mapper/i },
  { code: 'SETUP_VIRTUAL_DIRECTORY_EXISTS', pattern: /The virtual directory '([^'\n]{1,200})' already exists under/i },
  {
    code: 'SETUP_DIRECTORY_OBJECT_MISSING',
    pattern: /because object '([^'\n]{1,400})' (?:couldn't|could not) be found on/i,
  },
  {
    code: 'SETUP_IIS_COMMAND_FAILED',
    pattern: /Process execution failed with exit code (-?\d{1,10})/i,
    near: /appcmd\.exe/i,
  },
  {
    code: 'SETUP_SEVERAL_ACTIVESYNC_DIRECTORIES',
    pattern: /Cannot convert 'System\.Object\[\]' to the type '[^'\n]{0,200}VirtualDirectoryIdParameter'/i,
  },
  { code: 'SETUP_CERTIFICATE_EXPIRED', pattern: /The certificate is expired/i },
  { code: 'SETUP_RIGHTS_MISSING', pattern: /INSUFF_ACCESS_RIGHTS/i },
  {
    code: 'SETUP_OBJECT_UNREADABLE',
    pattern: /Active Directory operation failed on [^\n]{1,255}?\. The object '([^'\n]{1,400})' already exists/i,
  },
  { code: 'SETUP_INSTALLER_FAILED', pattern: /Fatal error during installation\. Error code is 1603/i },
  {
    code: 'SETUP_INSTALLER_SOURCE',
    pattern:
      /installation source for this product is not available|another version of this product is already installed|forbidden by system policy/i,
  },
  {
    code: 'SETUP_SERVICE_NOT_RUNNING',
    pattern: /Service '([^'\n]{1,200})' failed to reach status 'Running'/i,
  },
  {
    code: 'SETUP_IIS_PATH_MISSING',
    pattern: /failure occurred while trying to update metabase properties/i,
  },
  // Last, because other failures mention a path as well.
  { code: 'SETUP_PATH_MISSING', pattern: /Cannot find path '([^'\n]{1,400})' because it does not exist/i },
];
