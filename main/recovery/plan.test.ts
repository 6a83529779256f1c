import { describe, expect, it } from 'vitest';
import { toProblem } from '../problems/problem.js';
import { ex3Plan, ex3Server } from './fixture-world.js';
import { makePlan } from './plan.js';
import { targetDirOf } from '../product/install-path.js';

describe('the plan for EX3', () => {
  it('takes name, domain, address and media from what is recorded', async () => {
    const plan = await ex3Plan();
    expect(plan.identity).toMatchObject({
      name: 'EX3',
      fqdn: 'ex3.exchangeserverpro.local',
      domain: 'exchangeserverpro.local',
      address: '10.0.0.23',
    });
    expect(plan.requiredMedia).toContain('14.3.123.4');
    expect(plan.targetDir).toBe(null);
  });

  it('is not made without an address: the directory does not hold one', async () => {
    const lostServer = await ex3Server();
    const { steps } = await ex3Plan();
    const make = (): unknown =>
      makePlan({
        lostServer,
        source: { kind: 'file', path: 'directory.ldif' },
        address: null,
        network: { mask: '255.255.255.0', gateway: null, dnsServers: [] },
        joinAccount: 'admin',
        lostAt: null,
        domainController: null,
        steps,
        clock: { now: () => '2026-11-24T08:00:00.000Z' },
      });
    expect(codeOf(make)).toBe('ADDRESS_NOT_KNOWN');
  });

  it('is not made when the build is not recorded: nobody could say which media fit', async () => {
    const plan = ex3Plan(lost => ({ ...lost, summary: { ...lost.summary, version: null } }));
    expect(await plan.then(() => '', toProblem)).toMatchObject({ code: 'BUILD_NOT_RECORDED' });
  });
});

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    return toProblem(thrown).code;
  }
  return 'nothing was thrown';
}

describe('the install folder for setup', () => {
  it.each([
    ['C:\\Program Files\\Microsoft\\Exchange Server\\V14', null],
    ['c:\\program files\\microsoft\\exchange server\\v14\\', null],
    ['D:\\Exchange', 'D:\\Exchange'],
    ['E:\\Exchange Server\\V14\\', 'E:\\Exchange Server\\V14'],
    [null, null],
  ])('recorded as %j becomes /TargetDir %j', (recorded, wanted) => {
    expect(targetDirOf(recorded)).toBe(wanted);
  });
});
