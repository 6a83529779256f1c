import { describe, expect, it } from 'vitest';
import { catalogue } from '../problems/catalogue.js';
import { setupProblems } from '../problems/setup-problems.js';
import { diagnose } from './diagnose.js';
import { signatures } from './signatures.js';

const failedPhase = `    Client Access Server Role         ${'.'.repeat(25)} FAILED\n`;

/** As the console shows it: indented, and broken at 80 columns wherever that may be. */
const onConsole = (text: string): string => `${failedPhase}${(`     ${text}`.match(/.{1,80}/g) ?? []).join('\n')}\n`;

const cases: readonly (readonly [keyof typeof setupProblems, string, string])[] = [
  ['SETUP_CANCELLED', 'Setup was cancelled by a key press.', ''],
  [
    'SETUP_NOT_IN_RECOVERY_MODE',
    'The Exchange server is in an inconsistent state. Only disaster recovery mode is available.',
    '',
  ],
  ['SETUP_ROLES_INSTALLED', 'Setup has detected that Exchange server roles are already installed.', ''],
  [
    'SETUP_MEDIA_TOO_OLD',
    'Exchange Server version 14.3.123.4 or later must be used to perform a recovery of this server.',
    '14.3.123.4',
  ],
  ['SETUP_DAG_MEMBER', 'This Exchange server is a member of a database availability group.', ''],
  ['SETUP_RESTART_PENDING', 'A reboot from a previous installation is pending. Please restart the system.', ''],
  [
    'SETUP_RESTART_PENDING',
    'There is a pending reboot from a previous installation of a Windows Server role or feature.',
    '',
  ],
  [
    'SETUP_COMPONENT_MISSING',
    "The 'Dynamic Content Compression' component is required.",
    'Dynamic Content Compression',
  ],
  ['SETUP_HOTFIX_MISSING', 'This computer requires the update described in KB982867.', 'KB982867'],
  [
    'SETUP_NOT_ORGANIZATION_MANAGER',
    "You must be a member of the 'Organization Management' role group to run setup.",
    '',
  ],
  ['SETUP_DIRECTORY_NOT_REACHED', "Either Active Directory doesn't exist, or it can't be contacted.", ''],
  [
    'SETUP_DOMAIN_CONTROLLER_OTHER_SITE',
    "Setup can't use the domain controller 'dc2.contoso.local' because it belongs to Active Directory site 'Branch'.",
    'dc2.contoso.local',
  ],
  ['SETUP_DIRECTORY_STATE', 'Setup encountered a problem while validating the state of Active Directory: none.', ''],
  ['SETUP_SCRIPTING_AGENT', 'Scripting Agent initialization failed: "File is not found".', ''],
  [
    'SETUP_PORT_SHARING',
    'The start mode for the Net. TCP Port Sharing service must be set to Automatic before Setup can continue.',
    '',
  ],
  ['SETUP_SERVICE_DISABLED', 'The service cannot be started, either because it is disabled or has no devices.', ''],
  ['SETUP_FIREWALL_STOPPED', 'There are no more endpoints available from the endpoint mapper. (0x800706D9)', ''],
  ['SETUP_VIRTUAL_DIRECTORY_EXISTS', "The virtual directory 'owa' already exists under 'ex3/Default Web Site'.", 'owa'],
  [
    'SETUP_DIRECTORY_OBJECT_MISSING',
    "The operation couldn't be performed because object 'EX3\\owa (Default Web Site)' couldn't be found on 'dc1'.",
    'EX3\\owa (Default Web Site)',
  ],
  ['SETUP_IIS_COMMAND_FAILED', 'appcmd.exe: Process execution failed with exit code 183.', '183'],
  [
    'SETUP_SEVERAL_ACTIVESYNC_DIRECTORIES',
    "Cannot convert 'System.Object[]' to the type 'Microsoft.Exchange.VirtualDirectoryIdParameter' required.",
    '',
  ],
  ['SETUP_PATH_MISSING', "Cannot find path 'E:\\Exchange\\Bin' because it does not exist.", 'E:\\Exchange\\Bin'],
  ['SETUP_CERTIFICATE_EXPIRED', 'The certificate is expired.', ''],
  ['SETUP_RIGHTS_MISSING', 'Access denied: problem 4003 (INSUFF_ACCESS_RIGHTS), data 0.', ''],
  [
    'SETUP_OBJECT_UNREADABLE',
    "Active Directory operation failed on dc1.contoso.local. The object 'CN=EX3,CN=Servers' already exists.",
    'CN=EX3,CN=Servers',
  ],
  [
    'SETUP_INSTALLER_FAILED',
    'Installing product exchangeserver.msi failed. Fatal error during installation. Error code is 1603.',
    '',
  ],
  ['SETUP_INSTALLER_SOURCE', 'The installation source for this product is not available. Error code is 1612.', ''],
  [
    'SETUP_SERVICE_NOT_RUNNING',
    "Service 'MSExchangeADTopology' failed to reach status 'Running' on this server.",
    'MSExchangeADTopology',
  ],
  ['SETUP_IIS_PATH_MISSING', 'A failure occurred while trying to update metabase properties. (0x80070003)', ''],
];

describe('a known failure of setup', () => {
  it.each(cases)('is named %s when setup says: %s', (code, said, subject) => {
    const problem = diagnose(onConsole(said));
    expect(problem.code).toBe(code);
    expect(problem.details).toContain(said);
    if (subject !== '') expect([problem.happened, problem.next].join(' ')).toContain(subject);
  });

  it('is tried for every signature that there is', () => {
    const tried = new Set<string>(cases.map(([code]) => code));
    expect(signatures.map(({ code }) => code).filter(code => !tried.has(code))).toEqual([]);
  });

  it('is named by the first thing that setup complains about', () => {
    const output = onConsole("The 'IIS 6 WMI Compatibility' component is required.") + onConsole('Error code is 1603.');
    expect(diagnose(output).code).toBe('SETUP_COMPONENT_MISSING');
  });
});

describe('a failure that nobody knows', () => {
  it('is told with the paragraph under the failed phase', () => {
    const problem = diagnose(onConsole('The moon stands in the wrong house.'));
    expect(problem).toMatchObject({
      code: 'SETUP_FAILED',
      details: 'Client Access Server Role: The moon stands in the wrong house.',
    });
  });

  it('is told with the last lines where no phase is named', () => {
    expect(diagnose('a\n\nb\n\nlast words\n').details).toContain('last words');
    expect(diagnose('').code).toBe('SETUP_FAILED');
  });

  it.each([
    ['a quotation that never ends', `The '${'x'.repeat(2_000_000)}`],
    ['the beginning of a pattern, again and again', 'Active Directory operation failed on '.repeat(50_000)],
    ['quotations', "because object 'x' ".repeat(100_000)],
  ])('takes no long time for %s', (_, output) => {
    const before = Date.now();
    expect(diagnose(output).code).toBe('SETUP_FAILED');
    expect(Date.now() - before).toBeLessThan(3000);
  });
});

describe('the problems of setup', () => {
  it.each(Object.keys(setupProblems) as (keyof typeof setupProblems)[])('%s speaks in whole short sentences', code => {
    const { happened, matters, next } = catalogue[code];
    const facts = { said: 'said', subject: 'subject' };
    for (const sentence of [happened(facts), matters(facts), next(facts)]) {
      expect(sentence).toMatch(/^["A-Z].*[.]$/);
      expect(sentence.length).toBeLessThan(220);
    }
  });
});
