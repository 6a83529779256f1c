import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCopiesFolder, placesHere } from './hand-off-place.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hand-off-place-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('places of this computer', () => {
  it('keep a file whole, and give its path', async () => {
    const path = await placesHere.write(folder, 'sheet.txt', 'één');
    expect(path).toBe(join(folder, 'sheet.txt'));
    expect(await placesHere.read(path)).toBe('één');
    expect(await readdir(folder)).toEqual(['sheet.txt']);
  });

  it('say why a file can not be written or read', async () => {
    await expect(placesHere.write(join(folder, 'missing'), 'a', 'b')).rejects.toMatchObject({
      problem: { code: 'HAND_OFF_NOT_WRITTEN', happened: expect.stringContaining('it does not exist') as string },
    });
    await expect(placesHere.read(join(folder, 'missing'))).rejects.toMatchObject({
      problem: { code: 'HAND_OFF_NOT_READABLE' },
    });
  });

  it('make the folder for copies, unless something else has its name', async () => {
    await makeCopiesFolder(join(folder, 'a', 'b'));
    expect(await readdir(join(folder, 'a'))).toEqual(['b']);
    await writeFile(join(folder, 'file'), '');
    await expect(makeCopiesFolder(join(folder, 'file'))).rejects.toMatchObject({
      problem: { code: 'HAND_OFF_NOT_WRITTEN' },
    });
  });
});
