import { describe, expect, it } from 'vitest';
import type { Report } from '../../preload/contract/index.js';
import { checkChain } from '../runbook/check-chain.js';
import { buildReport } from './build-report.js';
import { begun, failedInSetup, prepared, recovered, recoveredWithReservations, stopped } from './fixture-recoveries.js';
import { type JournalMaker, operator, ready } from './fixtures.js';
import { reportFormers } from './report-formers.js';

const reportOf = (records: JournalMaker['records'], madeAt = '2026-11-24T09:00:00.000Z'): Report =>
  buildReport({ records, head: records.at(-1)?.hash ?? '', productVersion: '0.1.0', madeAt });

const setup = { stepId: 'recovery-setup', attempt: 1 } as const;

/** In the middle of setup. */
function acting(): JournalMaker {
  const journal = prepared();
  journal.after(2).write({ kind: 'checked', ...setup, finding: ready(journal.now) });
  return journal
    .consent('recovery-setup')
    .write({ kind: 'act-intended', ...setup, commands: ['E:\\setup.com /m:RecoverServer'], before: {} })
    .write({ kind: 'milestone', ...setup, name: 'Copying Setup Files', state: 'started' });
}

describe('the report of a journal that', () => {
  it.each<readonly [string, JournalMaker, Report['outcome'], string, Report['steps'][number]['outcome']]>([
    ['went well', recovered(), 'recovered', 'is recovered', 'verified'],
    [
      'went well with reservations',
      recoveredWithReservations(),
      'recovered with reservations',
      'was skipped',
      'verified',
    ],
    ['met a failure', failedInSetup(), 'not finished', 'stands at step 4 of 6', 'failed'],
    ['was stopped', stopped(), 'stopped', 'was stopped at step 4 of 6', 'failed'],
    ['was interrupted in a change', acting(), 'not finished', 'stands at step 4 of 6', 'open'],
    ['was resumed after that', acting().after(600).session(), 'not finished', 'stands at step 4 of 6', 'open'],
    [
      'was cancelled',
      acting().write({ kind: 'cancelled', ...setup, note: 'Ctrl+C' }),
      'not finished',
      'stands at step 4 of 6',
      'open',
    ],
    [
      'lost half a line in a crash',
      acting().session().write({ kind: 'torn-tail-removed', bytes: 40 }),
      'not finished',
      'stands at step 4 of 6',
      'open',
    ],
    [
      'waits for a restart',
      acting()
        .write({ kind: 'acted', ...setup, durationMs: 5 })
        .write({ kind: 'restart-requested', ...setup }),
      'not finished',
      'stands at step 4 of 6',
      'open',
    ],
    ['had no more than a plan', begun(), 'not finished', 'stands at step 1 of 6', 'not reached'],
  ])('%s is whole, with the right outcome', (_how, { records }, outcome, summary, setupOutcome) => {
    const report = reportOf(records);
    expect(report.outcome).toBe(outcome);
    expect(report.summary).toContain(summary);
    expect(report.steps.find(({ id }) => id === 'recovery-setup')?.outcome).toBe(setupOutcome);
    const page = reportFormers.html(report);
    for (const part of ['title', 'timeline', 'side-by-side', 'verification', 'tomorrow', 'steps', 'appendix']) {
      expect(page).toContain(`id="${part}"`);
    }
    expect(page).not.toMatch(/undefined|NaN|\[object|Invalid Date/);
    expect(reportFormers.csv(report)).toContain(`Outcome`);
    expect(JSON.parse(reportFormers.json(report))).toMatchObject({ outcome, journal: { records: records.length } });
  });

  it('ends in half a line tells what stands before it', () => {
    const { bytes } = acting();
    for (const cut of [1, 2, 90, 300]) {
      const { records, flaw } = checkChain(bytes.subarray(0, -cut));
      // A line that lacks nothing but its end was written whole: only the check of a journal minds.
      expect(flaw === null || cut === 1).toBe(true);
      expect(reportOf([...records]).outcome).toBe('not finished');
    }
  });
});

describe('the timeline', () => {
  const numbers = (page: string): number[] =>
    [...page.slice(page.indexOf('<svg'), page.indexOf('</figure>')).matchAll(/\s(?:x|x1|x2|width)="([^"]*)"/g)].map(
      ([, x]) => Number(x),
    );

  function restarted(times: number, seconds: number): JournalMaker {
    const journal = prepared();
    for (let number = 0; number < times; number += 1) {
      journal.after(seconds).write({ kind: 'checked', ...setup, finding: ready(journal.now) });
      journal.restart('recovery-setup', 'Again.');
      journal.write({ kind: 'decided', ...setup, decision: { choice: 'retry' }, operator });
    }
    return journal;
  }

  it.each([
    ['of 0 s', begun().records.slice(0, 1), '2026-11-24T06:30:00.000Z'],
    ['of a clock that was set back', begun().records, '2026-11-24T06:00:00.000Z'],
    ['of 3 days', restarted(2, 129_600).records, '2026-11-27T09:00:00.000Z'],
    ['of 40 restarts', restarted(40, 60).records, '2026-11-24T12:00:00.000Z'],
    ['of 40 restarts in 3 days', restarted(40, 6400).records, '2026-11-27T09:00:00.000Z'],
  ])('%s stays inside its picture', (_what, records, madeAt) => {
    const page = reportFormers.html(reportOf(records, madeAt));
    expect(page).not.toMatch(/NaN|Infinity/);
    for (const x of numbers(page)) expect(x >= 0 && x <= 960).toBe(true);
  });

  it('names restarts only where a name does not stand on another, and tells all in a table', () => {
    const page = reportFormers.html(reportOf(restarted(40, 60).records, '2026-11-24T12:00:00.000Z'));
    const names = [...page.matchAll(/<text x="([\d.]+)" y="(14|30)">Restart \d+<\/text>/g)];
    expect(names.length).toBeGreaterThan(2);
    for (const line of ['14', '30']) {
      const places = names.filter(([, , y]) => y === line).map(([, x]) => Number(x));
      places.slice(1).forEach((x, index) => expect(x - (places[index] ?? 0)).toBeGreaterThanOrEqual(66));
    }
    expect(page.match(/<th scope="row" class="text">\d+<\/th>/g)?.length).toBe(41);
  });
});
