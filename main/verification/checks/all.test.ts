import { describe, expect, it } from 'vitest';
import { worldOf } from '../fixture-world.js';
import { runChecks } from '../run-checks.js';
import { verdictOf } from '../verdict.js';
import { allChecks } from './index.js';

const signal = new AbortController().signal;

describe('all checks together', () => {
  it('have each an identifier of its own, and a card that says something', () => {
    const ids = allChecks.map(({ card }) => card.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { card } of allChecks) expect(card.proves).toMatch(/^\S.*\.$/);
  });

  it('find a healthy server ready for clients', async () => {
    const results = await runChecks(allChecks, worldOf(), { signal });
    const open = results.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not applicable');
    expect(open.map(({ id, outcome, found }) => `${id}: ${outcome}, ${found}`)).toEqual([]);
    expect(verdictOf('EX3', results, { checks: allChecks.length, compared: true }).standing).toBe('ready for clients');
  });

  it('say of a server of which nothing can be read that nothing could be told, and never that it is well', async () => {
    const nothing = (): Promise<never> => Promise.reject(new Error('no'));
    const world = {
      ...worldOf(),
      ...{
        directory: nothing,
        server: nothing,
        web: nothing,
        events: nothing,
        balancing: nothing,
        shell: nothing,
        dailyBackup: nothing,
        kitDifferences: nothing,
        addressBookFiles: nothing,
      },
      probes: { address: '10.0.0.23', connect: nothing, handshake: nothing, get: nothing },
      names: null,
    };
    const results = await runChecks(allChecks, world, { signal });
    expect(results.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id)).toEqual([]);
    expect(verdictOf('EX3', results, { checks: allChecks.length, compared: true }).standing).toBe('not ready');
  });
});
