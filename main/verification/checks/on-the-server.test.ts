import { describe, expect, it } from 'vitest';
import type { ServerSettings } from '../../../preload/contract/index.js';
import { type Case, type Change, lookWith, machine, now, running, topologyOf, web } from '../fixture-world.js';
import { balancingConverged } from './balancing.js';
import { eventsQuiet } from './events.js';
import { controllersFound, setupEvent } from './told-events.js';
import { poolsStarted, sitesStarted } from './iis.js';
import { services } from './services.js';
import { noRestartPending, setupFinished } from './setup.js';
import { serviceHealth, shellTests } from './shell.js';
import { startModesAsBefore } from './start-modes.js';
import { clockInTime } from './time.js';

type Setup = (typeof machine)['exchange']['setup'];
const startedAt = now;
const after = (setup: Setup, installedBuild: string | null = '14.3.123.4'): Change => ({
  machine: { exchange: { ...machine.exchange, installedBuild, setup } },
});
const failed = { state: 'failed', startedAt, endedAt: startedAt, exitCode: 1 } as const;
const serviceOf = (name: string, change: Partial<ServerSettings['services'][number]>): Change => ({
  server: { services: running.services.map(one => (one.name === name ? { ...one, ...change } : one)) },
});
const without = (name: string): Change => ({ server: { services: running.services.filter(one => one.name !== name) } });
const kit = (change: Partial<ServerSettings> = {}): Change => ({
  expected: { settings: { ...running, ...change } },
});
const event = { log: 'Application', provider: 'MSExchange OWA', eventId: 64, level: 'error', count: 2 } as const;
const eventOf = (change: object): Change => ({
  events: { groups: [{ ...event, firstAt: now, lastAt: now, message: 'm', ...change }] },
});
const told = { state: 'there', eventId: 2080, at: now, message: 'm' } as const;
const bound = { adapter: 'LAN', values: { ClusterIPAddress: '10.0.0.100' }, portRules: [] };
const cluster = (statusCode: number): Change => ({
  balancing: { clusters: [{ address: '10.0.0.100', statusCode, hosts: [{ name: 'EX3', statusCode }] }] },
});
const test = (outcome: 'passed' | 'failed' | 'not run', told = ''): Change => ({
  shell: { tests: [{ cmdlet: 'Test-OwaConnectivity', outcome, told }] },
});

