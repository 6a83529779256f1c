import { describe, expect, it } from 'vitest';
import { causeOf, type CheckResult, heldUpBy } from '../../../preload/contract/index.js';
import { type Answers, worldOf } from '../fixture-world.js';
import { runChecks } from '../run-checks.js';
import { verdictOf } from '../verdict.js';
import { allChecks } from './index.js';

const noWeb: Answers = {
  handshake: ({ port }) =>
    port === 443 ? { state: 'no connection', why: 'refused' } : { state: 'done', version: 'TLSv1', chain: [] },
  web: () => ({ state: 'no answer', why: 'refused' }),
};
const deadPort: Answers = {
  ...noWeb,
  port: port => (port === 443 ? { state: 'refused', why: 'nothing listens' } : { state: 'open' }),
};

const runWith = (answers: Answers): Promise<CheckResult[]> =>
  runChecks(allChecks, worldOf({ answers }), { signal: new AbortController().signal });
const verdict = (checks: readonly CheckResult[]) => verdictOf('EX3', checks, { checks: checks.length, compared: true });

describe('a port 443 that is dead', () => {
  it('is the one cause that the verdict names, and each check keeps its own record', async () => {
    const checks = await runWith(deadPort);
    const cause = checks.find(({ id }) => id === 'ports-listen');
    const heldUp = cause ? heldUpBy(cause, checks) : [];
    expect(heldUp.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['web-owa', 'web-ews', 'tls-certificate', 'tls-versions']),
    );
    expect(heldUp.map(({ outcome }) => outcome)).not.toContain('pass');
    expect(verdict(checks)).toMatchObject({
      standing: 'not ready',
      summary: `EX3 is not ready for clients: “Clients can connect” failed; port 443 does not answer, and ${String(heldUp.length)} checks could not be made because of it.`,
      because: ['ports-listen'],
    });
  });

  it('is no cause where the port answers: then each check stands for itself', async () => {
    const checks = await runWith(noWeb);
    expect(checks.filter(check => causeOf(check, checks) !== undefined)).toEqual([]);
    expect(verdict(checks).because).toContain('web-owa');
  });

  it('is no cause where the port was not tried', async () => {
    const checks = (await runWith(deadPort)).filter(({ id }) => id !== 'ports-listen');
    expect(verdict(checks).because).toContain('web-owa');
  });
});
