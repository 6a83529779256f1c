import { describe, expect, it } from 'vitest';
import type { RecoveryCard } from '../../preload/contract/index.js';
import { withTakenBack } from './taken-back.js';

const card = (id: string, more: Partial<RecoveryCard> = {}): RecoveryCard => ({
  id,
  mode: 'rehearsal',
  work: 'reapply',
  on: 'ex3-0',
  serverName: 'EX3',
  startedAt: '2026-11-24T08:00:00.000Z',
  standing: 'recovered',
  verdict: 'ready with reservations',
  at: '',
  ...more,
});

describe('a re-application in the list', () => {
  it('that was taken back says by what, and no longer whether clients may come', () => {
    const back = card('ex3-3', { undoes: 'ex3-2', verdict: 'not ready' });
    const [first, taken, other] = withTakenBack([back, card('ex3-2'), card('ex3-1')]);
    expect(first).toEqual(back);
    expect(taken).toEqual({ ...card('ex3-2'), verdict: undefined, takenBack: { by: 'ex3-3', standing: 'recovered' } });
    expect(taken).not.toHaveProperty('verdict');
    expect(other).toEqual(card('ex3-1'));
  });

  it.each(['open', 'stopped', 'unreadable'] as const)('is as before where its way back is %s', standing => {
    const cards = [card('ex3-3', { undoes: 'ex3-2', standing }), card('ex3-2')];
    expect(withTakenBack(cards)).toEqual(cards);
  });

  it('that took several tries names the one that took back all of it, or else the last', () => {
    const part = { undoes: 'ex3-1', standing: 'recovered with reservations' } as const;
    const by = (cards: readonly RecoveryCard[]): unknown => withTakenBack(cards).at(-1)?.takenBack?.by;
    expect(by([card('ex3-4', part), card('ex3-3', part), card('ex3-1')])).toBe('ex3-4');
    expect(by([card('ex3-4', part), card('ex3-3', { undoes: 'ex3-1' }), card('ex3-1')])).toBe('ex3-3');
  });
});
