import type { FindingCode } from '../problems/setup/finding-texts.js';

/** What setup says, and what stands with it. */
export interface Said {
  readonly code: FindingCode;
  readonly text: string;
  readonly exception?: string;
  /** The script that was run, which the console quotes as well. */
  readonly script?: string;
  /** A line that goes on with the error: a frame of the stack, an answer of the directory. */
  readonly more?: string;
  readonly before?: readonly string[];
  /** The rule of the checks, for what is known by its name alone. */
  readonly rule?: string;
  /** Only in the log: the console shows no stack, and no notes of a script. */
  readonly isLogOnly?: true;
}

const directory = 'Microsoft.Exchange.Data.Directory.ADOperationException';
const schemaMaster =
  'Setup encountered a problem while validating the state of Active Directory: Exchange organization-level objects have not been created, and setup cannot create them because the local computer is not in the same domain and site as the schema master.  Run setup with the /prepareAD parameter on a computer in the domain fabrikam and site Bern, and wait for replication to complete.';

/** For every cause what setup says in English, in the words of its versions. */
export const all: readonly Said[] = [
  { code: 'CANCELLED', text: 'Setup was cancelled by the user.' },
  {
    code: 'STARTED_FROM_BIN',
    text: "The term 'D:\\Exchange Server\\V14\\Bin\\ManageScheduledTask.ps1' is not recognized as the name of a cmdlet, function, script file, or operable program.",
  },
  {
    code: 'ONLY_RECOVERY_AVAILABLE',
    text: 'The Exchange Server is in an inconsistent state. Only disaster recovery mode is available. Please use Setup /m:RecoverServer to recover this Exchange server.',
  },
  {
    code: 'ROLES_ALREADY_INSTALLED',
    text: 'This computer cannot be recovered because Setup has detected that Exchange server roles are already installed on it.',
  },
  { code: 'ROLES_ALREADY_INSTALLED', text: 'The following server roles are already installed: ClientAccess.' },
  {
    code: 'MEDIA_TOO_OLD',
    text: 'Exchange Server version 14.3.123.4 or later must be used to perform a recovery of this server.',
  },
  { code: 'DAG_MEMBER', text: 'Exchange server EX7 is a member of a database availability group. Remove it first.' },
  {
    code: 'INSTALL_WATERMARK',
    text: 'A Setup failure previously occurred while installing the ClientAccessRole role. Either run Setup again for just this role, or remove the role using Control Panel.',
  },
  { code: 'PREPARE_AD_WRONG_PLACE', text: schemaMaster },
  {
    code: 'PENDING_RESTART',
    text: 'A reboot from a previous installation is pending. Please restart the system and then rerun Setup.',
  },
  {
    code: 'PENDING_RESTART',
    text: 'Microsoft Exchange Server Setup cannot continue because a restart from a previous installation or update is pending.',
  },
  {
    code: 'PENDING_RESTART',
    text: 'There is a pending reboot from a previous installation of a Windows Server role or feature. Please restart the computer and then run Setup again.',
  },
  {
    code: 'SCHEMA_ADMINS_NEEDED',
    text: "The Active Directory schema is not up-to-date and this user account is not a member of the 'Schema Admins' and/or 'Enterprise Admins' groups.",
  },
  {
    code: 'ENTERPRISE_ADMINS_NEEDED',
    text: "Global updates need to be made to Active Directory, and this user account is not a member of the 'Enterprise Admins' group.",
  },
  {
    code: 'NOT_IN_ORGANIZATION_MANAGEMENT',
    text: "You must be a member of the 'Organization Management' role group or a member of the 'Enterprise Admins' group to continue.",
  },
  {
    code: 'NOT_IN_ORGANIZATION_MANAGEMENT',
    text: "You must use an account that's a member of the Organization Management role group to install the first Client Access server role in the topology.",
  },
  { code: 'DOMAIN_ADMINS_NEEDED', text: 'You lack something.', rule: 'PrepareDomainNotAdmin' },
  { code: 'NOT_LOCAL_ADMINISTRATOR', text: 'You lack something.', rule: 'NotLocalAdmin' },
  {
    code: 'DOMAIN_NOT_PREPARED',
    text: "The local domain needs to be updated. You must be a member of the 'Domain Admins' group and 'Organization Management' role group, or 'Enterprise Admins' group to continue.",
  },
  {
    code: 'DOMAIN_NOT_PREPARED',
    text: 'The local domain needs to be prepared using Setup /PrepareDomain before server roles can be installed.',
  },
  {
    code: 'HOTFIX_MISSING',
    text: 'This computer requires the update described in Microsoft Knowledge Base article KB982867 (http://go.microsoft.com/fwlink/?linkid=3052). Without it, Exchange may not work as it should.',
  },
  { code: 'HOTFIX_MISSING', text: 'The update KB979744 must be installed before Setup can continue.' },
  {
    code: 'FEATURE_MISSING',
    text: "The 'IIS 6 WMI Compatibility' component is required. Install the component via Server Manager.",
  },
  {
    code: 'FEATURE_MISSING',
    text: "The Windows component RSAT-Clustering isn't installed on this computer and needs to be installed before Exchange Setup can begin.",
  },
  {
    code: 'FILES_IN_USE',
    text: "Setup can't continue with the upgrade because the powershell (712) has open files. Close the process, and then restart Setup.",
  },
  {
    code: 'PORT_SHARING',
    text: 'The start mode for the Net. Tcp Port Sharing service must be set to Automatic before Setup can continue.',
  },
  {
    code: 'SCRIPTING_AGENT_FILE',
    text: 'Scripting Agent initialization failed: "File is not found: \'D:\\V14\\Bin\\CmdletExtensionAgents\\ScriptingAgentConfig.xml\'."',
  },
  {
    code: 'DC_OUT_OF_SITE',
    text: "Setup can't use the domain controller 'dc9' because it belongs to Active Directory site 'Basel'. Setup must use one in the same site as this computer (Bern).",
  },
  { code: 'AD_TOPOLOGY_NOT_RUNNING', text: 'Unable to set shared config DC.' },
  {
    code: 'NO_SUITABLE_DC',
    text: 'Unable to set shared config DC.',
    before: ['[2] An error ocurred while setting shared config DC. Error: No Suitable Directory Servers Found.'],
    isLogOnly: true,
  },
  {
    code: 'NO_SUITABLE_DC',
    text: 'The Exchange Topology service on server localhost did not return a suitable domain controller.',
  },
  { code: 'NO_SUITABLE_DC', text: 'Could not find any available Global Catalog in forest fabrikam.example.' },
  {
    code: 'NO_SUITABLE_DC',
    text: "An Active Directory error 0x51 occurred when trying to check the suitability of server 'dc7.fabrikam.example'.",
  },
  { code: 'AD_UNREACHABLE', text: "Either Active Directory doesn't exist, or it can't be contacted." },
  {
    code: 'AD_UNREACHABLE',
    text: 'Active Directory server dc7.fabrikam.example is not available. Error message: Active directory response: The LDAP server is unavailable.',
  },
  {
    code: 'DIRECTORY_STATE',
    text: 'Setup encountered a problem while validating the state of Active Directory: Nobody knows what.',
  },
  {
    code: 'SECURITY_GROUPS_OU_MISSING',
    text: 'Object reference not set to an instance of an object.',
    exception: 'System.NullReferenceException',
    more: '   at Microsoft.Exchange.Management.Tasks.InitializeExchangeUniversalGroups.CreateOrMoveEWPGroup(ADGroup ewp)',
    isLogOnly: true,
  },
  {
    code: 'WELL_KNOWN_OBJECT_INVALID',
    text: 'The well-known object entry B:32:0A:CN=Gone on the otherWellKnownObjects attribute in the container object CN=X points to an invalid DN or a deleted object.',
    exception: 'Microsoft.Exchange.Management.Tasks.InvalidWKObjectException',
  },
  {
    code: 'WELL_KNOWN_OBJECT_WRONG_TYPE',
    text: 'The well-known object entry with the GUID "1", which is on "CN=X", refers to a group "CN=Servers" of the wrong group type. Either delete it, or promote it.',
    exception: 'Microsoft.Exchange.Management.Tasks.InvalidWKObjectTargetException',
  },
  {
    code: 'SCHEMA_IMPORT_FAILED',
    text: "There was an error while running 'ldifde.exe' to import the schema file 'C:\\Temp\\schema7.ldf'. The error code is: 8245.",
  },
  {
    code: 'DIRECTORY_ACCESS_DENIED',
    text: 'Active Directory operation failed on dc7. This error is not retriable. Additional information: Access is denied.',
    exception: directory,
    more: 'Active directory response: 00000005: SecErr: DSID-031521D0, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0',
  },
  { code: 'DIRECTORY_ACCESS_DENIED', text: 'The user has insufficient access rights.', exception: directory },
  {
    code: 'OBJECT_ALREADY_EXISTS',
    text: "Active Directory operation failed on dc7. The object 'CN=Folder Hierarchies,CN=A' already exists.",
    exception: 'Microsoft.Exchange.Data.Directory.ADObjectAlreadyExistsException',
  },
  {
    code: 'UPN_NOT_UNIQUE',
    text: 'An Active Directory Constraint Violation error occurred on dc7. Additional information: The operation failed because UPN value provided for addition/modification is not unique forest-wide.',
  },
  { code: 'HOME_DATABASE_MISSING', text: 'Database is mandatory on UserMailbox.' },
  { code: 'CERTIFICATE_EXPIRED', text: 'The certificate is expired.' },
  {
    code: 'SERVICE_DISABLED',
    text: "Cannot start service MSExchangeIS on computer '.'. The service cannot be started, either because it is disabled or because it has no enabled devices associated with it.",
  },
  {
    code: 'SERVICE_NOT_STARTED',
    text: "Service 'MSExchangeTransport' failed to reach status 'Running' on this server.",
  },
  {
    code: 'FIREWALL_SERVICE_STOPPED',
    text: 'There are no more endpoints available from the endpoint mapper. (Exception from HRESULT: 0x800706D9)',
    exception: 'System.Runtime.InteropServices.COMException (0x800706D9)',
  },
  {
    code: 'SERVICE_CONTROL_SCRIPT',
    text: 'Exception calling "Reverse" with "1" argument(s): "Value cannot be null."',
    script: '& $RoleBinPath\\ServiceControl.ps1 Stop $roleList;',
  },
  {
    code: 'VIRTUAL_DIRECTORY_EXISTS',
    text: "The virtual directory 'owa' already exists under 'EX7/Default Web Site'.",
  },
  {
    code: 'VIRTUAL_DIRECTORY_NOT_FOUND',
    text: "The operation couldn't be performed because object 'EX7\\owa (Default Web Site)' couldn't be found on 'dc7'.",
  },
  {
    code: 'DIRECTORY_OBJECT_MISSING',
    text: "The operation couldn't be performed because object 'EX7' couldn't be found on 'dc7'.",
  },
  {
    code: 'MULTIPLE_ACTIVESYNC_DIRECTORIES',
    text: "Cannot convert 'System.Object[]' to the type 'Microsoft.Exchange.Configuration.Tasks.VirtualDirectoryIdParameter' required by parameter 'Identity'.",
  },
  {
    code: 'APPCMD_FAILED',
    text: 'Process execution failed with exit code 50.',
    script: 'Start-SetupProcess -Name C:\\Windows\\System32\\inetsrv\\appcmd.exe -args "list config"',
  },
  {
    code: 'IIS_PATH_MISSING',
    text: "An error occurred while creating the IIS virtual directory 'IIS://EX7/W3SVC/1/ROOT/PowerShell' on 'EX7'. Exception: A failure occurred while trying to update metabase properties.",
  },
  { code: 'PATH_MISSING', text: "Cannot find path 'E:\\V14\\Bin' because it does not exist." },
  { code: 'FILE_ACCESS_DENIED', text: "Access to the path 'D:\\V14\\Data.xml' is denied." },
  {
    code: 'FILE_ACCESS_DENIED',
    text: 'Upgrade of Configuration.xml was unsuccessful, Exception calling "Upgrade" with "0" argument(s): "Access to the path is denied."',
  },
  {
    code: 'MSI_SOURCE_MISSING',
    text: "Couldn't remove product with code 1. The installation source for this product is not available. Verify that the source exists. Error code is 1612.",
  },
  {
    code: 'MSI_FAILED',
    text: 'Installing product E:\\exchangeserver.msi failed. Fatal error during installation. Error code is 1603.',
  },
  {
    code: 'MSI_FAILED',
    text: 'This installation is forbidden by system policy. Contact your system administrator.',
  },
  {
    code: 'DATABASE_NOT_MOUNTED',
    text: 'Failed to mount database "DB 7". Error: An Active Manager operation failed.',
  },
  {
    code: 'SEARCH_FOUNDATION_FAILED',
    text: 'Failure configuring SearchFoundation through installconfig.ps1 - Timed out.',
  },
];
