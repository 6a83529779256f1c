import type { KnownCode } from '../problems/setup/finding-texts.js';
import type { Signature } from './signatures.js';

/** How setup is started, and what it wants of the server and the account. */
export const prerequisiteSignatures: readonly Signature[] = [
  { code: 'CANCELLED', pattern: /setup was cancell?ed/i },
  {
    code: 'STARTED_FROM_BIN',
    pattern: /(?:The term |CommandNotFoundException: [^'\n]{0,80})'[^'\n]{1,300}\\Bin\\[\w.-]{1,80}\.ps1'/i,
  },
  { code: 'ONLY_RECOVERY_AVAILABLE', pattern: /Only disaster recovery mode is available/i },
  { code: 'ROLES_ALREADY_INSTALLED', pattern: /server roles are already installed/i },
  { code: 'MEDIA_TOO_OLD', pattern: /version (\S{1,40}) or later must be used to perform a recovery/i },
  { code: 'DAG_MEMBER', pattern: /member of a database availability group/i },
  {
    code: 'INSTALL_WATERMARK',
    pattern: /Setup failure previously occurred while installing the (\S{1,80}) role/i,
  },
  {
    code: 'PREPARE_AD_WRONG_PLACE',
    pattern: /not in the same [^\n]{0,60}schema master[^\n]{0,120}in the (domain \S{1,255} and site [^,\n]{1,64}),/i,
  },
  { code: 'PREPARE_AD_WRONG_PLACE', pattern: /not in the same [^\n]{0,60}schema master/i },
  {
    code: 'PENDING_RESTART',
    pattern: /(?:reboot|restart) from a previous installation|pending (?:reboot|restart)/i,
  },
  { code: 'SCHEMA_ADMINS_NEEDED', pattern: /member of the 'Schema Admins'/i },
  { code: 'ENTERPRISE_ADMINS_NEEDED', pattern: /Global updates need to be made to Active Directory/i },
  { code: 'NOT_IN_ORGANIZATION_MANAGEMENT', pattern: /member of the '?Organization Management'? role group/i },
  { code: 'DOMAIN_NOT_PREPARED', pattern: /The local domain needs to be updated/i },
  { code: 'HOTFIX_MISSING', pattern: /(?:hotfix|update)[^\n]{0,120}\b(KB\d{6,7})\b/i },
  { code: 'HOTFIX_MISSING', pattern: /\b(KB(?:979744|982867|983440|977020|979099))\b/i },
  { code: 'FEATURE_MISSING', pattern: /The '([^'\n]{1,120})' component is required/i },
  {
    code: 'FEATURE_MISSING',
    pattern: /The Windows (?:component|feature) '?([\w. -]{2,80}?)'? (?:isn't|is not) installed/i,
  },
  {
    code: 'FILES_IN_USE',
    pattern: /because the (\S{1,80} \(\d{1,10}\)|\S{1,80}) has open files/i,
  },
  {
    code: 'PORT_SHARING',
    pattern: /start mode for the Net\. ?Tcp Port Sharing service (?:must|should) be set to Automatic/i,
  },
  { code: 'SCRIPTING_AGENT_FILE', pattern: /Scripting Agent initialization failed/i },
];

/** Causes by the name of the prerequisite rule that failed, which setup writes down in every language. */
export function codeOfRule(rule: string): KnownCode | undefined {
  const name = rule.toLowerCase();
  const known = rules[name];
  if (known !== undefined) return known;
  if (/^delegated\w{1,60}(?:firstinstall|firstsp1upgrade)$/.test(name)) return 'NOT_IN_ORGANIZATION_MANAGEMENT';
  if (/updatenotinstalled$|kbnotinstalled$/.test(name)) return 'HOTFIX_MISSING';
  if (/^longhorn|notinstalled$|^rsat/.test(name)) return 'FEATURE_MISSING';
  return undefined;
}

const rules: Readonly<Record<string, KnownCode>> = {
  rebootpending: 'PENDING_RESTART',
  pendingrebootwindowscomponents: 'PENDING_RESTART',
  updateneedsreboot: 'PENDING_RESTART',
  globalserverinstall: 'NOT_IN_ORGANIZATION_MANAGEMENT',
  schemaupdaterequired: 'SCHEMA_ADMINS_NEEDED',
  globalupdaterequired: 'ENTERPRISE_ADMINS_NEEDED',
  domainprepwithoutadupdate: 'ENTERPRISE_ADMINS_NEEDED',
  adupdaterequired: 'ENTERPRISE_ADMINS_NEEDED',
  preparedomainnotadmin: 'DOMAIN_ADMINS_NEEDED',
  notlocaladmin: 'NOT_LOCAL_ADMINISTRATOR',
  notinschemamasterdomain: 'PREPARE_AD_WRONG_PLACE',
  notinschemamastersite: 'PREPARE_AD_WRONG_PLACE',
  localdomainprep: 'DOMAIN_NOT_PREPARED',
  domainpreprequired: 'DOMAIN_NOT_PREPARED',
  domaincontrollerisoutofsite: 'DC_OUT_OF_SITE',
  cannotaccessad: 'AD_UNREACHABLE',
  installwatermark: 'INSTALL_WATERMARK',
  exchangealreadyinstalled: 'ROLES_ALREADY_INSTALLED',
  processneedstobeclosedonupgrade: 'FILES_IN_USE',
  mpssvcstopped: 'FIREWALL_SERVICE_STOPPED',
  nettcpportsharingsvcnotauto: 'PORT_SHARING',
  msdtcstopped: 'SERVICE_NOT_STARTED',
  eventsystemstopped: 'SERVICE_NOT_STARTED',
  w3svcdisabledornotinstalled: 'SERVICE_DISABLED',
  winrmservicedisabledornotinstalled: 'SERVICE_DISABLED',
  windowsinstallerservicedisabledornotinstalled: 'SERVICE_DISABLED',
  // Roles that are missing from the server are no Windows features.
  mailboxrolenotinstalled: 'PREREQUISITE_FAILED',
  bridgeheadrolenotinstalled: 'PREREQUISITE_FAILED',
  unifiedmessagingrolenotinstalled: 'PREREQUISITE_FAILED',
  clientaccessrolenotinstalled: 'PREREQUISITE_FAILED',
  ucmaredistmsi: 'FEATURE_MISSING',
  speechredistmsi: 'FEATURE_MISSING',
  vc2013redistdependencyrequirement: 'FEATURE_MISSING',
  vc2012redistdependencyrequirement: 'FEATURE_MISSING',
  httpactivationinstalled: 'FEATURE_MISSING',
  wcfhttpactivation45installed: 'FEATURE_MISSING',
  managementserviceinstalled: 'FEATURE_MISSING',
  win2k16lsarollupupdatenotinstalled: 'HOTFIX_MISSING',
  windowsserver2008coreserveredition: 'PREREQUISITE_FAILED',
};
