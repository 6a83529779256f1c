import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** Windows refuses a rename for moments, while a scanner or an indexer has the file open. */
const passing = new Set(['EPERM', 'EACCES', 'EBUSY']);
const tries = 10;

/** Writes a file so that it is there whole or not at all, also after a power cut. */
export async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renamePatiently(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw thrown;
  }
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to);
      return;
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      if (attempt === tries || !passing.has(code ?? '')) throw thrown;
      await new Promise(done => setTimeout(done, 20 * attempt));
    }
  }
}
