import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusePlace } from './refuse-place.js';
import { markerName } from './unfinished.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-place-'));
  mkdirSync(join(folder, 'empty'));
  mkdirSync(join(folder, 'full'));
  mkdirSync(join(folder, 'begun'));
  mkdirSync(join(folder, 'folder.zip'));
  for (const name of ['file', 'other.zip', 'full/letter.txt', `begun/${markerName}`])
    writeFileSync(join(folder, name), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the place of a kit that is taken later', () => {
  it.each(['new', 'new.zip', 'not/there/yet', 'not/there/yet.zip', 'empty', 'begun'])(
    'may be %s, and nothing is made there now',
    async name => {
      await expect(refusePlace(join(folder, name))).resolves.toBeUndefined();
      expect(existsSync(join(folder, 'not'))).toBe(false);
      expect(existsSync(join(folder, 'new'))).toBe(false);
    },
  );

  it.each([
    ['file', 'FILE_NOT_USABLE'],
    ['file/kit', 'FILE_NOT_USABLE'],
    ['file/further/kit.zip', 'FILE_NOT_USABLE'],
    ['full', 'KIT_FOLDER_NOT_EMPTY'],
    ['other.zip', 'FILE_NOT_USABLE'],
    ['folder.zip', 'FILE_NOT_USABLE'],
  ])('can’t be %s', async (name, code) => {
    await expect(refusePlace(join(folder, name))).rejects.toMatchObject({ problem: { code } });
  });

  it('can’t be a link that leads nowhere', async () => {
    if (process.platform === 'win32') return;
    symlinkSync(join(folder, 'gone'), join(folder, 'link'));
    await expect(refusePlace(join(folder, 'link'))).rejects.toMatchObject({ problem: { code: 'FILE_NOT_USABLE' } });
  });
});
