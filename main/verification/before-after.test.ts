import { describe, expect, it } from 'vitest';
import type {
  BeforeAfterRow,
  CheckResult,
  Comparison,
  LostServer,
  ServerSettings,
} from '../../preload/contract/index.js';
import { beforeAfter } from './before-after.js';
import { recorded, running, virtualDirectories } from './fixture-world.js';
import type { Expected, RunningServer } from './world.js';

const expectedOf = (change: Partial<Expected> = {}): Expected => ({
  ...{ serverName: 'EX3', directory: recorded, settings: running, kit: null, comparedWith: [] },
  ...change,
});
const rows = (server: Partial<RunningServer> = {}, directory: Partial<LostServer> = {}): BeforeAfterRow[] =>
  beforeAfter(expectedOf(), { directory: { ...recorded, ...directory }, server: { ...running, ...server } });
const open = (all: readonly BeforeAfterRow[]): (readonly string[])[] =>
  all.filter(({ kind }) => kind !== 'same').map(({ area, kind, label }) => [area, kind, label]);

const value = (data: string): ServerSettings['registry'] => [{ key: 'HKLM\\A', name: 'b', type: 'REG_SZ', data }];

describe('before and after', () => {
  it('finds nothing where all is the same, and leaves out what was not recorded', () => {
    expect(open(rows())).toEqual([]);
    expect(rows().length).toBeGreaterThan(20);
    expect(
      beforeAfter(expectedOf({ directory: null, settings: null }), { directory: recorded, server: running }),
    ).toEqual([]);
  });

  it.each<readonly [string, readonly BeforeAfterRow[], (readonly string[])[]]>([
    [
      'a start mode that changed',
      rows({ services: running.services.map(one => (one.name === 'W3SVC' ? { ...one, startMode: 'Manual' } : one)) }),
      [['services', 'changed', 'W3SVC']],
    ],
    [
      'a certificate that is missing',
      rows({ certificates: running.certificates.slice(1) }),
      [['certificate', 'missing', 'CN=mail.contoso.local']],
    ],
    ['a value that is new', rows({ registry: value('1') }), [['settings', 'new', 'HKLM\\A\\b']]],
    [
      'services unread',
      rows({ unread: { services: 'denied' } }),
      [['services', 'unknown', 'Services of Exchange and IIS']],
    ],
    [
      'an URL that changed, and none that differs by a slash',
      rows(
        {},
        {
          virtualDirectories: virtualDirectories.map(one => {
            if (one.kind === 'OWA') return { ...one, internalUrl: `${one.internalUrl ?? ''}/` };
            return one.kind === 'ECP' ? { ...one, internalUrl: 'https://ex3.contoso.local/ecp' } : one;
          }),
        },
      ),
      [['virtual directories', 'changed', 'ECP (Default Web Site), internal URL']],
    ],
    ['a pointer that is gone', rows({}, { serviceConnectionPoints: [] }), [['virtual directories', 'missing', 'EX3']]],
  ])('tells of %s', (_name, found, told) => {
    expect(open(found)).toEqual(told);
  });

  it('calls nothing absent that was merely not recorded', () => {
    expect(rows({ registry: value('1') }).find(({ kind }) => kind === 'new')).toMatchObject({
      ...{ lost: 'not recorded', rebuilt: '1', remedy: 'It was not recorded before.' },
    });
  });

  it('names a route by where it leads', () => {
    const expected = expectedOf({
      directory: null,
      settings: { ...running, routes: ['10.9.0.0,255.255.0.0,10.2.3.254,1'] },
    });
    const found = beforeAfter(expected, { directory: null, server: running });
    expect(found.find(({ kind }) => kind === 'missing')).toMatchObject({
      ...{ label: 'Route to 10.9.0.0', lost: '10.9.0.0,255.255.0.0,10.2.3.254,1', rebuilt: 'none' },
    });
  });

  it('tells values of the registry apart by their case', () => {
    const expected = expectedOf({ directory: null, settings: { ...running, registry: value('a') } });
    const found = beforeAfter(expected, { directory: null, server: { ...running, registry: value('A') } });
    expect(open(found)).toEqual([['settings', 'changed', 'HKLM\\A\\b']]);
  });

  it.each<readonly [string, Partial<ServerSettings>, Partial<RunningServer>]>([
    ['to the kit', { registry: [], unread: { 'registry.HKLM\\A': 'denied' } }, { registry: value('1') }],
    ['now', { registry: value('1') }, { registry: [], unread: { 'registry.hklm\\a': 'denied' } }],
    ['to both', { unread: { 'registry.HKLM\\A': 'denied' } }, { unread: { 'registry.HKLM\\a': 'denied' } }],
  ])('knows nothing of the values of a key that was closed %s', (_side, was, is) => {
    const expected = expectedOf({ directory: null, settings: { ...running, ...was } });
    const found = beforeAfter(expected, { directory: null, server: { ...running, ...is } });
    expect(open(found).map(([, kind, label]) => [kind, label?.toLowerCase()])).toEqual([['unknown', 'hklm\\a']]);
  });

  it('compares what stands beside a closed key', () => {
    const unread = { 'registry.HKLM\\AB': 'denied' };
    const expected = expectedOf({ directory: null, settings: { ...running, registry: value('1'), unread } });
    const found = beforeAfter(expected, { directory: null, server: { ...running, registry: value('2') } });
    expect(open(found).map(([, kind]) => kind)).toEqual(['changed', 'unknown']);
  });

  it('says of each part that could not be read that nobody knows', () => {
    const found = beforeAfter(expectedOf(), { directory: null, server: null });
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['unknown']));
    expect(found.every(({ result }) => result === 'unknown')).toBe(true);
  });
});

