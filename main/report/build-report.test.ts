import { describe, expect, it } from 'vitest';
import { Report, ReportFile, type JournalRecord } from '../../preload/contract/index.js';
import { buildReport } from './build-report.js';
import { begun, failedInSetup, recovered, recoveredWithReservations, stopped } from './fixture-recoveries.js';
import { type JournalMaker, operator, setupFailed } from './fixtures.js';
import { reportJson } from './report-json.js';
import { reservationsOf } from './reservations.js';

const reportOf = (journal: JournalMaker): Report =>
  buildReport({
    records: journal.records,
    head: journal.head,
    productVersion: '0.1.0',
    madeAt: journal.after(60).now,
  });

const stepOf = (report: Report, id: string): Report['steps'][number] | undefined =>
  report.steps.find(step => step.id === id);

describe('the report of a recovery that went well', () => {
  const report = reportOf(recovered());

  it('says so in one sentence, and that it was a rehearsal', () => {
    expect(report.outcome).toBe('recovered');
    expect(report.summary).toBe(
      'This was a rehearsal: no real server was changed. EX3 is recovered: all 6 steps are verified.',
    );
  });

  it('does not call a live recovery a rehearsal', () => {
    expect(reportOf(recovered({ mode: 'live' })).summary).toBe('EX3 is recovered: all 6 steps are verified.');
  });

  it('holds who, when, where and how often the server restarted', () => {
    expect(report).toMatchObject({
      operator: { account: 'EXCHANGESERVERP\\admin', computer: 'EX3' },
      startedAt: '2026-11-24T06:30:00.000Z',
      sessions: 3,
    });
    expect(report.restarts).toHaveLength(2);
  });

  it('keeps commands, phases and evidence of each step', () => {
    expect(stepOf(report, 'recovery-setup')).toMatchObject({
      outcome: 'verified',
      commands: ['E:\\setup.com /m:RecoverServer /DomainController:dc1.exchangeserverpro.local'],
      actDurationMs: 1_200_000,
    });
    expect(stepOf(report, 'recovery-setup')?.milestones).toHaveLength(9);
    expect(stepOf(report, 'verification')?.evidence.at(-1)).toMatchObject({ source: 'msExchExternalHostName' });
  });

  it('shows a fact that was read again as it was read last', () => {
    const names = stepOf(report, 'identity')?.evidence.filter(({ id }) => id === 'name');
    expect(names?.map(({ value }) => value)).toEqual(['EX3']);
  });

  it('seals the journal with its number of records and its last hash', () => {
    const journal = recovered();
    expect(reportOf(journal).journal).toEqual({ records: journal.records.length, head: journal.records.at(-1)?.hash });
  });

  it('has what went wrong beside its steps as a reservation', () => {
    const [first, ...others] = report.steps;
    const fact = { id: 'f', label: 'What setup wrote', value: 'not recorded', source: 'files', readAt: report.madeAt };
    const steps = first ? [{ ...first, evidence: [{ ...fact, reservation: true as const }] }, ...others] : [];
    expect(reservationsOf({ steps })).toEqual([{ what: 'What setup wrote: not recorded.', why: 'Asked of: files.' }]);
  });

  it('has no reservations', () => {
    expect(reservationsOf(report)).toEqual([]);
  });
});

describe('the report of a recovery with a failure that was overcome and a step that was skipped', () => {
  const report = reportOf(recoveredWithReservations());

  it('names the skipped step and asks to settle it', () => {
    expect(report.summary).toContain('“Verification” was skipped. Settle what is open');
  });

  it('keeps the overcome problem with the step that met it', () => {
    expect(stepOf(report, 'recovery-setup')).toMatchObject({
      outcome: 'verified',
      problems: [{ problem: setupFailed }],
    });
  });

  it('lists what was skipped, with who and why, and what differs', () => {
    expect(reservationsOf(report)).toEqual([
      {
        what: 'Verification was skipped.',
        why: 'EXCHANGESERVERP\\admin gave this reason: The mail team checks the URLs in the morning.',
      },
      {
        what: 'OWA external URL differs: https://mail.exchangeserverpro.local/owa before, https://ex3.exchangeserverpro.local/owa now.',
        why: 'Set it to https://mail.exchangeserverpro.local/owa.',
      },
    ]);
  });
});

