import { describe, expect, it } from 'vitest';
import { rebuilt } from '../recovery/fixture-world.js';
import { noSettings } from '../reapply/fixture-server.js';
import type { OpenedKit } from '../ports/kit-store.js';
import { systemClock } from '../ports/clock.js';
import { kitComparing } from './compare-kit.js';

describe('a kit and a server', () => {
  it.each([
    ['EX9', undefined, 'KIT_OF_OTHER_SERVER'],
    ['EX9', true, null],
    [rebuilt.name.toLowerCase(), undefined, null],
    [`${rebuilt.name}.contoso.com`, undefined, null],
  ])('of the name %s, meant: %s', async (name, otherServer, code) => {
    const side = {
      settings: { ...noSettings, machine: rebuilt },
      files: [],
      unreadPlaces: [],
      sha256: () => Promise.resolve(''),
      read: () => Promise.resolve(Buffer.alloc(0)),
    };
    const kit = { manifest: { id: 'kit', takenAt: '', server: { name } }, side, close: () => Promise.resolve() };
    const comparing = kitComparing({
      clock: systemClock,
      open: () => Promise.resolve(kit as unknown as OpenedKit),
      sourceOf: () => Promise.resolve({} as never),
      openSide: () => Promise.resolve(side),
      freshOf: () => Promise.resolve({ kit: null, why: null, readBy: null }),
    });
    const pair = { path: 'kit', target: { kind: 'this' as const }, ...(otherServer === true && { otherServer }) };
    const run = { signal: new AbortController().signal, onProgress: () => undefined };
    if (code === null) expect((await comparing.compare(pair, run)).differences).toEqual([]);
    else await expect(comparing.compare(pair, run)).rejects.toThrow(code);
  });
});
