import type { Finding, ReapplyPlan, Standing, Verification } from '../../preload/contract/index.js';
import { setupPhases } from '../product/exchange-2010.js';
import { cards, compared, JournalMaker, operator, plan, ready, serverName, setupFailed } from './fixtures.js';

interface Start {
  readonly mode?: 'rehearsal' | 'live';
  readonly server?: string;
}

/** A recovery that has begun and has its plan. */
export function begun({ mode = 'rehearsal', server = serverName }: Start = {}): JournalMaker {
  return new JournalMaker()
    .write({
      kind: 'recovery-started',
      recoveryId: 'ex3-20261124-063000',
      mode,
      scenario: mode === 'rehearsal' ? 'ex3' : null,
      serverName: server,
      productVersion: '0.1.0',
      operator,
    })
    .session()
    .after(5)
    .write({ kind: 'plan-made', plan: { ...plan, steps: cards } });
}

/** Up to a server with identity and prerequisites, one restart behind it. */
export function prepared(start: Start = {}): JournalMaker {
  const journal = begun(start).step('new-server', {
    seconds: 3,
    finding: ready(plan.madeAt, [compared('os', 'Operating system', 'Windows Server 2008 R2 SP1')]),
  });
  const names = [
    compared('name', 'Computer name', 'EX3'),
    compared('address', 'Address', '192.168.0.33'),
    compared('domain', 'Domain', 'exchangeserverpro.local'),
  ];
  journal.after(2).write({ kind: 'checked', stepId: 'identity', attempt: 1, finding: ready(journal.now, names) });
  journal.consent('identity').write({
    kind: 'act-intended',
    stepId: 'identity',
    attempt: 1,
    commands: ['netdom renamecomputer WIN-7Q2K /newname:EX3 /force', 'netdom join EX3 /domain:exchangeserverpro.local'],
    before: { name: 'WIN-7Q2K' },
  });
  journal.after(14).write({ kind: 'acted', stepId: 'identity', attempt: 1, durationMs: 14_000 });
  return journal
    .restart('identity', 'The new name is taken up at a restart.')
    .step('identity', {
      seconds: 1,
      finding: { state: 'done', facts: [], comparisons: names },
      evidence: [named('EX3')],
    })
    .step('prerequisites', { seconds: 180, commands: ['powershell.exe -File install-features.ps1'] });
}

const named = (value: string) => ({
  id: 'name',
  label: 'Computer name',
  value,
  source: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName',
  raw: value,
});

const owa = 'https://mail.exchangeserverpro.local/owa';
const urlSeen = { id: 'owa', label: 'OWA external URL', value: owa, source: 'msExchExternalHostName', raw: owa };

/** Everything went well. */
export function recovered(start: Start = {}): JournalMaker {
  const journal = prepared(start)
    .step('recovery-setup', {
      seconds: 1200,
      commands: ['E:\\setup.com /m:RecoverServer /DomainController:dc1.exchangeserverpro.local'],
      milestones: setupPhases,
    })
    .restart('restart', 'Setup asks for a restart.')
    .step('restart', { seconds: 1 });
  const urls = [compared('owa-external', 'OWA external URL', owa)];
  return journal
    .step('verification', { seconds: 6, evidence: [urlSeen], finding: ready(journal.now, urls) })
    .write({ kind: 'recovery-ended', outcome: 'recovered', note: '', standing: null });
}

/** Everything that setup brings back is there, and the checks of the server say this of clients. */
export function recoveredAsChecked(standing: Standing, { asOlder = false } = {}): JournalMaker {
  const journal = prepared().step('recovery-setup', { seconds: 1200 }).step('restart', { seconds: 1 });
  const checks: Verification = {
    ...{ schema: 'cas-recovery/verification/1', serverName, mode: 'rehearsal' },
    ...{ startedAt: journal.now, endedAt: journal.now, comparedWith: [], checks: [] },
    verdict: { standing, summary: `${serverName}: ${standing}.`, because: [] },
  };
  const finding: Finding = { ...ready(journal.now), checks };
  return journal
    .step('verification', { seconds: 6, finding })
    .write({ kind: 'recovery-ended', outcome: 'recovered', note: '', ...(!asOlder && { standing }) });
}