describe('the report of a recovery without a good end', () => {
  it('says where a stopped one was stopped, and why', () => {
    const report = reportOf(stopped());
    expect(report.outcome).toBe('stopped');
    expect(report.summary).toContain(
      'was stopped at step 4 of 6, “Recovery setup”. The server is not ready for users.',
    );
    expect(report.summary).toMatch(/We restore the backup instead\.$/);
    expect(stepOf(report, 'recovery-setup')?.outcome).toBe('failed');
    expect(stepOf(report, 'verification')?.outcome).toBe('not reached');
  });

  it('still calls the step failed when another session came before the end', () => {
    const journal = failedInSetup().session().write({ kind: 'recovery-ended', outcome: 'stopped', note: '' });
    expect(stepOf(reportOf(journal), 'recovery-setup')?.outcome).toBe('failed');
  });

  it('says plainly that an unfinished one is not finished', () => {
    const report = reportOf(failedInSetup());
    expect(report).toMatchObject({ outcome: 'not finished', endedAt: null });
    expect(report.summary).toContain('is not finished and stands at step 4 of 6, “Recovery setup”');
  });

  it('can be made before there is a plan', () => {
    const first = begun().records.slice(0, 1);
    const report = buildReport({
      records: first,
      head: '0'.repeat(64),
      productVersion: '0.1.0',
      madeAt: '2026-11-24T06:31:00.000Z',
    });
    expect(report).toMatchObject({ outcome: 'not finished', steps: [], plan: null, lostServer: null });
  });

  it('counts a problem once that was met again before anybody had decided', () => {
    const again = {
      kind: 'failed',
      stepId: 'recovery-setup',
      attempt: 2,
      during: 'check',
      problem: setupFailed,
    } as const;
    expect(stepOf(reportOf(failedInSetup().session().write(again)), 'recovery-setup')?.problems).toHaveLength(1);
  });

  it('counts a problem again that came back after a retry', () => {
    const step = { stepId: 'recovery-setup', attempt: 2 } as const;
    const journal = failedInSetup()
      .write({ kind: 'decided', ...step, decision: { choice: 'retry' }, operator })
      .write({ kind: 'failed', ...step, during: 'act', problem: setupFailed });
    expect(stepOf(reportOf(journal), 'recovery-setup')?.problems).toHaveLength(2);
  });
});

describe('what never reaches a report', () => {
  it('is anything that the schema does not know: no report is made instead', () => {
    const { records, head } = failedInSetup();
    const smuggled = records.map(record =>
      record.entry.kind === 'failed'
        ? { ...record, entry: { ...record.entry, problem: { ...setupFailed, password: 'P@ssw0rd' } } }
        : record,
    ) satisfies JournalRecord[];
    const make = (): Report =>
      buildReport({ records: smuggled, head, productVersion: '0.1.0', madeAt: '2026-11-24T09:00:00.000Z' });
    expect(make).toThrow(/password/);
    expect(make).not.toThrow(/P@ssw0rd/);
  });
});

describe('the report as JSON', () => {
  const report = reportOf(recovered());

  it('reads back as the same report', () => {
    const { seal, ...read } = ReportFile.parse(JSON.parse(reportJson(report)));
    expect(read).toEqual(report);
    expect(seal).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has its keys in the same order, however the report was put together', () => {
    const shuffled = Report.parse(Object.fromEntries(Object.entries(report).reverse()));
    const reversed = Object.fromEntries(Object.entries(shuffled).reverse()) as unknown as Report;
    expect(reportJson(reversed)).toBe(reportJson(report));
  });

  it('is indented by two spaces and ends its last line', () => {
    expect(reportJson(report)).toMatch(/^\{\n {2}"schema": "cas-recovery\/report\/1",\n[^]*\}\n$/);
  });
});
