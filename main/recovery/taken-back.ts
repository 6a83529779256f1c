import type { RecoveryCard } from '../../preload/contract/index.js';

/**
 * The same lines, newest first; one that another has taken back says so. What its checks said of clients is of a server
 * that is no more. Where it took several tries, the one that took back all of it counts, or else the last.
 */
export function withTakenBack(cards: readonly RecoveryCard[]): RecoveryCard[] {
  const ways = new Map<string, NonNullable<RecoveryCard['takenBack']>>();
  for (const { id, undoes, standing } of cards) {
    if (undoes === undefined || (standing !== 'recovered' && standing !== 'recovered with reservations')) continue;
    const known = ways.get(undoes);
    if (!known || (known.standing !== 'recovered' && standing === 'recovered')) ways.set(undoes, { by: id, standing });
  }
  return cards.map(card => {
    const takenBack = ways.get(card.id);
    if (!takenBack) return card;
    const { verdict: _before, ...rest } = card;
    return { ...rest, takenBack };
  });
}