/** Setup failed once and was tried again; the verification was skipped. */
export function recoveredWithReservations(start: Start = {}): JournalMaker {
  const journal = failedInSetup(start)
    .after(240)
    .write({ kind: 'decided', stepId: 'recovery-setup', attempt: 1, decision: { choice: 'retry' }, operator })
    .step('recovery-setup', {
      attempt: 2,
      seconds: 900,
      commands: ['E:\\setup.com /m:RecoverServer'],
      milestones: setupPhases,
    })
    .restart('restart', 'Setup asks for a restart.')
    .step('restart', { seconds: 1 });
  const different = [compared('owa-external', 'OWA external URL', owa, 'https://ex3.exchangeserverpro.local/owa')];
  journal
    .after(4)
    .write({ kind: 'checked', stepId: 'verification', attempt: 1, finding: ready(journal.now, different) });
  return journal
    .after(60)
    .write({
      kind: 'decided',
      stepId: 'verification',
      attempt: 1,
      decision: { choice: 'skip', reason: 'The mail team checks the URLs in the morning' },
      operator,
    })
    .write({ kind: 'recovery-ended', outcome: 'recovered with reservations', note: '', standing: null });
}

/** Setup failed in the Client Access role, and nobody has decided yet. */
export function failedInSetup(start: Start = {}): JournalMaker {
  const setup = { stepId: 'recovery-setup', attempt: 1 } as const;
  const journal = prepared(start);
  journal.after(2).write({ kind: 'checked', ...setup, finding: ready(journal.now) });
  journal.consent('recovery-setup').write({
    kind: 'act-intended',
    ...setup,
    commands: ['E:\\setup.com /m:RecoverServer'],
    before: {},
  });
  for (const name of setupPhases.slice(0, 7)) {
    journal.write({ kind: 'milestone', ...setup, name, state: 'started' }).after(60);
    journal.write({
      kind: 'milestone',
      ...setup,
      name,
      state: name === 'Client Access Server Role' ? 'failed' : 'completed',
    });
  }
  return journal.write({ kind: 'failed', ...setup, during: 'act', problem: setupFailed });
}

/** The same, and the operator gave up. */
export function stopped(start: Start = {}): JournalMaker {
  return failedInSetup(start)
    .after(30)
    .write({
      kind: 'decided',
      stepId: 'recovery-setup',
      attempt: 1,
      decision: { choice: 'stop', reason: 'We restore the backup instead' },
      operator,
    })
    .write({ kind: 'recovery-ended', outcome: 'stopped', note: 'We restore the backup instead' });
}

/** A re-application to the server of this rehearsal, begun after it, two hours after the beginning of all journals here. */
export function reapplied(recoveryId: string): JournalMaker {
  const plan: ReapplyPlan = {
    schema: 'cas-recovery/reapply-plan/1',
    madeAt: '2026-11-24T09:00:00.000Z',
    kit: { path: 'D:\\kit', id: 'kit', takenAt: '2026-11-24T09:00:00.000Z' },
    target: { kind: 'rehearsal', recoveryId },
    machineId: null,
    server: 'EX3',
    undoes: null,
    changes: [
      {
        differences: [],
        group: 'registry',
        title: 'Value',
        shows: '',
        change: { kind: 'restart', reason: '', resume: null } as unknown as ReapplyPlan['changes'][number]['change'],
        undo: null,
      },
    ],
    reservations: [{ what: 'NLB', why: 'By hand.' }],
    steps: [],
  };
  return new JournalMaker()
    .after(7200)
    .write({
      kind: 'recovery-started',
      recoveryId: 'ex3-reapply',
      mode: 'rehearsal',
      scenario: 'ex3',
      serverName: 'EX3',
      productVersion: '0.1.0',
      operator,
    })
    .write({ kind: 'reapply-planned', plan });
}
