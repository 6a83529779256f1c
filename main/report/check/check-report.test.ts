import { describe, expect, it } from 'vitest';
import type { Report, ReportCheck, ReportOutput } from '../../../preload/contract/index.js';
import { checkChain } from '../../runbook/check-chain.js';
import { buildReport } from '../build-report.js';
import { begun, failedInSetup, reapplied, recovered, recoveredWithReservations } from '../fixture-recoveries.js';
import { allWell, type JournalMaker } from '../fixtures.js';
import { reportFormers } from '../report-formers.js';
import { sealJson, unsealedJson } from '../report-json.js';
import { sealOf } from '../seal.js';
import { checkReport, type BesideJournal } from './check-report.js';

const productVersion = '0.1.0';
const madeAt = '2026-11-24T09:00:00.000Z';
const forms = ['html', 'json', 'csv'] as const;

const reportOf = ({ records, head }: JournalMaker, version = productVersion): Report =>
  buildReport({ records, head, productVersion: version, madeAt });

function check(
  form: (typeof forms)[number],
  bytes: Buffer | string,
  journal: Buffer | null,
  version = productVersion,
): Promise<ReportCheck> {
  return checkReport({
    file: `report.${form}`,
    bytes: Buffer.from(bytes),
    productVersion: version,
    journalOf: () => Promise.resolve(journal && { path: 'journal.jsonl', ...checkChain(journal), beside }),
  });
}

/** Nothing lies beside the journal. */
const beside = { output: () => Promise.resolve(null), other: () => Promise.resolve(null) };

const told = ({ findings }: ReportCheck): string => findings.map(({ result, text }) => `${result}: ${text}`).join('\n');

const awkward = (): JournalMaker =>
  recovered({ server: 'EX3 “Ärger” \u202e<b>=cmd|\uFFFD' }).write({ kind: 'torn-tail-removed', bytes: 17 });

describe('a report that nobody changed', () => {
  it.each(forms)('is proven as %s', async form => {
    for (const journal of [recovered(), recoveredWithReservations(), failedInSetup(), begun(), awkward()]) {
      const found = await check(form, reportFormers[form](reportOf(journal)), journal.bytes);
      expect(told(found)).not.toMatch(/^(wrong|unknown|note)/m);
      expect(found.proven).toBe(true);
    }
  });

  it.each(forms)('is proven as %s when the journal has grown since', async form => {
    const journal = failedInSetup();
    const report = reportFormers[form](reportOf(journal));
    const found = await check(form, report, journal.after(9000).session().bytes);
    expect(found.proven).toBe(true);
    expect(told(found)).toContain('note: The journal has grown by 1 record since then.');
  });

  it('is proven when a crash left half a line behind the journal, which is told', async () => {
    const journal = failedInSetup();
    const torn = Buffer.concat([journal.bytes, journal.bytes.subarray(0, 100)]);
    const found = await check('json', reportFormers.json(reportOf(journal)), torn);
    expect(found.proven).toBe(true);
    expect(told(found)).toContain('note: Behind them stands a line that is not whole (100 bytes)');
  });
});

