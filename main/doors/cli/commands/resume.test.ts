import { describe, expect, it } from 'vitest';
import type { JournalRecord } from '../../../../preload/contract/index.js';
import { failedInSetup } from '../../../report/fixture-recoveries.js';
import { operator } from '../../../report/fixtures.js';
import { KeptTerminal } from '../fixture-terminal.js';
import type { House } from '../house.js';
import { resume } from './resume.js';

const reason = 'Set by hand at noon';
const failed = { stepId: 'recovery-setup', attempt: 1 } as const;

/** Of a recovery by an export, which wants no password. */
const byExport = ({ records }: ReturnType<typeof failedInSetup>): JournalRecord[] =>
  records.map(record => {
    const { entry } = record;
    if (entry.kind !== 'plan-made') return record;
    const plan = { ...entry.plan, directory: { kind: 'file' as const, path: 'export.ldf' } };
    return { ...record, entry: { ...entry, plan } };
  });

/** Resumes a recovery that has failed in setup, whose journal is this one afterwards. */
async function skipping(after: ReturnType<typeof failedInSetup>): Promise<readonly string[]> {
  const terminal = new KeptTerminal();
  let records = byExport(failedInSetup());
  const recoveries = {
    read: () => Promise.resolve({ records }),
    run: () => {
      records = byExport(after);
      return Promise.resolve({ kind: 'waiting' });
    },
  };
  const house = {
    terminal,
    json: false,
    signal: new AbortController().signal,
    composition: { recoveries, stateFolder: '/state' },
  } as unknown as House;
  const options = { yes: true, skip: true, reason, stopAtRestart: true, color: false };
  expect(await resume(house, 'ex3-1', options)).toBe(3);
  return terminal.lines.filter(line => line.includes('skipped'));
}

describe('resume --skip', () => {
  it('says so where the step was found in order, since the reason is then kept nowhere', async () => {
    const lines = await skipping(failedInSetup().step('recovery-setup', { attempt: 2, seconds: 1 }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^Nothing was skipped: ".+" was found in order\. Your reason is not in the report\.$/);
  });

  it('says nothing of it where the step was left out', async () => {
    const decision = { choice: 'skip', reason } as const;
    expect(await skipping(failedInSetup().write({ kind: 'decided', ...failed, decision, operator }))).toEqual([]);
  });

  it('says nothing of it where the step is still open', async () => {
    expect(await skipping(failedInSetup())).toEqual([]);
  });
});