describe('what runs on the server', () => {
  it.each<Case>([
    ['setup at its end', setupFinished, {}, 'pass', '2026-11-24 07:20 UTC'],
    ['setup that runs', setupFinished, after({ state: 'running', startedAt }), 'fail', 'still runs'],
    [
      'setup with a watermark',
      setupFinished,
      after({ ...failed, left: 'half-installed', watermark: 'w1' }),
      'fail',
      'watermark: w1',
    ],
    [
      'setup that refused',
      setupFinished,
      after({ ...failed, left: 'nothing-installed', watermark: null }),
      'fail',
      'Its last run failed.',
    ],
    ['no setup', setupFinished, after({ state: 'never-run' }, null), 'fail', 'not installed'],
    ['no log of setup', setupFinished, after({ state: 'never-run' }), 'could not tell', 'No log'],
    ['setup unread', setupFinished, { machine: { unread: { exchange: 'denied' } } }, 'could not tell', 'denied'],
    ['no restart pending', noRestartPending, {}, 'pass', 'Nothing'],
    [
      'a restart pending',
      noRestartPending,
      { machine: { pendingRestart: [{ place: 'p', value: 'v' }] } },
      'warning',
      '1 place asks',
    ],
    [
      'restarts unread',
      noRestartPending,
      { machine: { unread: { pendingRestart: 'denied' } } },
      'could not tell',
      'denied',
    ],
    ['all services', services, {}, 'pass', 'All 8 run'],
    ['a stopped service', services, serviceOf('MSExchangeAB', { state: 'Stopped' }), 'fail', 'MSExchangeAB (Stopped)'],
    ['a missing service', services, without('MSExchangeAB'), 'fail', 'MSExchangeAB (missing)'],
    ['services unread', services, { server: { unread: { services: 'denied' } } }, 'could not tell', 'denied'],
    ['start modes without a kit', startModesAsBefore, {}, 'pass', 'by themselves'],
    ['start modes as in the kit', startModesAsBefore, kit(), 'pass', 'as before'],
    [
      'POP3 that started by itself',
      startModesAsBefore,
      kit({ services: [{ name: 'MSExchangePop3', startMode: 'Automatic', state: 'Running' }] }),
      'warning',
      'MSExchangePop3',
    ],
    [
      'a kit whose services were not read',
      startModesAsBefore,
      kit({ services: [], unread: { services: 'denied' } }),
      'pass',
      'by themselves',
    ],
    ['a kit without Exchange', startModesAsBefore, kit({ services: [] }), 'not applicable', 'no Exchange'],
    [
      'start modes unread',
      startModesAsBefore,
      { server: { unread: { services: 'denied' } } },
      'could not tell',
      'denied',
    ],
    ['sites that run', sitesStarted, {}, 'pass', 'Default Web Site'],
    [
      'a stopped site',
      sitesStarted,
      { web: { sites: [{ name: 'Default Web Site', state: 'Stopped', bindings: [] }] } },
      'fail',
      'Not started: Default Web Site',
    ],
    [
      'a stopped site of others',
      sitesStarted,
      { web: { sites: [...web.sites, { name: 'Other', state: 'Stopped', bindings: [] }] } },
      'pass',
      'Default',
    ],
    ['no application', sitesStarted, { web: { applications: [] } }, 'fail', 'No site'],
    ['pools that run', poolsStarted, {}, 'pass', 'All 1'],
    [
      'a stopped pool',
      poolsStarted,
      { web: { pools: [{ name: 'msexchangeowaapppool', state: 'Stopped' }] } },
      'fail',
      '(Stopped)',
    ],
    ['a missing pool', poolsStarted, { web: { pools: [] } }, 'fail', '(missing)'],
    ['no application in a pool', poolsStarted, { web: { applications: [] } }, 'could not tell', 'no application'],
    ['a clock in time', clockInTime, { machine: { clockSkewSeconds: -3 } }, 'pass', '3.0 seconds behind'],
    ['a clock a minute off', clockInTime, { machine: { clockSkewSeconds: 60 } }, 'warning', '60.0 seconds ahead'],
    ['a clock too far off', clockInTime, { machine: { clockSkewSeconds: 300 } }, 'fail', 'nobody can sign in'],
    [
      'a clock that nobody compared',
      clockInTime,
      { machine: { clockSkewSeconds: null, unread: { clockSkewSeconds: 'no answer' } } },
      'could not tell',
      'no answer',
    ],
    ['no event', eventsQuiet, {}, 'pass', 'No error and no warning'],
    ['an error', eventsQuiet, eventOf({}), 'warning', '1 kind of errors; most often MSExchange OWA 64, 2 times'],
    ['a warning', eventsQuiet, eventOf({ level: 'warning' }), 'pass', '1 kind of warnings'],
    ['known noise', eventsQuiet, eventOf({ provider: 'schannel', eventId: 36888 }), 'pass', 'No error'],
    [
      'an error of a driver',
      eventsQuiet,
      eventOf({ provider: 'Disk', eventId: 11 }),
      'pass',
      'None of Exchange, IIS, TLS or the domain; 1 kind of other sources.',
    ],
    ['an error of IIS', eventsQuiet, eventOf({ provider: 'Microsoft-Windows-WAS' }), 'warning', '1 kind of errors'],
    ['setup that told of its end', setupEvent, {}, 'pass', 'Event 1001'],
    ['setup that told of a failure', setupEvent, { events: { setup: { ...told, eventId: 1002 } } }, 'warning', '1002'],
    [
      'a log without setup',
      setupEvent,
      { events: { setup: { state: 'none' } } },
      'not applicable',
      'No event of setup',
    ],
    [
      'an event of setup that was not read',
      setupEvent,
      { events: { setup: { state: 'unread', why: 'denied' } } },
      'could not tell',
      'denied',
    ],
    ['a controller of the site', controllersFound, {}, 'pass', 'dc1.contoso.local'],
    [
      'controllers elsewhere alone',
      controllersFound,
      { events: { topology: topologyOf([], ['dc9.contoso.local CDG 1 7 7 1 0 1 1 7 1']) } },
      'warning',
      'elsewhere dc9.contoso.local can',
    ],
    [
      'a controller that does not answer, and one without rights',
      controllersFound,
      { events: { topology: topologyOf(['dc1.a CDG 1 0 0 1 0 0 0 0 1', 'dc2.a CDG 1 7 7 1 0 0 1 7 1']) } },
      'warning',
      'no right to read access lists',
    ],
    [
      'a server that found none since its start',
      controllersFound,
      { events: { topology: { state: 'none' } } },
      'not applicable',
      'since',
    ],
    [
      'an event that nobody can read',
      controllersFound,
      { events: { topology: { ...told, message: 'no rows' } } },
      'could not tell',
      'names no domain controller',
    ],
    ['a log that begins later', eventsQuiet, { events: { from: now } }, 'could not tell', 'reaches back to'],
    ['an error in such a log', eventsQuiet, { events: { ...eventOf({}).events, from: now } }, 'warning', 'reaches'],
    ['healthy services', serviceHealth, {}, 'pass', 'All that it requires'],
    [
      'a service that does not run',
      serviceHealth,
      { shell: { roles: [{ role: 'Client Access', required: false, notRunning: ['MSExchangeAB'] }] } },
      'fail',
      'Not running: MSExchangeAB',
    ],
    [
      'a role unwell without a name',
      serviceHealth,
      { shell: { roles: [{ role: 'Client Access', required: false, notRunning: [] }] } },
      'fail',
      'names none',
    ],
    ['no role', serviceHealth, { shell: { roles: [] } }, 'could not tell', 'no role'],
    [
      'a shell without answer',
      serviceHealth,
      { shell: { roles: null, why: 'no snap-in' } },
      'could not tell',
      'snap-in',
    ],
    ['a test that passed', shellTests, test('passed'), 'pass', '1 passed'],
    ['a test that failed', shellTests, test('failed'), 'fail', 'Test-OwaConnectivity'],
    ['a test that was not run', shellTests, test('not run', 'No mailbox.'), 'not applicable', 'No mailbox.'],
    ['no test', shellTests, {}, 'not applicable', 'no test'],
    [
      'a test that passed beside a part without answer',
      shellTests,
      { shell: { ...test('passed').shell, why: 'It hung.' } },
      'could not tell',
      'It hung.',
    ],
    ['no cluster', balancingConverged, {}, 'not applicable', 'in no Network Load'],
    ['converged', balancingConverged, cluster(1008), 'pass', '10.0.0.100: converged'],
    ['stopped', balancingConverged, cluster(1005), 'fail', 'stopped on this host (status 1005)'],
    ['of an unknown state', balancingConverged, cluster(77), 'fail', 'not converged (status 77)'],
    ['a cluster that it left', balancingConverged, kit({ loadBalancing: [bound] }), 'fail', 'is none now'],
    [
      'an adapter that never was in one',
      balancingConverged,
      kit({ loadBalancing: [{ ...bound, values: { ClusterIPAddress: '0.0.0.0' } }] }),
      'not applicable',
      'in no Network Load',
    ],
    [
      'bound and silent',
      balancingConverged,
      { server: { loadBalancing: [bound] } },
      'could not tell',
      'tells nothing of it',
    ],
    [
      'balancing unread',
      balancingConverged,
      { server: { unread: { loadBalancing: 'denied' } } },
      'could not tell',
      'denied',
    ],
  ])('%s', async (_name, check, change, outcome, found) => {
    const seen = await lookWith(check, change);
    expect(seen.found).toContain(found);
    expect(seen).toMatchObject({ outcome });
  });

  it('proposes to start what is there, and not what is missing', async () => {
    const stopped = await lookWith(services, serviceOf('MSExchangeAB', { state: 'Stopped' }));
    expect(stopped.fix).toMatchObject({
      commands: ['net start MSExchangeAB'],
      changes: [{ kind: 'start-service', service: 'MSExchangeAB' }],
    });
    const missing = await lookWith(services, without('MSExchangeAB'));
    expect(missing.fix).toMatchObject({ commands: [], changes: [] });
  });

  it('proposes the start mode of the kit, and none for a service that is missing', async () => {
    const change = kit({
      services: [
        { name: 'MSExchangePOP3', startMode: 'Automatic', state: 'Running' },
        { name: 'MSExchangeTransport', startMode: 'Automatic', state: 'Running' },
      ],
    });
    const { fix, comparisons } = await lookWith(startModesAsBefore, change);
    expect(comparisons?.map(({ rebuilt }) => rebuilt)).toEqual(['Manual', 'missing']);
    expect(fix).toMatchObject({
      commands: ['sc.exe config MSExchangePOP3 start= auto'],
      changes: [{ kind: 'set-service-start', service: 'MSExchangePOP3', startMode: 'Automatic' }],
    });
  });

  it('tells which test to run again', async () => {
    expect((await lookWith(shellTests, test('failed'))).fix?.commands).toEqual([
      'Test-OwaConnectivity -ClientAccessServer $env:COMPUTERNAME | Format-List',
    ]);
  });
});
