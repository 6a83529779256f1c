import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision, Problem } from '../preload/contract/index.js';
import { toolForTests } from './adapters/rehearsal/tool-for-tests.js';
import { composeRecoveries, type Composition } from './compose.js';
import { madeReport } from './compose-reports.js';
import { limit, share, take } from './fixture-backup-work.js';
import { systemClock } from './ports/clock.js';
import { Secret } from './ports/secret.js';
import { reportFormers } from './report/report-formers.js';
import type { Question } from './runbook/questions.js';

// One password for each place that has one. They begin like a variable, an option, an expression: what masks texts of
// others must not take them for that. The last one no input of this program has: tools alone print it.

const secrets = {
  domain: '$D0mainPw-one',
  share: '%Sh4rePw%two',
  certificates: '-Pfx4(three)!',
  local: '$L0calAdminFour',
} as const;

const work = mkdtempSync(join(tmpdir(), 'cas-recovery-secrets-'));
const stateFolder = join(work, 'state');
const calls = join(work, 'calls.log');
const met: Problem[] = [];
const told: string[] = [];
const made: Record<string, string> = {};
let house: Composition;
const signal = new AbortController().signal;

/** The simulated tools, which print passwords as careless tools do, and note how they were called. */
async function carelessTool(): Promise<string> {
  const tool = join(work, 'tool.cjs');
  const { domain, share: ofShare, certificates, local } = secrets;
  const lines = [
    `netdom join EX3 /PasswordD:${domain} /reboot`,
    `net use \\\\nas1\\backup ${ofShare} /user:CONTOSO\\svc`,
    `certutil -f -p "${certificates}" -importpfx mail.pfx`,
    `net user Administrator ${local}`,
    `The password is ${domain}, ${ofShare} and ${certificates}.`,
    `<add userName="x" password="${local}" />`,
    `Set-X -AdministratorPassword:${local} -SafeModePassword '${local}'`,
    `https://administrator:${local}@nas1/x`,
  ];
  writeFileSync(
    tool,
    [
      `require('node:fs').appendFileSync(${JSON.stringify(calls)}, JSON.stringify([process.argv, process.env]) + '\\n');`,
      // What scripts of PowerShell print is read by this program.
      `if (!/powershell/i.test(process.argv[2])) process.stdout.write(${JSON.stringify(lines.map(line => `${line}\r\n`).join(''))});`,
      `require(${JSON.stringify(await toolForTests())});`,
    ].join('\n'),
  );
  return tool;
}

/** Those that this program was given: it looks for them as long as it holds them. */
const given = {
  domain: new Secret(secrets.domain),
  share: new Secret(secrets.share),
  certificates: new Secret(secrets.certificates),
} as const;

async function run(id: string, password: Secret): Promise<void> {
  const decide = (question: Question): Promise<Decision | 'later'> => {
    if (question.kind !== 'consent') {
      met.push(question.problem);
      return Promise.resolve(met.length > 12 ? 'later' : { choice: 'retry' });
    }
    const { typeToConfirm } = question.preview;
    return Promise.resolve({ choice: 'consent', ...(typeToConfirm !== null && { typedName: typeToConfirm }) });
  };
  for (;;) {
    const outcome = await house.recoveries.run(id, {
      decide,
      signal,
      password,
      changePassword: () => password,
      onRecord: record => told.push(JSON.stringify(record)),
      onProgress: (_step, doing) => told.push(doing),
      onOutput: line => told.push(line.text),
    });
    if (outcome.kind !== 'restarting') return;
  }
}

async function keepForms(id: string): Promise<void> {
  const report = await madeReport(house, id, { productVersion: 'test', clock: systemClock });
  const copy = await house.past.redactedReport(id);
  for (const [form, former] of Object.entries(reportFormers)) {
    made[`${id}.${form}`] = former(report);
    made[`${id}-redacted.${form}`] = former(copy);
  }
  await house.past.export({ id, out: join(work, 'exports', id), redacted: false });
  await house.past.export({ id, out: join(work, 'exports', `${id}-redacted`), redacted: true });
}

