import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../preload/contract/index.js';
import { allChecks } from './checks/index.js';
import { type Change, recorded, running, virtualDirectories, worldOf } from './fixture-world.js';
import { verifyServer } from './verify-server.js';
import type { EarlierChecks, Expected, RunningServer } from './world.js';

type Services = RunningServer['services'];
const mail = (state: string, startMode: string): Services =>
  running.services.map(one => (one.name === 'MSExchangePOP3' ? ({ ...one, state, startMode } as typeof one) : one));

const port = (data: string): RunningServer['registry'] => [
  {
    key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem',
    ...{ name: 'TCP/IP Port', type: 'REG_DWORD', data },
  },
];
const kit: Partial<Expected> = {
  ...{ kit: 'K', directory: recorded },
  settings: { ...running, services: mail('Running', 'Automatic'), registry: port('59595') },
  comparedWith: [{ kind: 'kit', name: 'the kit K', readAt: running.readAt }],
};
const well: Change = { server: { services: mail('Running', 'Automatic'), registry: port('59595') } };

const verify = (change: Change, expected: Partial<Expected>) =>
  verifyServer(
    () => worldOf({ ...change, expected }),
    { checks: allChecks, known: allChecks.length },
    { signal: new AbortController().signal },
  );
const earlierOf = async (change: Change): Promise<Partial<Expected>> => {
  const { checks } = await verify(change, kit);
  const earlier: EarlierChecks = { serverName: 'EX3', source: 'the report A', withKit: true, readAt: 'then', checks };
  return { directory: null, settings: null, kit: null, comparedWith: [], earlier };
};
const of = (checks: readonly CheckResult[], id: string): CheckResult | undefined => checks.find(one => one.id === id);

const spoilt: readonly (readonly [string, string, Change])[] = [
  ['POP3 that is off', 'pop3', { server: { ...well.server, services: mail('Stopped', 'Manual') } }],
  ['another fixed port', 'ports-fixed-rpc', { server: { ...well.server, registry: port('59600') } }],
  ['no fixed port', 'ports-fixed-rpc', { server: { ...well.server, registry: [] } }],
  [
    'another URL',
    'urls-as-before',
    {
      ...well,
      directory: { virtualDirectories: virtualDirectories.map(one => ({ ...one, internalUrl: 'https://x/y' })) },
    },
  ],
];

describe('checks that lack what the earlier ones compared with', () => {
  it.each(spoilt)('never make the server ready that a kit would not: %s', async (_what, id, change) => {
    expect(of((await verify(change, kit)).checks, id)?.outcome).toBe('fail');
    for (const before of [well, change]) {
      const { checks, verdict, beforeAfter } = await verify(change, await earlierOf(before));
      const found = of(checks, id);
      expect(found?.outcome).toBe('could not tell');
      expect(found?.found).toMatch(
        /^There is no (kit|kit and no directory from before|directory from before) to compare/,
      );
      expect(found?.found).toContain(`(the report A) found “${before === well ? 'pass' : 'fail'}”: `);
      expect(verdict.standing).toBe('not ready');
      expect(verdict.summary).toContain('no kit and no directory from before was named');
      const rows = beforeAfter?.rows.filter(row => row.id.startsWith(`check-${id}-`) || row.id === `check-${id}`);
      expect(rows?.filter(({ kind }) => kind === 'changed' || kind === 'missing')).toEqual([]);
      expect(JSON.stringify(beforeAfter)).not.toContain('1 recorded');
    }
  });

  it('pass where all that was asked then is asked again', async () => {
    const [[, , change] = ['', '', {}]] = spoilt;
    const { checks } = await verify(well, await earlierOf(change));
    expect(of(checks, 'pop3')?.outcome).toBe('pass');
    expect(of(checks, 'services-run')?.outcome).toBe('pass');
  });

  it('stay not needed where they were not needed then', async () => {
    const off = mail('Stopped', 'Manual');
    const { checks } = await verifyServer(
      () => worldOf({ server: { services: off }, expected: { ...kit, settings: { ...running, services: off } } }),
      { checks: allChecks, known: allChecks.length },
      { signal: new AbortController().signal },
    );
    const earlier = { serverName: 'EX3', source: 'the report A', withKit: true, readAt: 'then', checks };
    const again = await verify({ server: { services: off } }, { directory: null, comparedWith: [], earlier });
    expect(of(again.checks, 'pop3')?.outcome).toBe('not applicable');
  });
});
