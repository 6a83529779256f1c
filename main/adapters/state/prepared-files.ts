import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PreparedFiles } from '../../ports/prepared-files.js';
import { writeWhole } from './write-whole.js';

/** The folders `prepared` and `kept` inside the folder of a re-application; made where they are missing. */
export async function openPreparedFiles(folder: string): Promise<PreparedFiles> {
  const [prepared, kept] = [join(folder, 'prepared'), join(folder, 'kept')];
  await mkdir(prepared, { recursive: true, mode: 0o700 });
  await mkdir(kept, { recursive: true, mode: 0o700 });
  return {
    preparedPath: name => join(prepared, name),
    keptPath: name => join(kept, name),
    write: async (name, bytes) => {
      const path = join(prepared, name);
      const wanted = createHash('sha256').update(bytes).digest('hex');
      if ((await sha256(path)) !== wanted) await writeWhole(path, bytes);
    },
    sha256,
    remove: path => rm(path, { force: true }),
  };
}

async function sha256(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  }
  return hash.digest('hex');
}
