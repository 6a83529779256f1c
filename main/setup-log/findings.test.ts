import { describe, expect, it } from 'vitest';
import { findingTexts, type FindingCode } from '../problems/setup/finding-texts.js';
import { diagnoseText } from './fixture-diagnosis.js';
import { beginning, failedEnd, failedTask, goodEnd, logText } from './fixture-log.js';
import { signatures } from './signatures.js';

type Case = readonly [code: FindingCode, lines: readonly string[], subject: string];

const task = (exception: string, message: string, script?: string): string[] => failedTask(exception, message, script);
const required = (text: string, rule = 'SomeRule'): string[] => [
  `[1] [REQUIRED] ${text}`,
  `[1] Help URL: http://technet.microsoft.com/library(EXCHG.150)/ms.exch.setupreadiness.${rule}.aspx`,
];
const directory = 'Microsoft.Exchange.Data.Directory.ADOperationException';
const plain = 'System.Exception';

const cases: readonly Case[] = [
  ['PENDING_RESTART', required('A reboot from a previous installation is pending. Please restart the system.'), ''],
  ['PENDING_RESTART', required('Ein Neustart steht noch aus.', 'PendingRebootWindowsComponents'), ''],
  [
    'NOT_IN_ORGANIZATION_MANAGEMENT',
    required("You must be a member of the 'Organization Management' role group to continue."),
    '',
  ],
  ['NOT_IN_ORGANIZATION_MANAGEMENT', required('Anderer Text.', 'DelegatedClientAccessFirstInstall'), ''],
  [
    'SCHEMA_ADMINS_NEEDED',
    required("The schema isn't up-to-date, and this user account isn't a member of the 'Schema Admins' groups."),
    '',
  ],
  ['ENTERPRISE_ADMINS_NEEDED', required('Global updates need to be made to Active Directory, and so on.'), ''],
  ['DOMAIN_ADMINS_NEEDED', required('Wer auch immer.', 'PrepareDomainNotAdmin'), ''],
  ['NOT_LOCAL_ADMINISTRATOR', required('Wer auch immer.', 'NotLocalAdmin'), ''],
  [
    'PREPARE_AD_WRONG_PLACE',
    [
      '[0] [ERROR] Setup encountered a problem while validating the state of Active Directory: the local computer is not in the same domain and site as the schema master.  Run setup with the /prepareAD parameter on a computer in the domain fabrikam and site Bern, and wait.',
    ],
    'domain fabrikam and site Bern',
  ],
  ['DOMAIN_NOT_PREPARED', required("The local domain needs to be updated. Be a member of 'Domain Admins'."), ''],
  ['DOMAIN_NOT_PREPARED', required('Etwas anderes.', 'DomainPrepRequired'), ''],
  [
    'DC_OUT_OF_SITE',
    required("Setup can't use the domain controller 'dc7' because it belongs to Active Directory site 'Basel'."),
    'dc7',
  ],
  [
    'NO_SUITABLE_DC',
    [...note('No Minimal Required Number of Suitable Directory Servers Found.'), ...sharedConfig()],
    '',
  ],
  ['NO_SUITABLE_DC', [...note('The operation timed out.'), ...sharedConfig()], ''],
  ['AD_UNREACHABLE', required("Either Active Directory doesn't exist, or it can't be contacted."), ''],
  [
    'AD_TOPOLOGY_NOT_RUNNING',
    [
      ...note(
        "Topology Provider coundn't find the Microsoft Exchange Active Directory Topology service on end point 'x'.",
      ),
      ...sharedConfig(),
    ],
    '',
  ],
  ['AD_TOPOLOGY_NOT_RUNNING', sharedConfig(), ''],
  ['DIRECTORY_STATE', required('Setup encountered a problem while validating the state of Active Directory: x.'), ''],
  [
    'SECURITY_GROUPS_OU_MISSING',
    [
      '[1] [ERROR] The following error was generated when "$error.Clear(); ',
      'initialize-ExchangeUniversalGroups',
      '" was run: "System.NullReferenceException: Object reference not set to an instance of an object.',
      '   at Microsoft.Exchange.Management.Tasks.InitializeExchangeUniversalGroups.CreateOrMoveEWPGroup(ADGroup ewp)',
    ],
    '',
  ],
  [
    'WELL_KNOWN_OBJECT_INVALID',
    task(
      'Microsoft.Exchange.Management.Tasks.InvalidWKObjectException',
      'The well-known object entry B:32:0A:CN=Gone on the otherWellKnownObjects attribute in the container object CN=X points to an invalid DN or a deleted object.',
    ),
    'B:32:0A:CN=Gone',
  ],
  [
    'WELL_KNOWN_OBJECT_WRONG_TYPE',
    task(
      'Microsoft.Exchange.Management.Tasks.InvalidWKObjectTargetException',
      'The well-known object entry with the GUID "1", which is on X, refers to a group "CN=Servers" of the wrong group type.',
    ),
    'CN=Servers',
  ],
  [
    'SCHEMA_IMPORT_FAILED',
    task(
      plain,
      "There was an error while running 'ldifde.exe' to import the schema file 'C:\\Temp\\schema7.ldf'. The error code is: 8245.",
    ),
    'C:\\Temp\\schema7.ldf',
  ],
  ['DIRECTORY_ACCESS_DENIED', task(directory, 'x\n: problem 4003 (INSUFF_ACCESS_RIGHTS), data 0'), ''],
  [
    'OBJECT_ALREADY_EXISTS',
    task(
      directory,
      "Active Directory operation failed on dc7. The object 'CN=Folder Hierarchies,CN=A' already exists.",
    ),
    'CN=Folder Hierarchies,CN=A',
  ],
  [
    'UPN_NOT_UNIQUE',
    task(directory, 'Active directory response: 000021C8: AtrErr: DSID-03200EC8, #1: problem 1005'),
    '',
  ],
  ['HOME_DATABASE_MISSING', task(plain, 'Database is mandatory on UserMailbox.'), ''],
  ['CERTIFICATE_EXPIRED', task(plain, 'The certificate is expired.'), ''],
  [
    'SERVICE_DISABLED',
    task(
      plain,
      'Cannot start service MSExchangeIS on computer ".". The service cannot be started, either because it is disabled or because it has no enabled devices associated with it',
    ),
    'MSExchangeIS',
  ],
  [
    'SERVICE_NOT_STARTED',
    task(plain, "Service 'MSExchangeADTopology' failed to reach status 'Running' here."),
    'MSExchangeADTopology',
  ],
  [
    'FIREWALL_SERVICE_STOPPED',
    task('System.Runtime.InteropServices.COMException (0x800706D9)', 'Keine Endpunkte.'),
    '',
  ],
  [
    'SERVICE_CONTROL_SCRIPT',
    task(
      plain,
      'Exception calling "Reverse" with "1" argument(s): "Value cannot be null."',
      '& ServiceControl.ps1 -Stop',
    ),
    '',
  ],
  [
    'VIRTUAL_DIRECTORY_EXISTS',
    task(plain, "The virtual directory 'owa' already exists under 'EX7/Default Web Site'."),
    'owa',
  ],
  [
    'VIRTUAL_DIRECTORY_NOT_FOUND',
    task(
      plain,
      "The operation couldn't be performed because object 'EX7\\owa (Default Web Site)' couldn't be found on 'dc7'.",
    ),
    'EX7\\owa (Default Web Site)',
  ],
  ['DIRECTORY_OBJECT_MISSING', task(plain, "Not performed because object 'EX7' couldn't be found on 'dc7'."), 'EX7'],
  [
    'MULTIPLE_ACTIVESYNC_DIRECTORIES',
    task(plain, "Cannot convert 'System.Object[]' to the type 'Microsoft.Exchange.Tasks.VirtualDirectoryIdParameter'."),
    '',
  ],
  [
    'APPCMD_FAILED',
    task(
      plain,
      'Process execution failed with exit code 183.',
      'Start-Process C:\\Windows\\System32\\inetsrv\\appcmd.exe',
    ),
    '183',
  ],
  ['IIS_PATH_MISSING', task(plain, 'A failure occurred while trying to update metabase properties.'), ''],
  ['PATH_MISSING', task(plain, "Cannot find path 'E:\\Bin' because it does not exist."), 'E:\\Bin'],
  [
    'PATH_MISSING',
    task('System.Management.Automation.ItemNotFoundException', "Der Pfad 'E:\\Bin' existiert nicht."),
    'E:\\Bin',
  ],
  ['FILE_ACCESS_DENIED', task(plain, "Access to the path 'D:\\Data.xml' is denied."), 'D:\\Data.xml'],
  ['FILE_ACCESS_DENIED', task('System.UnauthorizedAccessException', 'Der Zugriff wurde verweigert.'), ''],
  [
    'MSI_SOURCE_MISSING',
    task(plain, 'Could not remove product 1. The installation source for this product is not available.'),
    '',
  ],
  [
    'MSI_FAILED',
    task(plain, 'Installing product E:\\exchangeserver.msi failed. Fatal error. Error code is 1603.'),
    '1603',
  ],
  [
    'MSI_FAILED',
    [
      '[1] Installing a new product. Package: E:\\exchangeserver.msi. Property values: X=1',
      '[1] [ERROR] Object reference not set to an instance of an object.',
    ],
    '',
  ],
  ['DATABASE_NOT_MOUNTED', task('System.InvalidOperationException', 'Failed to mount database "DB 7".'), 'DB 7'],
  ['SEARCH_FOUNDATION_FAILED', task(plain, 'Failure configuring SearchFoundation through InstallConfig.ps1 - x'), ''],
  [
    'STARTED_FROM_BIN',
    task(plain, "The term 'D:\\V14\\Bin\\ManageScheduledTask.ps1' is not recognized as the name of a cmdlet."),
    '',
  ],
  ['ROLES_ALREADY_INSTALLED', ['[0] [ERROR] The following server roles are already installed: AdminTools.'], ''],
  ['ONLY_RECOVERY_AVAILABLE', ['[0] [ERROR] Inconsistent state. Only disaster recovery mode is available.'], ''],
  [
    'MEDIA_TOO_OLD',
    required('Exchange Server version 14.3.123.4 or later must be used to perform a recovery of this server.'),
    '14.3.123.4',
  ],
  ['DAG_MEMBER', required('This Exchange server is a member of a database availability group.'), ''],
  ['SCRIPTING_AGENT_FILE', task(plain, 'Scripting Agent initialization failed: "File is not found".'), ''],
  [
    'INSTALL_WATERMARK',
    required('A Setup failure previously occurred while installing the ClientAccessRole role. Run Setup again.'),
    'ClientAccessRole',
  ],
  ['FEATURE_MISSING', required("The 'IIS 6 WMI Compatibility' component is required."), 'IIS 6 WMI Compatibility'],
  ['FEATURE_MISSING', required('Fehlt hier.', 'LonghornIIS6WMICompatibility'), ''],
  ['HOTFIX_MISSING', required('This computer requires the update described in KB982867.'), 'KB982867'],
  ['FILES_IN_USE', required("Setup can't continue because the powershell (712) has open files."), 'powershell (712)'],
  ['PORT_SHARING', required('The start mode for the Net. TCP Port Sharing service must be set to Automatic.'), ''],
  ['PREREQUISITE_FAILED', required('The moon must be full.'), ''],
  ['CANCELLED', ['[0] [ERROR] Setup was cancelled.'], ''],
];

