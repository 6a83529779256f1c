import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setupFindings } from './diagnose.js';
import { diagnoseText } from './fixture-diagnosis.js';
import { beginning, failedEnd, failedTask, logText } from './fixture-log.js';

/** What sounds like a known cause, and is none: it denies, supposes or dismisses it, or only quotes it. */
const harmless: readonly string[] = [
  'Could not read the server restart from a previous installation log was fine.',
  'No restart from a previous installation is pending, so the cause lies elsewhere.',
  'Failed to check whether a reboot from a previous installation is pending.',
  'A reboot from a previous installation is no longer pending.',
  'The pending reboot file name operations could not be listed.',
  'The server EX7 is not a member of a database availability group.',
  "EX7 isn't a member of a database availability group, so no copy was moved.",
  'Get-DatabaseAvailabilityGroup failed: use the name of a member of a database availability group.',
  "The user FABRIKAM\\mira is a member of the 'Schema Admins' group, but has no mailbox.",
  "Though mira is a member of the 'Organization Management' role group, the session was closed.",
  'No global updates need to be made to Active Directory. The session was closed.',
  'Failed to find out if the local domain needs to be updated.',
  'The local domain does not need to be updated.',
  'See KB982867 for how to read this log.',
  'Unable to read the hotfix list. The update KB2550886 is installed already.',
  "The component said: 'Web-WMI' component is required by nothing.",
  "The 'Web-WMI' component is required by no role of this server.",
  "The Windows feature 'RSAT-ADDS' is not installed, which is fine.",
  'Setup goes on because the powershell (712) has open files for reading only.',
  'Unable to tell whether setup was cancelled.',
  'Only disaster recovery modes of version 14 are listed here.',
  'Checked if only disaster recovery mode is available.',
  'No server roles are already installed. The moon is full.',
  'Which server roles are already installed could not be read.',
  'No setup failure previously occurred while installing the Mailbox role.',
  'The computer is not in the same rack as the schema master.',
  'Found a suitable domain controller dc7, and lost it for an unknown reason.',
  'The suitability of the director cannot be judged by a server.',
  'Active Directory server dc9 is not available, trying dc7.',
  'Check if the LDAP server is unavailable.',
  'Setup was able to find the Microsoft Exchange Active Directory Topology service.',
  "Running 'ldifde.exe' to import the schema file 'C:\\Temp\\schema7.ldf' went well.",
  'No InvalidWKObjectTargetException was thrown.',
  'ADObjectAlreadyExistsException is what the script waits for.',
  'The name INSUFF_ACCESS_RIGHTS is not known here.',
  "The object 'Backup (old)' couldn't be found in the list of favourites.",
  'HRESULT 0x800706D9 is the one that was looked for.',
  'The script could not tell whether the certificate is expired.',
  'None of them: the certificate is expired or valid.',
  'The certificate is expired in 30 days.',
  'robocopy.exe: Process execution failed with exit code 16.',
  'Execution of scripts is forbidden by system policy.',
  'It is not known if another version of this product is already installed.',
  'The product list was read. Error code is 0.',
  'System.UnauthorizedAccessException is caught by this script.',
  'Unable to say whether access to the path is denied.',
  "The term 'D:\\V14\\Bin\\Check.ps1' was looked up, and found.",
];

const codesInLog = (lines: readonly string[]): string[] =>
  diagnoseText(logText([...beginning(), ...lines, ...failedEnd])).findings.map(({ code }) => code);

const state = (name: string, word: string): string => `    ${name.padEnd(33)}${'.'.repeat(25)} ${word}\n`;
const wrapped = (text: string): string => `${(`     ${text}`.match(/.{1,80}/g) ?? []).join('\n')}\n\n`;
const codesOnConsole = (output: string, log: string[] = []): string[] =>
  setupFindings(output, log).map(({ code }) => code);

