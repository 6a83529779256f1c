import { expect, it } from 'vitest';
import { freshOf, type FreshParts } from './fresh-defaults.js';

it('takes the defaults of the newest build of this very server, and says of which build and time they are', async () => {
  const parts: FreshParts = {
    kit: {} as never,
    open: path => Promise.resolve({ path, manifest: { takenAt: '2026-11-20' } } as never),
    kept: () =>
      Promise.resolve([
        'rehearsal-r1-14.3.99.1',
        'rehearsal-r1-14.3.123.4',
        'rehearsal-r1-2-14.3.999.1',
        'rehearsal-r1-2',
      ]),
    pathOf: name => name,
    wasApplied: () => Promise.resolve(true),
  };
  const now = { settings: { machine: { exchange: { rollupBuild: '14.3.195.1' } } } } as never;
  const run = { signal: new AbortController().signal, onProgress: () => undefined };
  const { kit, why } = await freshOf(parts, { kind: 'rehearsal', recoveryId: 'r1' }, { source: {} as never, now }, run);
  expect(kit).toMatchObject({ path: 'rehearsal-r1-14.3.123.4' });
  expect(why).toMatch(/2026-11-20, at build 14\.3\.123\.4/);
});