describe('checks of before beside those of now', () => {
  const readAt = '2026-11-24T08:00:00.000Z';
  const row = (id: string, rebuilt: string): Comparison => ({
    ...{ id, label: id, lost: 'x', lostSource: 's', rebuilt, rebuiltSource: 's', result: 'same', remedy: '' },
  });
  const check = (outcome: CheckResult['outcome'], comparisons: Comparison[] = []): CheckResult => ({
    ...{ id: 'services-run', area: 'services', title: 'Services run', proves: '', how: 'SCM', weight: 'must' },
    ...{
      outcome,
      found: 'denied',
      expected: null,
      comparisons,
      evidence: [],
      fix: null,
      startedAt: readAt,
      durationMs: 1,
    },
  });
  const told = (was: CheckResult, is: CheckResult): (readonly string[])[] =>
    open(
      beforeAfter(
        expectedOf({
          directory: null,
          settings: null,
          earlier: { serverName: 'EX3', source: 'a', withKit: true, readAt, checks: [was] },
        }),
        {
          ...{ directory: null, server: null, checks: [is] },
        },
      ),
    );

  it.each<readonly [string, CheckResult, CheckResult, (readonly string[])[]]>([
    ['nothing of the same', check('pass', [row('a', '1')]), check('pass', [row('a', '1')]), []],
    ['a check that fails now', check('pass'), check('fail'), [['services', 'changed', 'Services run']]],
    [
      'a row that is otherwise, and none that only one of the two had',
      check('pass', [row('a', '1'), row('b', '1')]),
      check('pass', [row('a', '2'), row('c', '1')]),
      [['services', 'changed', 'a']],
    ],
    [
      'what could not be told now',
      check('pass', [row('a', '1')]),
      check('could not tell'),
      [['services', 'unknown', 'Services run']],
    ],
    [
      'nothing where only the measure is another',
      check('warning', [{ ...row('a', 'Manual'), result: 'different' }, row('b', '1')]),
      check('pass', [row('a', 'Manual'), row('b', '1')]),
      [],
    ],
    ['nothing of what was not needed', check('not applicable'), check('not applicable'), []],
  ])('tell of %s', (_what, was, is, expected) => {
    expect(told(was, is)).toEqual(expected);
  });
});
