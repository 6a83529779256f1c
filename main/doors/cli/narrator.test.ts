import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../preload/contract/index.js';
import { begun } from '../../report/fixture-recoveries.js';
import { ready } from '../../report/fixtures.js';
import { KeptTerminal } from './fixture-terminal.js';
import { Narrator } from './narrator.js';

const verdicts: Readonly<Record<'ready for clients' | 'not ready', string>> = {
  'ready for clients': 'EX3 is ready for clients: 51 checks passed.',
  'not ready': 'EX3 is not ready for clients: “Clients can connect” failed.',
};

/** What is told of a recovery whose last step looked at the server. */
function toldOf(standing: keyof typeof verdicts, outcome: 'recovered' | 'recovered with reservations' | 'stopped') {
  const journal = begun();
  const { now } = journal;
  const checks: Verification = {
    schema: 'cas-recovery/verification/1',
    ...{ serverName: 'EX3', mode: 'rehearsal', startedAt: now, endedAt: now, comparedWith: [], checks: [] },
    verdict: { standing, summary: verdicts[standing], because: [] },
  };
  journal
    .step('verification', { seconds: 3, finding: { ...ready(now), checks } })
    .write({ kind: 'recovery-ended', outcome, note: 'Every step was verified on the server.' });
  const terminal = new KeptTerminal();
  const narrator = new Narrator(terminal, false);
  journal.records.forEach(record => narrator.record(record));
  return terminal.lines;
}

describe('the end of a recovery on the terminal', () => {
  it.each([
    ['ready for clients', 'recovered', 'EX3: recovered. Every step was verified on the server.'],
    [
      'not ready',
      'recovered',
      'EX3: recovered, but not ready for clients yet: what keeps them away is told above. Every step was verified on the server.',
    ],
    [
      'not ready',
      'recovered with reservations',
      'EX3: recovered with reservations, but not ready for clients yet: what keeps them away is told above. Every step was verified on the server.',
    ],
  ] as const)('is, of a server that is %s: %s', (standing, outcome, last) => {
    const lines = toldOf(standing, outcome);
    expect(lines.at(-1)).toBe(last);
    expect(lines.join('\n')).toContain(verdicts[standing]);
  });

  it('tells no verdict where the work was stopped', () => {
    const lines = toldOf('not ready', 'stopped');
    expect(lines.at(-1)).toBe('EX3: stopped. Every step was verified on the server.');
    expect(lines.join('\n')).not.toContain(verdicts['not ready']);
  });
});

describe('a command on the terminal', () => {
  it('is told with its end, a script by its own name', () => {
    const terminal = new KeptTerminal();
    const narrator = new Narrator(terminal, false);
    const step = { stepId: 'identity', attempt: 1 } as const;
    const script =
      'powershell.exe -NoLogo -ExecutionPolicy Bypass -File "C:\\CAS Recovery\\rename-computer.ps1" -To EX3';
    const journal = begun();
    for (const command of [script, 'sc.exe start W3SVC'])
      journal
        .write({ kind: 'command-begun', ...step, command })
        .write({ kind: 'command-ended', ...step, end: 'exited', exitCode: 3010, durationMs: 421 });
    journal.records.forEach(record => narrator.record(record));
    expect(terminal.lines.slice(-2).map(line => line.trim())).toEqual([
      'Exit code 3010 after 0.4 seconds: rename-computer.ps1 -To EX3',
      'Exit code 3010 after 0.4 seconds: sc.exe start W3SVC',
    ]);
  });

  it('is named also where an earlier session began it', () => {
    const terminal = new KeptTerminal();
    const narrator = new Narrator(terminal, false);
    const step = { stepId: 'recovery-setup', attempt: 1 } as const;
    const journal = begun().write({ kind: 'command-begun', ...step, command: 'setup.com /m:RecoverServer' });
    narrator.catchUp(journal.records);
    journal.write({ kind: 'command-ended', ...step, end: 'exited', exitCode: 0, durationMs: 1_320_000 });
    journal.records.slice(-1).forEach(record => narrator.record(record));
    expect(terminal.lines.at(-1)?.trim()).toBe('Exit code 0 after 22 minutes: setup.com /m:RecoverServer');
  });
});
