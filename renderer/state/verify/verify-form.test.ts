import { describe, expect, it } from 'vitest';
import type { RecoveryCard } from '../../../preload/contract/calls.js';
import { info } from '../../fixtures/gallery-state.js';
import { verifyForm, verifyWish } from './verify-form.js';

const card = (id: string, serverName: string, change: Partial<RecoveryCard> = {}): RecoveryCard => ({
  ...{ id, mode: 'rehearsal', work: 'recovery', serverName, startedAt: '2026-11-24T08:00:00.000Z' },
  ...{ standing: 'recovered', at: 'Report' },
  ...change,
});
const known = [
  card('r1', 'EX3'),
  card('r2', 'CAS1'),
  card('l1', 'WIN-8K2P', { mode: 'live' }),
  card('k1', 'EX3', { work: 'reapply' }),
  card('r3', 'EX3', { standing: 'unreadable' }),
];
const here = { recoveries: { kind: 'loaded', value: known } as const, appInfo: info({}) };
const onWindows = { ...here, appInfo: info({ rehearsalsOnlyBecause: null }) };

describe('the form of a verification', () => {
  it('offers the simulated servers away from Windows, each compared with its own rehearsal', () => {
    const form = verifyForm({}, here);
    expect(form.rehearsals.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(verifyWish(form, {})).toEqual({ on: { kind: 'rehearsal', recoveryId: 'r1' }, against: ['r1'] });
  });

  it('begins with this server on Windows, compared with its last recovery', () => {
    const form = verifyForm({}, onWindows);
    expect(form).toMatchObject({ on: { kind: 'this' }, server: 'WIN-8K2P', recovery: 'l1' });
    expect(verifyWish(form, null)).toBeNull();
  });

  it('compares with a kit as it was pasted, with nothing else where that is wished', () => {
    const form = verifyForm({ recovery: '', place: ' "D:\\kits\\ex3" ' }, here);
    expect(verifyWish(form, {})?.against).toEqual(['D:\\kits\\ex3']);
  });

  it('asks nothing where there is no server', () => {
    const form = verifyForm({}, { ...here, recoveries: { kind: 'loaded', value: [] } });
    expect([form.on, verifyWish(form, {})]).toEqual([null, null]);
  });
});
