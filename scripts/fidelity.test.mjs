import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { HostChange } from '../preload/contract/index.js';
import { allTags, documentFile, fidelityDocument, restingOnD, tagsIn } from './lib/fidelity.mjs';
import { root } from './lib/paths.mjs';

const tags = await allTags();
if (process.env.REWRITE === '1') await writeFile(documentFile, await fidelityDocument(tags));

const scriptsFolder = 'main/adapters/windows/scripts';
const scripts = (await readdir(path.join(root, scriptsFolder))).filter(name => name.endsWith('.ps1'));
const kinds = HostChange.options.map(option => option.shape.kind.value);

describe('docs/fidelity.md', () => {
  it('is what the tags say; if not, run node scripts/fidelity.mjs', async () => {
    expect(await readFile(documentFile, 'utf8')).toBe(await fidelityDocument(tags));
  });
});

describe('the fidelity tags', () => {
  it.each(scripts)('speak of the script %s', name => {
    expect(tags.map(({ file }) => file)).toContain(`${scriptsFolder}/${name}`);
  });

  it.each(kinds)('speak of the commands of the change %s', kind => {
    const inCommands = ({ file }) => /^main\/commands\/(?:windows|reapply|backup)-commands\.ts$/.test(file);
    const actions = tags.filter(inCommands).map(({ what }) => what);
    expect(actions).toContain(kind);
  });

  it('name a second reading for every change that rests on general knowledge', () => {
    expect(restingOnD(tags)).toEqual([]);
  });

  it('each name another thing within a file', () => {
    const names = tags.map(({ file, what }) => `${file}: ${what}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('reading tags', () => {
  it.each([
    ['a comment of one line', '/** @fidelity B one thing: seen under Wine */', 'seen under Wine'],
    [
      'a comment that goes on',
      '/**\n * Words.\n * @fidelity C two things: a page\n * of the vendor.\n */\nx',
      'a page of the vendor',
    ],
    ['a script', '# @fidelity D some thing: known\n# in general\n#\n# Made for PowerShell', 'known in general'],
  ])('understands %s', (_what, text, evidence) => {
    expect(tagsIn(text, 'x.ts').map(tag => tag.evidence)).toEqual([evidence]);
  });

  it.each([
    '// @fidelity E thing: some evidence',
    '# @fidelity C thing without evidence',
    '/** @fidelity C x: short */',
  ])('refuses %s', text => {
    expect(() => tagsIn(text, 'x.ts')).toThrow(/not a fidelity tag/);
  });

  it('finds a change that rests on general knowledge alone', () => {
    const file = 'main/commands/windows-commands.ts';
    const text =
      '/** @fidelity D rename: everybody does it so */\n/** @fidelity D restart: known; read again from WMI */';
    expect(restingOnD(tagsIn(text, file)).map(({ what }) => what)).toEqual(['rename']);
  });
});
