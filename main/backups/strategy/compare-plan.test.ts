import { describe, expect, it } from 'vitest';
import type { BackupListing, BackupVersion, PlanCheck, Strategy } from '../../../preload/contract/index.js';
import { plannedFor } from './advise.js';
import { comparePlan, type DoneSoFar } from './compare-plan.js';
import { answersWith, carefree, factsWith } from './fixture-situation.js';

const now = '2026-11-27T03:00:00.000Z';
const daysAgo = (days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString();

function version(changed: Partial<BackupVersion> & { readonly age: number }): BackupVersion {
  const { age, ...rest } = changed;
  return {
    id: '11/20/2026-20:00',
    takenAt: daysAgo(age),
    machine: 'EX3',
    target: { kind: 'volume', path: 'E:' },
    targetShown: 'E:',
    recovers: ['bare-metal', 'system-state', 'volumes', 'files'],
    volumes: ['C:'],
    snapshotId: null,
    found: [{ where: 'catalogue', source: 'a test' }],
    ...rest,
  };
}

const listing = (changed: Partial<BackupListing> = {}): BackupListing => ({
  schema: 'cas-recovery/backups/1',
  readAt: now,
  computer: 'EX3',
  tool: { source: 'a test', cmdlets: true },
  versions: [],
  stores: [],
  volumes: [],
  last: null,
  unread: [],
  ...changed,
});

const planned = {
  everything: plannedFor(factsWith(carefree.facts), answersWith({ ...carefree.answers, otherSoftware: true })),
  minimum: plannedFor(factsWith({ ...carefree.facts, peers: [] }), answersWith(carefree.answers)),
  nothing: plannedFor(factsWith(carefree.facts), answersWith(carefree.answers)),
} satisfies Record<Strategy, unknown>;

function compare(strategy: Strategy, done: Partial<DoneSoFar>, target: string | null = null): PlanCheck[] {
  const answers = answersWith({ target });
  return comparePlan({ answers }, planned[strategy], { now, listing: null, kit: null, ...done });
}

const resultOf = (checks: readonly PlanCheck[], id: string): string | undefined =>
  checks.find(one => one.id === id)?.result;

describe('a plan of everything', () => {
  it('names the computers whose backups are there instead, and tells no more of older ones than a list can know', () => {
    const seen = (versions: BackupListing['versions']): PlanCheck | undefined =>
      compare('everything', { listing: listing({ versions }) }).find(({ id }) => id === 'backup');
    expect(seen([version({ age: 1, machine: 'EX1' })])?.found).toBe('none of this server; there are some of EX1');
    expect(seen([])?.found).toBe('none of this server');
    expect(seen([version({ age: 30 })])?.next).toMatch(/have stopped, or newer ones are elsewhere/);
  });

  it.each<readonly [string, Partial<BackupListing>, PlanCheck['result']]>([
    ['a fresh bare-metal backup', { versions: [version({ age: 2 })] }, 'as planned'],
    ['one that is due tonight', { versions: [version({ age: 7.9 })] }, 'as planned'],
    ['one that is overdue', { versions: [version({ age: 8.1 })] }, 'not as planned'],
    ['none', {}, 'not as planned'],
    [
      'one of the system state alone',
      { versions: [version({ age: 1, recovers: ['system-state'] })] },
      'not as planned',
    ],
    ['one of another machine', { versions: [version({ age: 1, machine: 'EX1' })] }, 'not as planned'],
    [
      'one of the same machine by its full name',
      { versions: [version({ age: 1, machine: 'ex3.contoso.local' })] },
      'as planned',
    ],
    ['one without a name, listed on the server', { versions: [version({ age: 1, machine: null })] }, 'as planned'],
    [
      'one without a name, listed elsewhere',
      { computer: 'EX9', versions: [version({ age: 1, machine: null })] },
      'not as planned',
    ],
    ['one of which nobody could tell what it restores', { versions: [version({ age: 1, recovers: null })] }, 'unknown'],
    [
      'none, where a place was not read',
      { unread: [{ where: '\\\\nas\\b', why: 'it did not answer', next: 'Wait.' }] },
      'unknown',
    ],
    ['an old and a new one', { versions: [version({ age: 90 }), version({ age: 3 })] }, 'as planned'],
  ])('finds with %s: %j', (_what, changed, result) => {
    expect(resultOf(compare('everything', { listing: listing(changed) }), 'backup')).toBe(result);
  });

  it('does not say what nobody looked at', () => {
    const checks = compare('everything', {});
    expect(checks.map(({ id, result }) => `${id} ${result}`)).toEqual(['backup unknown', 'kit unknown']);
    expect(checks.every(({ next }) => next !== '')).toBe(true);
  });

  it('tells a last run that failed, by its code where there is no message', () => {
    const last = {
      lastSuccessAt: null,
      lastAt: daysAgo(1),
      resultCode: 0x8007_0070,
      detailCode: 0,
      message: '',
      nextAt: null,
      running: false,
    };
    const checks = compare('everything', { listing: listing({ versions: [version({ age: 2 })], last }) });
    expect(checks.find(({ id }) => id === 'last-run')).toMatchObject({
      result: 'not as planned',
      found: expect.stringContaining('0x80070070') as string,
    });
  });

  it.each([
    ['e:', 'as planned'],
    ['F:', 'not as planned'],
  ])('compares the target %s with the one of the newest backup', (target, result) => {
    const checks = compare('everything', { listing: listing({ versions: [version({ age: 2 })] }) }, target);
    expect(resultOf(checks, 'target')).toBe(result);
  });

  it('takes a folder of the share for the share', () => {
    const target = { kind: 'share', path: '\\\\nas\\backup\\monday' } as const;
    const done = { listing: listing({ versions: [version({ age: 2, target })] }) };
    expect(resultOf(compare('everything', done, '\\\\NAS\\backup'), 'target')).toBe('as planned');
    expect(resultOf(compare('everything', done, '\\\\nas\\back'), 'target')).toBe('not as planned');
  });
});

describe('a plan of the minimum', () => {
  it.each<readonly [string, BackupVersion[], PlanCheck['result']]>([
    ['a system state', [version({ age: 20, recovers: ['system-state'] })], 'as planned'],
    ['a full backup, which holds one', [version({ age: 20 })], 'as planned'],
    ['files alone', [version({ age: 1, recovers: ['volumes', 'files'] })], 'not as planned'],
  ])('finds with %s', (_what, versions, result) => {
    expect(resultOf(compare('minimum', { listing: listing({ versions }) }), 'backup')).toBe(result);
  });
});

describe('the kit of a plan', () => {
  const kit = (age: number, changed: Partial<NonNullable<DoneSoFar['kit']>> = {}): DoneSoFar['kit'] => ({
    path: '/kits/ex3',
    damage: [],
    gives: [{ part: 'certificates', standing: 'partly', what: '1 certificate; 1 thing missing: see below' }],
    manifest: { takenAt: daysAgo(age) } as NonNullable<DoneSoFar['kit']>['manifest'],
    ...changed,
  });
  it.each<readonly [string, Strategy, DoneSoFar['kit'], string[]]>([
    ['fresh', 'minimum', kit(3), ['kit as planned']],
    ['stale', 'minimum', kit(40), ['kit not as planned']],
    ['not named', 'minimum', null, ['kit unknown']],
    ['damaged', 'minimum', kit(3, { damage: [{ path: 'x', what: 'changed', why: '' }] }), ['kit not as planned']],
    [
      'the only place of certificates, and lacks one',
      'nothing',
      kit(3),
      ['kit as planned', 'certificates not as planned'],
    ],
  ])('is %s', (_what, strategy, taken, expected) => {
    const checks = compare(strategy, { listing: listing({ versions: [version({ age: 1 })] }), kit: taken });
    expect(checks.filter(({ id }) => id !== 'backup').map(({ id, result }) => `${id} ${result}`)).toEqual(expected);
  });
});
