import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStateFolder } from './state-folder.js';

const unusable = { problem: { code: 'STATE_FOLDER_NOT_USABLE' } };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-state-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a state folder', () => {
  it('is made with all that leads to it, and opened again', async () => {
    const path = join(folder, 'deep', 'down');
    await openStateFolder(path);
    expect(await (await openStateFolder(path)).list()).toEqual([]);
  });

  it('can not be made where a file is in the way', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openStateFolder(join(folder, 'file', 'state'))).rejects.toMatchObject(unusable);
  });

  if (process.platform === 'linux') {
    it('can not be made where the system says that a new folder is missing', async () => {
      await expect(openStateFolder('/proc/nope')).rejects.toMatchObject(unusable);
    });
  }

  it('lists the recoveries that have a journal, and nothing that somebody else put there', async () => {
    const store = await openStateFolder(folder);
    for (const id of ['ex3-2', 'ex3-1']) await (await (await store.create(id)).openJournal()).close();
    await store.create('never-begun');
    for (const name of ['New folder', '.git', 'EX3 - copy']) {
      mkdirSync(join(folder, 'recoveries', name));
      writeFileSync(join(folder, 'recoveries', name, 'journal.jsonl'), '');
    }
    writeFileSync(join(folder, 'recoveries', 'a-file'), '');
    expect(await store.list()).toEqual(['ex3-1', 'ex3-2']);
  });
});
