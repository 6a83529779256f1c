import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { account } from './directories.mjs';

/**
 * Runs these searches of whole subtrees with `ldapsearch`, all at once, encrypted and in pages as the program does.
 * Gives the files that it wrote.
 */
export async function ldapsearch({ url, caFile }, searches, folder) {
  const passwordFile = path.join(folder, 'password');
  await writeFile(passwordFile, account.password, { mode: 0o600 });
  const access = ['-H', url, '-x', '-D', account.user, '-y', passwordFile];
  const manner = ['-LLL', '-o', 'ldif-wrap=no', '-E', 'pr=1000/noprompt'];
  return Promise.all(
    searches.map(async ({ base, filter, attributes }, index) => {
      const file = path.join(folder, `search-${index}.ldif`);
      await runInto(file, [...access, ...manner, '-b', base, filter, ...attributes], { LDAPTLS_CACERT: caFile });
      return file;
    }),
  );
}

/** How many entries `ldapsearch` wrote into these files. */
export async function countEntries(files) {
  const texts = await Promise.all(files.map(file => readFile(file, 'utf8')));
  return texts.reduce((sum, text) => sum + (text.match(/^dn:/gm)?.length ?? 0), 0);
}

function runInto(file, args, env) {
  const output = createWriteStream(file);
  return new Promise((done, fail) => {
    output.once('open', () => {
      const child = spawn('ldapsearch', args, {
        env: { ...process.env, ...env },
        stdio: ['ignore', output, 'inherit'],
      });
      child.once('error', fail);
      child.once('close', code => {
        output.destroy();
        if (code === 0) done();
        else fail(new Error(`ldapsearch ended with ${code}.`));
      });
    });
  });
}
