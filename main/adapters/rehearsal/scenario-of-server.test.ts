import { beforeAll, describe, expect, it } from 'vitest';
import { computerAccountOf, lostServerOf, serverSummaryOf } from '../../../preload/contract/fixture-lost-server.js';
import { Scenario, type LostServer } from '../../../preload/contract/index.js';
import { scenarioOfServer } from './scenario-of-server.js';
import { loadScenario } from './scenarios.js';

let template: Scenario;
beforeAll(async () => {
  template = await loadScenario('assets/scenarios/ex3');
});
const made = (change: Partial<LostServer> = {}): Scenario => {
  const summary = serverSummaryOf({ name: 'CAS1', installPath: 'D:\\Exchange\\V14' });
  return scenarioOfServer(template, lostServerOf({ summary, ...change }));
};

describe('a scenario that is made up from a server of one’s own', () => {
  it('is a scenario like the others', () => {
    expect(Scenario.safeParse(made()).error).toBeUndefined();
  });

  it('has the Windows, the drives and the media that the server asks for', () => {
    const { machine } = made({ computer: computerAccountOf({ operatingSystemVersion: '6.2 (9200)' }) });
    expect(machine.operatingSystem.version).toBe('6.2.9200');
    expect(machine.drives.map(({ letter }) => letter)).toEqual(['C:', 'D:', 'E:']);
    expect(machine.media).toEqual({ path: 'E:\\', build: '14.3.123.4' });
  });

  it('keeps the usual Windows where none is recorded', () => {
    const { machine } = made({ computer: computerAccountOf({ operatingSystemVersion: null }) });
    expect(machine.operatingSystem).toEqual(template.machine.operatingSystem);
  });

  it('takes the address that DNS named, and otherwise one that no DNS name leads to', () => {
    const nameRecords = { fqdn: 'CAS1.contoso.local', addresses: ['10.1.0.5'], source: 'DNS' };
    expect(made({ nameRecords: { ...nameRecords, state: 'answered' } }).network.records).toMatchObject({
      'cas1.contoso.local': ['10.1.0.5'],
    });
    expect(Object.keys(made().network.records)).toContain('cas1.stand-in.invalid');
  });

  it('has a domain controller of the server’s own domain, which it can join', () => {
    expect(made({ domain: 'EU.contoso.local' }).network.records).toHaveProperty(['domain-controller.eu.contoso.local']);
  });

  it('was lost before the account was last reset', () => {
    const { lostAt } = made({ computer: computerAccountOf({ passwordLastSet: '2026-11-02T09:05:00.000Z' }) });
    expect(lostAt).toBe('2026-11-02T09:04:00.000Z');
  });
});