beforeAll(async () => {
  mkdirSync(join(work, 'exports'));
  house = await composeRecoveries({
    door: 'command line',
    assetsFolder: resolve('assets'),
    toolFile: await carelessTool(),
    scriptsFolder: '',
    productVersion: 'test',
    clock: systemClock,
    stateFolder,
  });
  const faults = [{ point: 'setup-client-access-role', times: 'once' } as const];
  const id = await house.recoveries.beginRehearsal({ server: 'EX3', scenario: 'ex3', faults, speed: 0 });
  await run(id, given.domain);
  const quiet = { signal, onProgress: () => undefined };
  const password = given.certificates;
  const pair = { path: join(work, 'kit'), target: { kind: 'rehearsal', recoveryId: id } } as const;
  await house.kits.create({ from: { kind: 'scenario', scenario: 'ex3' }, out: pair.path, password }, quiet);
  const { differences } = await house.kits.compare(pair, quiet);
  const chosen = differences.filter(
    ({ advice, byHand, group }) => advice === 'apply' && byHand === null && group === 'certificates',
  );
  const choice = { differences: chosen.map(one => one.id), wholeFiles: [], rollupFile: null };
  const applied = await house.kits.beginReapply(pair, choice, quiet, () => Promise.resolve(password));
  await run(applied, password);
  const backup = await house.backupWorks.begin(take(share, 'backup-network-lost'), signal);
  await run(backup, given.share);
  for (const one of [id, applied, backup]) await keepForms(one);
}, 4 * limit);

afterAll(() => rmSync(work, { recursive: true, force: true }));

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(one =>
    one.isDirectory() ? filesIn(join(folder, one.name)) : one.isFile() ? [join(folder, one.name)] : [],
  );

/** As it stands, in JSON, in markup, as Windows writes text, and as what is handed over in base64. */
function formsOf(secret: string): Buffer[] {
  const texts = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('(', '%28'),
    encodeURIComponent(secret),
  ];
  const wide = Buffer.from(secret, 'utf16le');
  return [
    ...texts.map(text => Buffer.from(text)),
    wide,
    ...[Buffer.from(secret), wide].map(one => Buffer.from(one.toString('base64'))),
  ];
}

describe('passwords that were typed or printed', () => {
  it('were all at work: steps failed and were tried again, and tools printed', () => {
    expect(met.map(({ code }) => code)).toContain('SETUP_IIS_PATH_MISSING');
    expect(met.map(({ code }) => code)).toContain('BACKUP_NETWORK_LOST');
    expect(told.filter(text => text.includes('net user Administrator [secret]')).length).toBeGreaterThan(0);
    expect(readFileSync(calls, 'utf8').split('\n').length).toBeGreaterThan(20);
    expect(Object.keys(made)).toHaveLength(18);
  });

  it.each(Object.entries(secrets))('stand nowhere: %s', (_name, secret) => {
    const forms = formsOf(secret);
    const holds = (bytes: Buffer): boolean => forms.some(form => bytes.includes(form));
    // What lies on the simulated server is not this program's: tools write there what they like.
    const own = filesIn(stateFolder).filter(file => !/[\\/]rehearsal[\\/]/.test(file));
    const files = [...own, ...filesIn(join(work, 'kit')), ...filesIn(join(work, 'exports'))];
    expect(files.filter(file => holds(readFileSync(file)))).toEqual([]);
    expect(Object.keys(made).filter(name => holds(Buffer.from(made[name] ?? '')))).toEqual([]);
    expect([...told, ...met.map(one => JSON.stringify(one))].filter(text => holds(Buffer.from(text)))).toEqual([]);
    expect(holds(readFileSync(calls))).toBe(false);
  });
});
