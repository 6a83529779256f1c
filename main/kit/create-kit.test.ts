import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeServer, take, type FixtureServer } from '../adapters/kit/fixture-kit.js';
import { beginKit } from '../adapters/kit/new-place.js';
import type { NewKit } from '../ports/kit-store.js';
import { failure } from '../problems/problem.js';

const servers: FixtureServer[] = [];

async function server(): Promise<FixtureServer> {
  const made = await makeServer({ 'Owa/web.config': '<configuration/>' });
  servers.push(made);
  return made;
}

afterEach(() => {
  for (const { folder } of servers.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a kit', () => {
  it('is taken without the directory where that does not answer, and says so', async () => {
    const made = await server();
    const silent = (): Promise<never> => Promise.reject(failure('DIRECTORY_PASSWORD_NEEDED', { user: 'a@b.example' }));
    const { lacks, files } = await take(made, join(made.folder, 'kit'), { directory: silent });
    expect(lacks).toContainEqual(
      expect.objectContaining({ part: 'directory', why: expect.stringContaining('a@b.example') as string }),
    );
    expect(files.map(({ path }) => path)).toContain('files/client-access/Owa/web.config');
  });

  it('that is finished stays, whatever goes wrong after it', async () => {
    const made = await server();
    const out = join(made.folder, 'kit');
    const failsLate: typeof beginKit = async (...args) => {
      const kit = await beginKit(...args);
      const finish: NewKit['finish'] = async manifest => {
        await kit.finish(manifest);
        throw new Error('the lock could not be released');
      };
      return { ...kit, finish };
    };
    await expect(take(made, out, { parts: { begin: failsLate } })).rejects.toThrow('released');
    expect(existsSync(join(out, 'manifest.json'))).toBe(true);
    expect(existsSync(join(out, 'files', 'client-access', 'Owa', 'web.config'))).toBe(true);
  });
});
