import { entry } from './entry.js';

/** What setup itself said, kept for the details. `subject` is the name it gave: a component, a service, a path. */
export interface SetupFacts {
  readonly said: string;
  readonly subject: string;
}

type Sentence = string | ((facts: SetupFacts) => string);

const nothingDone = 'Setup stopped in its checks. Nothing was installed.';
const halfDone = 'Setup stopped while it was working. Exchange may be half installed on this server.';
const runAgain = 'Then run the recovery setup again: it goes on where it stopped.';

const of = (sentence: Sentence, facts: SetupFacts): string =>
  typeof sentence === 'string' ? sentence : sentence(facts);

function told(happened: Sentence, matters: Sentence, next: Sentence) {
  return entry(
    (facts: SetupFacts) => of(happened, facts),
    facts => of(matters, facts),
    facts => of(next, facts),
    ({ said }) => said,
  );
}

/** Failures of setup that are known by name. Source: published reports and Microsoft's support scripts. */
export const setupProblems = {
  SETUP_FAILED: told(
    'Exchange setup failed.',
    'The server is not recovered. What it has done so far stays on this server.',
    'Read what setup said below and put it right. ExchangeSetup.log holds more. Then run the recovery setup again.',
  ),
  SETUP_CANCELLED: told(
    'A key press cancelled Exchange setup.',
    'Setup waits a few seconds for a key before it begins. Nothing was installed.',
    'Run the recovery setup again, and press nothing.',
  ),
  SETUP_NOT_IN_RECOVERY_MODE: told(
    'Setup found this server in Active Directory and refuses a normal installation.',
    nothingDone,
    'Run setup in recovery mode: setup.com /m:RecoverServer.',
  ),
  SETUP_ROLES_INSTALLED: told(
    'Exchange is already installed on this server.',
    'A recovery builds a server anew and is no repair. Nothing was changed.',
    'If this is the rebuilt server, go on to the restart. If not, begin with a fresh Windows.',
  ),
  SETUP_MEDIA_TOO_OLD: told(
    ({ subject }) => `The Exchange media is older than the lost server: ${subject} or later is needed.`,
    'Active Directory already holds the settings of the newer version. Nothing was installed.',
    'Insert the media of the same service pack as the lost server, then try again.',
  ),
  SETUP_DAG_MEMBER: told(
    'The lost server is still a member of a database availability group.',
    nothingDone,
    'Remove its database copies and then the server from the group, on another Exchange server. Then try again.',
  ),
  SETUP_RESTART_PENDING: told(
    'Setup found a restart that an earlier installation is waiting for.',
    nothingDone,
    'Restart the server, then try again. If it comes back, a leftover in the registry must be removed by hand.',
  ),
  SETUP_COMPONENT_MISSING: told(
    ({ subject }) => `The Windows component "${subject}" is missing.`,
    nothingDone,
    ({ subject }) => `Install "${subject}" in Server Manager, or run the prerequisites step again. Then try again.`,
  ),
  SETUP_HOTFIX_MISSING: told(
    ({ subject }) => `Windows lacks the update ${subject}.`,
    'Exchange 2010 does not install without it. Nothing was installed.',
    ({ subject }) => `Install ${subject} for this version of Windows (x64) and restart. Then try again.`,
  ),
  SETUP_NOT_ORGANIZATION_MANAGER: told(
    'Your account may not recover Exchange servers.',
    'Setup needs a member of the role group "Organization Management". Nothing was installed.',
    'Log on with such an account, or add yours, log off and on again. Then try again.',
  ),
  SETUP_DIRECTORY_NOT_REACHED: told(
    'Setup could not reach Active Directory.',
    'All settings of the lost server come from there. Nothing was installed.',
    'Check that the server is in its domain, and check its DNS servers, its clock and the firewall. Then try again.',
  ),
  SETUP_DOMAIN_CONTROLLER_OTHER_SITE: told(
    ({ subject }) => `Setup can't use the domain controller ${subject || 'it found'}: it is in another site.`,
    nothingDone,
    'Name a domain controller of this site in the plan, or correct the subnets of the site. Then try again.',
  ),
  SETUP_DIRECTORY_STATE: told(
    'Setup could not make sure that Active Directory is ready.',
    'Without that it neither reads nor writes there. Nothing was installed.',
    'Read what setup said below. Usually a domain controller is not reachable, or PrepareAD must run first.',
  ),
  SETUP_SCRIPTING_AGENT: told(
    'The Scripting Agent is switched on, but its file is missing on this server.',
    halfDone,
    `On another Exchange server run: Disable-CmdletExtensionAgent "Scripting Agent". ${runAgain} Switch it on afterwards.`,
  ),
  SETUP_SERVICE_DISABLED: told(
    'A service that setup must start is disabled.',
    halfDone,
    `Find the service in the details, set it to Automatic and start it. ${runAgain}`,
  ),
  SETUP_FIREWALL_STOPPED: told(
    'Setup could not add its firewall rules.',
    halfDone,
    `Start the service "Windows Firewall". ${runAgain}`,
  ),
  SETUP_VIRTUAL_DIRECTORY_EXISTS: told(
    ({ subject }) => `The virtual directory "${subject}" already exists in IIS.`,
    'An earlier try left it behind. Exchange may be half installed on this server.',
    ({ subject }) => `Remove "${subject}" in IIS Manager. ${runAgain}`,
  ),
  SETUP_DIRECTORY_OBJECT_MISSING: told(
    ({ subject }) => `Active Directory lacks the object "${subject}".`,
    halfDone,
    `Wait for replication, or remove and create that virtual directory with the Exchange Management Shell. ${runAgain}`,
  ),
  SETUP_IIS_COMMAND_FAILED: told(
    ({ subject }) => `A configuration command of IIS failed with exit code ${subject}.`,
    halfDone,
    `Look for errors in applicationHost.config and make sure that nothing locks it. ${runAgain}`,
  ),
  SETUP_SEVERAL_ACTIVESYNC_DIRECTORIES: told(
    'Active Directory holds more than one ActiveSync directory for this server.',
    halfDone,
    `Remove the one that is too many with the Exchange Management Shell. ${runAgain}`,
  ),
  SETUP_PATH_MISSING: told(
    ({ subject }) => `Setup did not find ${subject}.`,
    halfDone,
    `Create that folder, or put the missing drive in place. ${runAgain}`,
  ),
  SETUP_CERTIFICATE_EXPIRED: told(
    'A certificate that setup uses has expired.',
    halfDone,
    `Replace the expired certificate and restart the server. ${runAgain}`,
  ),
  SETUP_RIGHTS_MISSING: told(
    'Active Directory refused a change: rights are missing.',
    halfDone,
    `Check your account, the groups of the server's account and the inheritance on its object. ${runAgain}`,
  ),
  SETUP_OBJECT_UNREADABLE: told(
    ({ subject }) => `The object "${subject}" exists in Active Directory, but setup may not read it.`,
    halfDone,
    `Check the inherited rights and the denials on that object. ${runAgain}`,
  ),
  SETUP_INSTALLER_FAILED: told(
    'Windows Installer failed with error 1603.',
    halfDone,
    `Read ExchangeSetup.msilog above "Return value 3". Often a virus scanner is the reason. ${runAgain}`,
  ),
  SETUP_INSTALLER_SOURCE: told(
    'Windows Installer refused the media.',
    'It was not found, another version is installed, or a policy forbids it. Exchange may be half installed.',
    `Copy the media to a local disk and check the policies for Windows Installer. ${runAgain}`,
  ),
  SETUP_SERVICE_NOT_RUNNING: told(
    ({ subject }) => `The service ${subject} did not start.`,
    halfDone,
    `Look for errors of that service in the event log. A half disabled IPv6 is a known reason. ${runAgain}`,
  ),
  SETUP_PORT_SHARING: told(
    'The service Net.Tcp Port Sharing does not start by itself.',
    nothingDone,
    'Set NetTcpPortSharing to Automatic, or run the prerequisites step again. Then try again.',
  ),
  SETUP_IIS_PATH_MISSING: told(
    'Setup could not write its settings into IIS: a path is missing or locked.',
    'It stopped while it installed the Client Access role. Exchange is half installed on this server.',
    `Pause virus scanners and backup programs. If it fails again, remove the broken virtual directory. ${runAgain}`,
  ),
};