/** Numbers that look random and are the same in each run. */
function* random(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const classes: readonly (readonly [name: string, is: (byte: number) => boolean])[] = [
  ['digit', byte => byte >= 0x30 && byte <= 0x39],
  ['letter', byte => /[a-z]/i.test(String.fromCharCode(byte))],
  ['space', byte => byte === 0x20],
  ['line end', byte => byte === 0x0a || byte === 0x0d],
  ['quote', byte => byte === 0x22 || byte === 0x27],
  ['bracket', byte => '[]{}<>&;'.includes(String.fromCharCode(byte))],
  ['punctuation', byte => ',.:/\\-_='.includes(String.fromCharCode(byte))],
  ['part of a character of several bytes', byte => byte >= 0x80],
];

/** The file with a byte of this class changed, at places all over it, into several others. */
function* changes(bytes: Buffer, is: (byte: number) => boolean): Generator<{ changed: Buffer; line: number }> {
  const places = [...bytes.keys()].filter(at => is(bytes[at] ?? 0));
  const numbers = random(places.length);
  for (let round = 0; round < Math.min(12, places.length); round += 1) {
    const at = places[Math.floor(numbers.next().value * places.length)] ?? 0;
    const changed = Buffer.from(bytes);
    const old = bytes[at] ?? 0;
    changed[at] = [old ^ 1, 0xff, 0x0a, 0x00, old ^ 0x20][round % 5] ?? 0;
    if (changed[at] === old) continue;
    yield { changed, line: bytes.subarray(0, at).filter(byte => byte === 0x0a).length + 1 };
  }
}

describe.each(forms)('a changed byte of a report as %s', form => {
  const journal = awkward();
  const report = Buffer.from(reportFormers[form](reportOf(journal)));
  const making = [...report.toString().split('\n').entries()]
    .filter(([, line]) =>
      /cas-recovery-report|^ {2}"(?:recoveryId|madeAt|productVersion|journal)"|^ {4}"(?:records|head)"|,Report,/.test(
        line,
      ),
    )
    .map(([index]) => index + 1);

  it.each(classes)('is found and named: %s', async (_name, is) => {
    for (const { changed, line } of changes(report, is)) {
      const found = await check(form, changed, journal.bytes);
      expect(found.proven).toBe(false);
      const lines = found.findings.filter(({ result }) => result === 'wrong').flatMap(each => each.line ?? []);
      // When and of what it was made stands in the report alone: what was changed there shows at the seal.
      if (!making.includes(line)) expect(lines.some(each => Math.abs(each - line) <= 1)).toBe(true);
      expect(lines.length).toBeGreaterThan(0);
    }
  });

  it('is found when the end is cut off, or something is put behind it', async () => {
    for (const length of [0, 1, report.length - 1, report.length - 70, report.length - 200, report.length >> 1]) {
      expect((await check(form, report.subarray(0, length), journal.bytes)).proven).toBe(false);
    }
    expect((await check(form, `${report.toString()} `, journal.bytes)).proven).toBe(false);
  });

  it('is called what it is where an editor or mail made it', async () => {
    const text = report.toString();
    const mark = text.startsWith('\uFEFF') ? text.slice(1) : `\uFEFF${text}`;
    const ends = text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n');
    for (const [changed, name] of [
      [mark, 'the byte order mark at its beginning'],
      [ends, 'line ends'],
      [`${text} \n`, 'white space at its end'],
      [`${ends} `, 'line ends and white space at its end'],
    ] as const) {
      const answer = await check(form, changed, journal.bytes);
      expect(answer.proven).toBe(false);
      expect(told(answer)).toContain(`note: Nothing but ${name} differs, as mail`);
    }
    expect(told(await check(form, mark, journal.bytes))).toContain('<U+FEFF>');
    expect(told(await check(form, text.replace('EX3', 'EX4'), journal.bytes))).not.toContain('Nothing but');
  });

  it('is found in a report that was sealed anew', async () => {
    const text = report.toString();
    const forged = text.replaceAll('192.168.0.33', '192.168.0.34');
    const start = forged.lastIndexOf('\n', forged.search(/[0-9a-f]{64}[^0-9a-f]*$/)) + 1;
    const resealed =
      forged.slice(0, start) + forged.slice(start).replace(/[0-9a-f]{64}/, sealOf(forged.slice(0, start)));
    const found = await check(form, resealed, journal.bytes);
    expect(told(found)).toMatch(/^proven: The seal/);
    expect(told(found)).toMatch(
      /wrong: Line \d+ \(.+\): the report has “[^”]*192.168.0.34[^”]*”, and the journal gives/,
    );
  });
});

describe('a changed byte of a journal', () => {
  const journal = awkward();
  const report = reportFormers.json(reportOf(journal));

  it.each(classes)('is found, and its line is named: %s', async (_name, is) => {
    for (const { changed, line } of changes(journal.bytes, is)) {
      const found = await check('json', report, changed);
      expect(found.proven).toBe(false);
      const [wrong] = found.findings.filter(({ of, result }) => of === 'journal' && result === 'wrong');
      expect(wrong?.line).toBe(line);
    }
  });

  it('is found behind the records of the report too', async () => {
    const grown = recovered();
    const early = reportFormers.html(reportOf(grown));
    grown.session().session();
    const changed = Buffer.from(grown.bytes.toString().replace(/4711(?=[^]*4711[^]*$)(?![^]*4711[^]*4711)/, '4712'));
    expect(changed.equals(grown.bytes)).toBe(false);
    const found = await check('html', early, changed);
    expect(found.proven).toBe(false);
    expect(told(found)).toContain('Made again from the journal, the report is the same');
  });

  it.each([
    ['a line that is gone', (lines: string[]) => lines.filter((_line, index) => index !== 4), 5],
    ['a line that is doubled', (lines: string[]) => [...lines.slice(0, 5), ...lines.slice(4)], 6],
    ['two lines that changed places', ([one = '', two = '', ...rest]: string[]) => [two, one, ...rest], 1],
    ['a line of another kind', (lines: string[]) => [...lines.slice(0, 3), 'note to self\n', ...lines.slice(3)], 4],
    ['Windows line ends', (lines: string[]) => lines.map(line => line.replace('\n', '\r\n')), 1],
  ])('is found as %s', async (_name, change, line) => {
    const lines = journal.bytes.toString().split(/(?<=\n)/);
    const found = await check('json', report, Buffer.from(change(lines).join('')));
    expect(found.findings.find(({ of, result }) => of === 'journal' && result === 'wrong')?.line).toBe(line);
  });

  it('shows when all hashes were made anew', async () => {
    const other = recovered({ server: 'EX4' });
    const found = await check('json', reportFormers.json(reportOf(recovered())), other.bytes);
    expect(told(found)).toContain('has another hash than the report names');
  });
});

describe('what a report tells beside its journal', () => {
  const journal = recovered();
  const other = reapplied('ex3-20261124-063000').write({
    kind: 'checked',
    stepId: 'reapply-proof',
    attempt: 1,
    finding: { state: 'done', facts: [], comparisons: [], checks: allWell },
  });
  const output: ReportOutput = {
    bytes: 70,
    sha256: sealOf('printed'),
    lines: 1,
    parts: [{ stepId: 'identity', total: 1, lines: [{ number: 1, at: madeAt, text: 'renamed <b>', left: 3 }] }],
  };
  const { records, head } = journal;
  const report = buildReport({ records, head, productVersion, madeAt, output, others: [other] });
  const here: BesideJournal = {
    output: () => Promise.resolve(output),
    other: () => Promise.resolve({ records: other.records }),
  };
  const checkBeside = (form: (typeof forms)[number], now: BesideJournal, text = reportFormers[form](report)) =>
    checkReport({
      file: `report.${form}`,
      bytes: Buffer.from(text),
      productVersion,
      journalOf: () => Promise.resolve({ path: 'journal.jsonl', ...checkChain(journal.bytes), beside: now }),
    });

  it('is told', () => {
    expect(report.later).toMatchObject([
      {
        outcome: 'not finished',
        changes: [{ title: 'Value', outcome: 'open' }],
        left: [{ what: 'NLB' }],
        checked: { at: allWell.endedAt },
      },
    ]);
    const page = reportFormers.html(report);
    expect(page.slice(0, page.indexOf('id="timeline"'))).toContain('EX3 can take clients.');
    expect(reportFormers.html(report)).toContain('renamed &lt;b&gt; … (3 more characters, line 1 of output.log)');
  });

  it.each(forms)('is proven with it as %s', async form => {
    const found = await checkBeside(form, here);
    expect(told(found)).not.toMatch(/^(wrong|unknown|note)/m);
    expect(found.proven).toBe(true);
  });

  it.each(['html', 'json'] as const)('is not proven as %s where it is not here, while all else is', async form => {
    const found = await checkBeside(form, beside);
    expect(told(found)).toMatch(
      /unknown: What the tools printed was not compared[^]*unknown: What the report tells of ex3-re/,
    );
    expect(found.proven).toBe(false);
    const text = reportFormers[form](report).replaceAll('192.168.0.33', '192.168.0.34');
    expect(told(await checkBeside(form, beside, text))).toMatch(/wrong: Line \d+ .*192\.168\.0\.34/);
  });

  it.each(['html', 'json'] as const)('is found as %s when it was changed', async form => {
    const longer = { ...here, output: () => Promise.resolve({ ...output, sha256: sealOf('other') }) };
    expect(told(await checkBeside(form, longer))).toMatch(/wrong: The first 70 bytes of output.log have another hash/);
    const shorter = { ...here, other: () => Promise.resolve({ records: other.records.slice(0, 1) }) };
    expect(told(await checkBeside(form, shorter))).toMatch(/wrong: The journal of ex3-re/);
    const text = reportFormers[form](report).replace('renamed', 'Renamed');
    expect(told(await checkBeside(form, here, text))).toMatch(/wrong: Line \d+ \(.*(Appendix|output)/);
  });
});

describe('what can’t be proven', () => {
  const journal = recovered();

  it.each(forms)('is said of %s whose journal is not here', async form => {
    const found = await check(form, reportFormers[form](reportOf(journal)), null);
    expect(found.proven).toBe(false);
    expect(told(found)).toMatch(/proven: The seal[^]*unknown: The journal of ex3-20261124-063000 is not here/);
  });

  it('is said of a PDF and of any other file', async () => {
    const ask = (file: string, text: string): Promise<ReportCheck> =>
      checkReport({ file, bytes: Buffer.from(text), productVersion, journalOf: () => Promise.resolve(null) });
    expect(told(await ask('report.pdf', '%PDF-1.4'))).toContain('A PDF can’t be compared');
    for (const [file, text] of [
      ['x', ''],
      ['notes.txt', 'hello'],
      ['x.json', ''],
      ['x.html', '\0'],
      ['x.csv', '"'],
    ] as const)
      expect((await ask(file, text)).proven).toBe(false);
  });
});

describe('a report of another version', () => {
  const journal = recovered();
  const old = reportOf(journal, '0.0.9');

  it('is compared by its values as JSON', async () => {
    const found = await check('json', reportFormers.json(old), journal.bytes);
    expect(found.proven).toBe(true);
    expect(told(found)).toContain('So values were compared, not bytes');
  });

  it('is not proven where a value differs', async () => {
    const found = await check('json', reportFormers.json({ ...old, serverName: 'EX9' }), journal.bytes);
    expect(found.proven).toBe(false);
    expect(told(found)).toContain('wrong: serverName: the report has "EX9", and the journal gives "EX3".');
  });

  it('is not proven with a name that stands twice, although the last one is right', async () => {
    const twice = unsealedJson(old).replace('  "serverName":', '  "serverName": "EX9",\n  "serverName":');
    const found = await check('json', sealJson(twice), journal.bytes);
    expect(found.proven).toBe(false);
    expect(told(found)).toMatch(/wrong: Line \d+: no version writes it so/);
  });

  it.each(['html', 'csv'] as const)('can’t be compared as %s, and says what can', async form => {
    const found = await check(form, reportFormers[form](old), journal.bytes);
    expect(found.proven).toBe(false);
    expect(told(found)).toContain('Check its report.json, or use version 0.0.9.');
  });
});
