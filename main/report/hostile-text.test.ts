import { describe, expect, it } from 'vitest';
import { Report } from '../../preload/contract/index.js';
import { csvRows } from './check/csv-rows.js';
import { buildReport } from './build-report.js';
import { reapplied, recoveredWithReservations, stopped } from './fixture-recoveries.js';
import { fact, compared } from './fixtures.js';
import { reportFormers } from './report-formers.js';

const at = '2026-11-24T09:00:00.000Z';
const hostile =
  '=cmd|\'/c calc\'!A1;@x </title></style></desc></pre><script>alert(1)</script><img src=x onerror="y"> --> &lt; \u202e\u2066\u0000\u001b[31m\r\n\ud800x\udc00 \ufeff\u2028\uffff';

/** A report with something in each of its parts. */
function fullReport(): Report {
  const { records, head } = recoveredWithReservations();
  const report = buildReport({
    records,
    head,
    productVersion: '0.1.0',
    madeAt: at,
    others: [reapplied('ex3-20261124-063000')],
    output: {
      bytes: 70,
      sha256: '0'.repeat(64),
      lines: 1,
      parts: [{ stepId: 'identity', total: 1, lines: [{ number: 1, at, text: 'renamed' }] }],
    },
  });
  const check = {
    id: 'iis-sites',
    area: 'iis',
    title: 'Sites',
    proves: 'They run.',
    how: 'IIS',
    weight: 'must',
    outcome: 'fail',
    found: 'None.',
    expected: { value: 'Default', source: 'kit' },
    comparisons: [compared('site', 'Site', 'a', 'b')],
    evidence: [fact('site', 'Site', 'none', at)],
    fix: { words: 'Start it.', commands: ['start'], changes: [] },
    startedAt: at,
    durationMs: 1,
  };
  const run = { command: 'net start', attempt: 1, startedAt: at, durationMs: 9, end: 'exited' as const, exitCode: 0 };
  const left = { group: 'registry', title: 'A value', advice: 'look', why: 'It differs.', byHand: 'by hand' } as const;
  return Report.parse({
    ...report,
    steps: report.steps.map(step => (step.id === 'identity' ? { ...step, runs: [run] } : step)),
    reapply: {
      madeAt: at,
      kit: { path: 'D:\\kit', id: 'kit', takenAt: at },
      undoes: null,
      left: [left],
      changes: [],
    },
    verification: {
      schema: 'cas-recovery/verification/1',
      serverName: 'EX3',
      mode: 'rehearsal',
      startedAt: at,
      endedAt: at,
      comparedWith: [{ kind: 'kit', name: 'the kit', readAt: at }],
      checks: [check],
      verdict: { standing: 'not ready', summary: 'It is not.', because: ['iis-sites'] },
      beforeAfter: {
        same: 3,
        rows: [{ ...compared('url-1', 'URL', 'a', 'b'), area: 'virtual directories', kind: 'changed' }],
      },
    },
  });
}

type Path = readonly (string | number)[];

function textsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

function withTextAt(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) return text;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (String(index) === key ? withTextAt(one, rest, text) : one));
  return { ...(value as object), [key]: withTextAt((value as Record<string, unknown>)[key], rest, text) };
}

/** Every field of any text: those that take no other word than their own, such as an outcome, take none of these either. */
function planted(report: Report): { report: Report; paths: Path[] } {
  const paths = textsIn(report).filter(path => Report.safeParse(withTextAt(report, path, hostile)).success);
  const all = paths.reduce<unknown>(
    (value, path, index) => withTextAt(value, path, `p${String(index)}q ${hostile}`),
    report,
  );
  return { report: Report.parse(all), paths };
}

describe('hostile text in every field of a report', () => {
  const { report, paths } = planted(fullReport());
  const [html, json, csv] = (['html', 'json', 'csv'] as const).map(form => reportFormers[form](report));

  it('is planted in all parts', () => {
    expect(paths.length).toBeGreaterThan(180);
    const parts = new Set(paths.map(([first]) => first));
    for (const part of [
      'serverName',
      'operator',
      'reapply',
      'lostServer',
      'plan',
      'steps',
      'verification',
      'later',
      'output',
      'summary',
    ])
      expect(parts).toContain(part);
  });

  it('is text on the page, and nowhere markup', () => {
    const page = html ?? '';
    expect(page).not.toMatch(/<script|<img|<\/style>[^]*<\/style>|<\/title>[^]*<title[^]*<\/title>[^<]*<\/title>/i);
    expect(page.match(/<\/desc>/g)).toHaveLength(1);
    expect(page.match(/<!--/g)).toHaveLength(7);
    // What is in the page: its own elements only, each attribute quoted and without a quotation mark inside.
    const inside = page.slice(page.indexOf('<body'));
    expect(
      inside.replace(
        /<\/?[a-z][a-z0-9]*(?:\s+[a-z][a-z0-9-]*="[^"<>]*")*\s*\/?>|<!-- (?:begin|end|seal) [a-z0-9 ]+ -->/gi,
        '',
      ),
    ).not.toMatch(/[<>"]/);
    expect(page).toContain('&lt;script&gt;');
  });

  it('steers nothing on the page: no control, no turned text, no half of a pair', () => {
    expect((html ?? '').replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uFFFF]/u);
  });

  it('is JSON with the very same text', () => {
    const read = JSON.parse(json ?? '') as Report;
    for (const [index, path] of paths.entries()) {
      const found = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[String(key)], read);
      expect(found).toBe(`p${String(index)}q ${hostile}`);
    }
    expect((json ?? '').replace(/\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  });

  it('is no formula in any cell, and breaks no row', () => {
    const text = csv ?? '';
    expect(text.slice(1).replace(/\r\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    const rows = csvRows(text.slice(1)).slice(0, -1);
    for (const row of rows) {
      expect(row).toHaveLength(10);
      for (const cell of row) for (const part of cell.split(';')) expect(part).not.toMatch(/^\s*[=+\-@]/);
    }
  });
});

describe('text that begins like a formula in every field', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', ' =1', '\r=1', '＝1', '"=1"', ';=1'])('is none: %j', text => {
    const report = fullReport();
    const paths = textsIn(report).filter(path => Report.safeParse(withTextAt(report, path, text)).success);
    const all = paths.reduce<unknown>((value, path) => withTextAt(value, path, text), report);
    for (const cell of csvRows(reportFormers.csv(Report.parse(all)).slice(1)).flat()) {
      for (const part of cell.split(';')) expect(part).not.toMatch(/^\s*[=+\-@＝]/);
    }
  });
});

describe('a text of 10 MB', () => {
  it('in any field makes a page of less than 1 MB, and is whole in JSON', () => {
    const report = fullReport();
    const long = 'ä<'.repeat(5_000_000);
    const step = report.steps[3];
    if (!step) throw new Error('no step');
    const found = { ...report, serverName: long, steps: [{ ...step, commands: [long], title: long }] };
    expect(reportFormers.html(found).length).toBeLessThan(1_000_000);
    expect(reportFormers.csv(found).length).toBeLessThan(1_000_000);
    expect((JSON.parse(reportFormers.json(found)) as Report).serverName).toBe(long);
  });
});

describe('a report that was stopped', () => {
  it('takes hostile text too', () => {
    const { records, head } = stopped({ server: hostile });
    const report = buildReport({ records, head, productVersion: '0.1.0', madeAt: at });
    expect(reportFormers.html(report)).not.toMatch(/<script|<img/i);
  });
});