function note(error: string): string[] {
  return [`[2] An error ocurred while setting shared config DC. Error: ${error}`, '[2] Waiting 30 seconds.'];
}

function sharedConfig(): string[] {
  return ['[2] [ERROR] Unable to set shared config DC.', '[1] [ERROR] Unable to set shared config DC.'];
}

const failing = (lines: readonly string[]): string => logText([...beginning(), ...lines, ...failedEnd]);

describe('a known cause', () => {
  it.each(cases)('%s is found (%#)', (code, lines, subject) => {
    const { findings } = diagnoseText(failing(lines));
    expect(findings.map(each => each.code)).toEqual([code]);
    const [found] = findings;
    expect(found?.subject).toBe(subject);
    expect(found?.title).toContain(code === 'SERVICE_NOT_STARTED' || subject === '' ? '' : subject);
  });

  it.each(cases)('%s is proved by lines that stand in the file (%#)', (_code, lines) => {
    const text = failing(lines);
    const inFile = text.split(/\r?\n/);
    for (const { evidence } of diagnoseText(text).findings) {
      expect(evidence.length).toBeGreaterThan(0);
      for (const each of evidence) expect(inFile[each.line - 1]).toBe(each.text);
    }
  });

  it.each(cases)('%s is no finding of a run that went well in the end (%#)', (_code, lines) => {
    expect(diagnoseText(logText([...beginning(), ...lines, ...goodEnd])).findings).toEqual([]);
  });

  it('is tried for every code that there is', () => {
    const tried = new Set<string>(cases.map(([code]) => code));
    const missing = [...Object.keys(findingTexts), ...signatures.map(({ code }) => code)].filter(
      code => code !== 'UNKNOWN' && !tried.has(code),
    );
    expect(missing).toEqual([]);
  });
});
