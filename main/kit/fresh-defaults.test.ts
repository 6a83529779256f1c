import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeServer, parts as partsOfKit, type FixtureServer } from '../adapters/kit/fixture-kit.js';
import { freshOf, keepFresh, type FreshParts } from './fresh-defaults.js';

const run = { signal: new AbortController().signal, onProgress: () => undefined };

describe('the defaults of a server', () => {
  it('say where another version of this program has read them', async () => {
    const parts: FreshParts = {
      kit: { productVersion: '2.0.0' } as never,
      open: path => Promise.resolve({ path, manifest: { takenAt: '2026-11-20', programVersion: '1.0.0' } } as never),
      kept: () => Promise.resolve(['recovered-rehearsal-r1-14.3.123.4']),
      pathOf: name => name,
      wasApplied: () => Promise.resolve(false),
    };
    const now = { settings: { machine: { exchange: { rollupBuild: '14.3.123.4' } } } } as never;
    const found = await freshOf(parts, { kind: 'rehearsal', recoveryId: 'r1' }, { source: {} as never, now }, run);
    expect(found.kit).not.toBeNull();
    expect(found.why).toContain('Version 1.0.0');
  });

  const keptBefore = [
    'rehearsal-r1-14.3.99.1',
    'rehearsal-r1-14.3.123.4',
    'rehearsal-r1-2-14.3.999.1',
    'rehearsal-r1-2',
  ];
  it.each<[string, { kept: string[]; build: string; path: string; readBy: string; why: RegExp | null }]>([
    [
      'are those of the newest build of this very server, which say of which build and time they are',
      {
        kept: keptBefore,
        build: '14.3.195.1',
        path: 'rehearsal-r1-14.3.123.4',
        readBy: 'comparison',
        why: /2026-11-20, at build 14\.3\.123\.4/,
      },
    ],
    [
      'are what the recovery recorded, rather than what was there when somebody compared',
      {
        kept: [...keptBefore, 'recovered-rehearsal-r1-14.3.123.4'],
        build: '14.3.123.4',
        path: 'recovered-rehearsal-r1-14.3.123.4',
        readBy: 'recovery',
        why: null,
      },
    ],
    [
      'are what the recovery recorded, also at an earlier build',
      {
        kept: [...keptBefore, 'recovered-rehearsal-r1-14.3.123.4'],
        build: '14.3.195.1',
        path: 'recovered-rehearsal-r1-14.3.123.4',
        readBy: 'recovery',
        why: /at build 14\.3\.123\.4/,
      },
    ],
  ])('%s', async (_what, { kept, build, path, readBy, why }) => {
    const parts: FreshParts = {
      kit: {} as never,
      open: path => Promise.resolve({ path, manifest: { takenAt: '2026-11-20' } } as never),
      kept: () => Promise.resolve(kept),
      pathOf: name => name,
      wasApplied: () => Promise.resolve(true),
    };
    const now = { settings: { machine: { exchange: { rollupBuild: build } } } } as never;
    const found = await freshOf(parts, { kind: 'rehearsal', recoveryId: 'r1' }, { source: {} as never, now }, run);
    expect(found).toMatchObject({ kit: { path }, readBy });
    if (why === null) expect(found.why).toBeNull();
    else expect(found.why).toMatch(why);
  });
});

describe('what a recovery keeps of its server', () => {
  let folder: string;
  let server: FixtureServer;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cas-fresh-'));
    server = await makeServer({ 'Owa/web.config': '<configuration/>' });
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    await rm(server.folder, { recursive: true, force: true });
  });

  it('is kept once: a later look can hold what somebody has changed since', async () => {
    const parts = {
      kit: partsOfKit,
      pathOf: (name: string) => join(folder, name),
      kept: () => readdir(folder),
    };
    const target = { kind: 'rehearsal', recoveryId: 'R1' } as const;
    expect(await keepFresh(parts, target, server.source, run)).toBe('kept');
    const [name = ''] = await readdir(folder);
    expect(name).toMatch(/^recovered-rehearsal-r1-/);
    await writeFile(join(folder, name, 'mark'), '');
    expect(await keepFresh(parts, target, server.source, run)).toBe('kept before');
    expect(await readdir(join(folder, name))).toContain('mark');
    expect(await readdir(folder)).toHaveLength(1);
  });
});