describe('a sentence that names a cause without complaining of it', () => {
  it.each(harmless)('is none as the error of a task: %s', said => {
    expect(codesInLog(failedTask('System.Exception', said))).toEqual(['UNKNOWN']);
  });

  it.each(harmless)('is none as a demand: %s', said => {
    expect(codesInLog([`[1] [REQUIRED] ${said}`])).toEqual(['PREREQUISITE_FAILED']);
  });

  it.each(harmless)('is none on the console: %s', said => {
    expect(codesOnConsole(state('Client Access Role Checks', 'FAILED') + wrapped(said))).toEqual(['UNKNOWN']);
  });

  it.each([
    ['A reboot from a previous installation is pending.', 'PENDING_RESTART'],
    ['The certificate is expired.', 'CERTIFICATE_EXPIRED'],
  ])('hides none that is complained of next: %s', (said, code) => {
    const all = `Failed to find out whether ${said.slice(0, 1).toLowerCase()}${said.slice(1)} ${said}`;
    expect(codesInLog(failedTask('System.Exception', all))).toEqual([code]);
  });
});

describe('an installer that fails', () => {
  it.each([
    "Unable to install the update 'E:\\Updates\\Exchange2010-KB2582113-x64-en.msp'. Error code is 1603.",
    'Installing the update E:\\Exchange2010-KB982867.msp failed. It requires the update KB979744. Error code is 1603.',
    "Unable to install the product 'E:\\exchangeserver.msi', as the hotfix KB977020 is missing. Error code is 1603.",
  ])('asks for none of the updates that it names: %s', said => {
    expect(codesInLog([`[1] [ERROR] ${said}`])).toEqual(['MSI_FAILED']);
    expect(codesInLog([`[1] [REQUIRED] ${said}`])).toEqual(['MSI_FAILED']);
    expect(codesOnConsole(wrapped(said))).toEqual(['MSI_FAILED']);
  });

  it('is no failure of appcmd.exe that ran before it', () => {
    const task = failedTask('System.Exception', 'Process execution failed with exit code 5.');
    task.splice(
      3,
      0,
      '[2] Starting: C:\\Windows\\System32\\inetsrv\\appcmd.exe with arguments: list config',
      '[2] Starting: C:\\Windows\\System32\\lodctr.exe with arguments: /R',
    );
    expect(codesInLog(task)).toEqual(['UNKNOWN']);
  });

  it('is no reference to nothing in a command that ran after it', () => {
    expect(
      codesInLog([
        '[1] Installing a new product. Package: E:\\exchangeserver.msi. Property values: X=1',
        '[1] Ending processing install-msipackage',
        '[1] Beginning processing new-ThingOnServer',
        '[1] [ERROR] Object reference not set to an instance of an object.',
      ]),
    ).toEqual(['UNKNOWN']);
  });

  it('is no organizational unit that is missing, where another record has no object', () => {
    expect(
      codesInLog([
        '[1] [ERROR] System.InvalidOperationException: Not now.',
        '   at Microsoft.Exchange.Management.Tasks.InitializeExchangeUniversalGroups.CreateOrMoveEWPGroup(ADGroup ewp)',
        '[1] [ERROR] System.NullReferenceException: Object reference not set to an instance of an object.',
      ]),
    ).toEqual(['UNKNOWN']);
  });
});

describe('the console of setup', () => {
  const transcript = readFileSync(resolve('main/adapters/rehearsal/fixtures/article-transcript.txt'), 'utf8');

  it('shows no cause while it goes well', () => {
    expect(codesOnConsole(transcript)).toEqual(['UNKNOWN']);
  });

  it.each([
    ['English', 'COMPLETED', 'FAILED'],
    ['German', 'ABGESCHLOSSEN', 'FEHLER'],
  ])('warns under a phase that was completed, which is no cause: %s', (_, good, bad) => {
    const output =
      state('Organization Checks', good) +
      wrapped('This computer requires the update described in Knowledge Base article KB982867.') +
      wrapped('A reboot from a previous installation is pending.') +
      state('Client Access Role Checks', bad);
    expect(codesOnConsole(output + wrapped('The moon must be full.'))).toEqual(['UNKNOWN']);
    expect(codesOnConsole(output + wrapped("The 'Web-WMI' component is required."))).toEqual(['FEATURE_MISSING']);
  });

  it('complains under the only phase in a language that nobody knows', () => {
    const said = 'System.UnauthorizedAccessException: Der Zugriff wurde verweigert.';
    expect(codesOnConsole(state('Setupdateien werden kopiert', 'FEHLER') + wrapped(said))).toEqual([
      'FILE_ACCESS_DENIED',
    ]);
  });
});
