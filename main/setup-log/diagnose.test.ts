import { describe, expect, it } from 'vitest';
import { catalogue } from '../problems/catalogue.js';
import { setupProblems, type SetupCode } from '../problems/setup-problems.js';
import { diagnose, problemOf, setupFindings, setupFindingsFrom } from './diagnose.js';
import { beginning, failedEnd, failedTask, logText } from './fixture-log.js';

const failedPhase = `    Client Access Server Role         ${'.'.repeat(25)} FAILED\n`;

/** As the console shows it: indented, and broken at 80 columns wherever that may be. */
const onConsole = (text: string): string => `${failedPhase}${(`     ${text}`.match(/.{1,80}/g) ?? []).join('\n')}\n`;

const cases: readonly (readonly [SetupCode, string, string])[] = [
  ['SETUP_CANCELLED', 'Setup was cancelled by a key press.', ''],
  ['SETUP_ONLY_RECOVERY_AVAILABLE', 'Inconsistent state. Only disaster recovery mode is available.', ''],
  [
    'SETUP_MEDIA_TOO_OLD',
    'Exchange Server version 14.3.123.4 or later must be used to perform a recovery of this server.',
    '14.3.123.4',
  ],
  ['SETUP_PENDING_RESTART', 'A reboot from a previous installation is pending. Please restart the system.', ''],
  ['SETUP_FEATURE_MISSING', "The 'Dynamic Content Compression' component is required.", 'Dynamic Content Compression'],
  [
    'SETUP_DC_OUT_OF_SITE',
    "Setup can't use the domain controller 'dc2.contoso.local' because it belongs to Active Directory site 'Branch'.",
    'dc2.contoso.local',
  ],
  [
    'SETUP_FIREWALL_SERVICE_STOPPED',
    'There are no more endpoints available from the endpoint mapper. (0x800706D9)',
    '',
  ],
  ['SETUP_VIRTUAL_DIRECTORY_EXISTS', "The virtual directory 'owa' already exists under 'ex3/Default Web Site'.", 'owa'],
  ['SETUP_APPCMD_FAILED', 'appcmd.exe: Process execution failed with exit code 183.', '183'],
  ['SETUP_PATH_MISSING', "Cannot find path 'E:\\Exchange\\Bin' because it does not exist.", 'E:\\Exchange\\Bin'],
  ['SETUP_IIS_PATH_MISSING', 'A failure occurred while trying to update metabase properties. (0x80070003)', ''],
];

describe('a known failure on the console', () => {
  it.each(cases)('is named %s when setup says: %s', (code, said, subject) => {
    const problem = diagnose(onConsole(said));
    expect(problem.code).toBe(code);
    expect(problem.details).toContain(said);
    if (subject !== '') expect([problem.happened, problem.next].join(' ')).toContain(subject);
  });

  it('is known in another language by the address of its help', () => {
    const said =
      'Es fehlt etwas.\nhttp://technet.microsoft.com/library(EXCHG.150)/ms.exch.setupreadiness.RebootPending.aspx';
    expect(diagnose(`${failedPhase}     ${said}\n`).code).toBe('SETUP_PENDING_RESTART');
  });

  it('is told with the other failures that setup lists', () => {
    const output = onConsole("The 'Web-WMI' component is required.") + onConsole('Error code is 1603.');
    const problem = diagnose(output);
    expect(problem.code).toBe('SETUP_FEATURE_MISSING');
    expect(problem.details).toContain('Also: Windows Installer failed with error 1603.');
  });

  it('is no word of the script that setup quotes', () => {
    const script = '"$error.Clear(); throw "The certificate is expired"" was run: "System.Exception: Nobody knows.".';
    expect(diagnose(onConsole(`The following error was generated when ${script}`)).code).toBe('SETUP_UNKNOWN');
  });
});

describe('the log of the same run', () => {
  const log = logText(
    [...beginning(), ...failedTask('System.Exception', 'The certificate is expired.'), ...failedEnd],
    { end: '\n' },
  ).split('\n');

  it('tells what the console does not', () => {
    expect(diagnose(onConsole('Something failed.'), log).code).toBe('SETUP_CERTIFICATE_EXPIRED');
  });

  it('comes first, and what the console alone says follows', () => {
    const findings = setupFindings(onConsole('Error code is 1603.'), log);
    expect(findings.map(({ code }) => code)).toEqual(['CERTIFICATE_EXPIRED', 'MSI_FAILED']);
  });

  it.each([
    ['lines', log],
    ['chunks', [Buffer.from(log.join('\n').slice(0, 700)), Buffer.from(log.join('\n').slice(700))]],
  ])('may come as %s', async (_, parts) => {
    async function* come(): AsyncGenerator<string | Buffer> {
      for (const part of parts as readonly (string | Buffer)[]) yield await Promise.resolve(part);
    }
    expect((await setupFindingsFrom('', come())).map(({ code }) => code)).toEqual(['CERTIFICATE_EXPIRED']);
  });
});

describe('a failure that nobody knows', () => {
  it('is told with the paragraph under the failed phase', () => {
    expect(diagnose(onConsole('The moon stands in the third house.'))).toMatchObject({
      code: 'SETUP_UNKNOWN',
      details: 'Client Access Server Role: The moon stands in the third house.',
    });
  });

  it('is told with the last lines where no phase is named', () => {
    expect(diagnose('a\n\nb\n\nlast words\n').details).toContain('last words');
    expect(diagnose('').code).toBe('SETUP_UNKNOWN');
    expect(problemOf([]).code).toBe('SETUP_UNKNOWN');
  });

  it.each([
    ['a quotation that never ends', `The '${'x'.repeat(2_000_000)}`],
    ['the beginning of a pattern, again and again', 'Active Directory operation failed on '.repeat(50_000)],
    ['quotations', "because object 'x' ".repeat(100_000)],
    ['a script that never ends', 'generated when "$error.Clear();" x'.repeat(50_000)],
    ['products', 'Installing product product product '.repeat(50_000)],
  ])('takes no long time for %s', (_, output) => {
    const before = Date.now();
    expect(diagnose(output, [output]).code).toBe('SETUP_UNKNOWN');
    expect(Date.now() - before).toBeLessThan(3000);
  });
});

describe('the problems of setup', () => {
  it.each(Object.keys(setupProblems) as SetupCode[])('%s speaks in whole short sentences', code => {
    const { happened, matters, next } = catalogue[code];
    for (const subject of ['subject', '']) {
      const facts = { said: 'said', subject };
      for (const sentence of [happened(facts), matters(facts), next(facts)]) {
        expect(sentence).toMatch(/^(?:1\. )?["A-Z].*[.}]$/);
      }
      expect(happened(facts).length).toBeLessThan(150);
      expect(matters(facts).length).toBeLessThan(200);
      expect(next(facts).length).toBeLessThan(600);
    }
  });
});
