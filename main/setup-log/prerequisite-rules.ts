import type { KnownCode } from '../problems/setup/finding-texts.js';

/** Causes by the name of the prerequisite rule that failed, which setup writes down in every language. */
export function codeOfRule(rule: string): KnownCode | undefined {
  const name = rule.toLowerCase();
  const known = rules[name];
  if (known !== undefined) return known;
  if (/^delegated\w{1,60}(?:firstinstall|firstsp1upgrade)$/.test(name)) return 'NOT_IN_ORGANIZATION_MANAGEMENT';
  if (/updatenotinstalled$|kbnotinstalled$/.test(name)) return 'HOTFIX_MISSING';
  if (/disabledornotinstalled$/.test(name)) return 'SERVICE_DISABLED';
  // Roles that are missing from the server are no Windows features.
  if (/rolenotinstalled$/.test(name)) return 'PREREQUISITE_FAILED';
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

/** What a rule asks for, by the name that an administrator knows it under; empty where the name says nothing to him. */
export function subjectOfRule(rule: string): string {
  return subjects[rule.toLowerCase()] ?? '';
}

const subjects: Readonly<Record<string, string>> = {
  iisurlrewritenotinstalled: 'IIS URL Rewrite Module',
  ucmaredistmsi: 'Unified Communications Managed API Runtime',
  speechredistmsi: 'Speech Platform Runtime',
  vc2013redistdependencyrequirement: 'Visual C++ 2013 Redistributable',
  vc2012redistdependencyrequirement: 'Visual C++ 2012 Redistributable',
  httpactivationinstalled: 'HTTP Activation',
  wcfhttpactivation45installed: 'WCF HTTP Activation',
  managementserviceinstalled: 'IIS Management Service',
  msdtcstopped: 'MSDTC',
  eventsystemstopped: 'EventSystem',
};
