import { describe, expect, it } from 'vitest';
import { CliDocument, type Finding, type StepCard } from '../../../preload/contract/index.js';
import { problem } from '../../problems/problem.js';
import type { House } from './house.js';
import { KeptTerminal } from './fixture-terminal.js';
import { tellTriedBackup } from './tell-tried-steps.js';

const seen = { facts: [], comparisons: [] };
const notListed: Finding = { state: 'blocked', problem: problem('BACKUP_NOT_THERE', { target: 'E:' }), ...seen };
const step = (id: StepCard['id'], risk: StepCard['risk'], finding: Finding) => ({
  card: { id, title: `Title of ${id}`, explain: '', risk, usualSeconds: 1, skippable: false },
  finding,
  preview: null,
});

function told(steps: Parameters<typeof tellTriedBackup>[1]['steps'], json = false): { lines: string[]; code: number } {
  const terminal = new KeptTerminal();
  const code = tellTriedBackup(
    { terminal, json } as unknown as House,
    { server: 'EX3', reservations: [{ what: 'one version', why: 'a share' }], steps },
    'DRY RUN',
  );
  return { lines: terminal.lines, code };
}

/** What is written to standard output meanwhile. */
function printedBy(act: () => void): string {
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  let printed = '';
  stdout.write = (text: string | Uint8Array): boolean => {
    printed += String(text);
    return true;
  };
  try {
    act();
  } finally {
    stdout.write = write;
  }
  return printed;
}

describe('a dry run of a backup', () => {
  it('judges nothing that the steps above must come before', () => {
    const ready: Finding = { state: 'ready', before: {}, ...seen };
    const { lines, code } = told([
      step('backup-run', 'can be undone', ready),
      step('backup-proof', 'reads only', notListed),
    ]);
    expect(lines.join('\n')).not.toMatch(/blocked|no new version/);
    expect(lines).toContain('      Looked at once the steps above are done.');
    expect(code).toBe(0);
  });

  it('says what stops it now, and what is needed and found', () => {
    const room = { id: 'room', label: 'Room', lost: '40 GB', lostSource: '', rebuilt: '1 GB', rebuiltSource: '' };
    const comparisons = [{ ...room, result: 'different' as const, remedy: '' }];
    const { lines, code } = told([step('backup-target', 'reads only', { ...notListed, comparisons })]);
    expect(lines.join('\n')).toMatch(/needed: 40 GB \| found: 1 GB/);
    expect(lines.join('\n')).toMatch(/Stopped by this: .*no new version/);
    expect(code).not.toBe(0);
  });

  it('writes a document of the form that is promised, which judges no more than the text does', () => {
    const ready: Finding = { state: 'ready', before: {}, ...seen };
    const steps = [step('backup-run', 'cannot be undone', ready), step('backup-proof', 'reads only', notListed)];
    const document = CliDocument.parse(JSON.parse(printedBy(() => told(steps, true))));
    expect(document).toMatchObject({
      command: 'backup dry-run',
      exitCode: 0,
      server: 'EX3',
      reservations: [{ what: 'one version' }],
      steps: [
        { id: 'backup-run', risk: 'cannot be undone', finds: 'ready', problem: null },
        { id: 'backup-proof', finds: 'later', problem: null, looked: [] },
      ],
    });
  });
});
