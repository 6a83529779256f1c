import { describe, expect, it } from 'vitest';
import type { HostFacts } from '../../../preload/contract/index.js';
import { checkServer } from './check-version.js';
import type { JobOf } from './world.js';

const now = '2026-11-27T03:00:00.000Z';

const job = (takenAt: string): JobOf<'restore-system-state'> => ({
  work: 'restore-system-state',
  version: {
    id: '10/29/2026-22:30',
    takenAt,
    machine: 'EX3',
    target: null,
    targetShown: '',
    recovers: ['system-state'],
    volumes: [],
    snapshotId: null,
    found: [{ where: 'E:', source: 'test' }],
  },
  target: { kind: 'volume', path: 'E:' },
  machine: 'EX3',
  account: null,
});

type Machine = Parameters<typeof checkServer>[1];
type Setup = HostFacts['exchange']['setup'];

const server = (
  name: string,
  domain: string | null,
  setup: Setup = { state: 'never-run' },
  build: string | null = null,
): Machine => ({
  name,
  pendingName: null,
  domain,
  unread: {},
  exchange: { installedBuild: build, installPath: null, rollupBuild: null, setup, webDirectories: [] },
});

const ran = (endedAt: string): Setup => ({ state: 'succeeded', startedAt: '2020-01-01T00:00:00.000Z', endedAt });

describe('the restore of a system state', () => {
  it.each<readonly [string, Machine, string, string | undefined]>([
    ['a fresh Windows in no domain', server('WIN-1', null), '2026-11-20T00:00:00.000Z', undefined],
    ['the server itself', server('EX3', 'contoso.local'), '2026-11-20T00:00:00.000Z', undefined],
    [
      'another server of the domain',
      server('DC1', 'contoso.local'),
      '2026-11-20T00:00:00.000Z',
      'RESTORE_OTHER_SERVER',
    ],
    [
      'another server with Exchange',
      server('EX2', null, undefined, '14.3.123.4'),
      '2026-11-20T00:00:00.000Z',
      'RESTORE_OTHER_SERVER',
    ],
    [
      'a server on which setup ran after the backup',
      server('EX3', 'contoso.local', ran('2026-11-25T00:00:00.000Z'), '14.3.123.4'),
      '2026-11-20T00:00:00.000Z',
      'RESTORE_NEVER_MIX',
    ],
    [
      'a server on which setup ran long before it',
      server('EX3', 'contoso.local', ran('2020-01-01T01:00:00.000Z'), '14.3.123.4'),
      '2026-11-20T00:00:00.000Z',
      undefined,
    ],
    [
      'a server on which setup runs',
      server('EX3', null, { state: 'running', startedAt: now }),
      '2026-11-20T00:00:00.000Z',
      'RESTORE_NEVER_MIX',
    ],
    [
      'a server whose directory has forgotten more',
      server('EX3', 'contoso.local'),
      '2026-05-01T00:00:00.000Z',
      'RESTORE_TOO_OLD',
    ],
    [
      'a server that did not tell who it is',
      { ...server('EX3', null), unread: { domain: 'WMI does not answer' } },
      '2026-11-20T00:00:00.000Z',
      'HOST_PART_NOT_READ',
    ],
  ])('to %s', (_, machine, takenAt, code) => {
    expect(checkServer(job(takenAt), machine, now).problem?.code).toBe(code);
  });

  it('tells that the password of the account has changed since', () => {
    const { rows } = checkServer(job('2026-10-01T00:00:00.000Z'), server('EX3', 'contoso.local'), now);
    expect(rows.find(({ id }) => id === 'restore-age')).toMatchObject({ result: 'unknown' });
  });
});
