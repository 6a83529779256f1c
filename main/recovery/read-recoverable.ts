import type { DirectorySource, LostServer } from '../../preload/contract/index.js';
import { readLostServer } from '../directory/read-lost-server.js';
import { refusalOf, verdictOf } from '../directory/verdict/verdict.js';
import { Failure } from '../problems/failure.js';
import type { OpenOptions, RecoveryParts } from './recovery-parts.js';

/** Reads a server from the directory. Throws why it can't be recovered, where its record says so. */
export async function readRecoverable(
  parts: Pick<RecoveryParts, 'openDirectory' | 'clock' | 'namesFor'>,
  source: DirectorySource,
  server: string,
  how: OpenOptions,
): Promise<LostServer> {
  const directory = await parts.openDirectory(source, how);
  try {
    const lost = await readLostServer(directory, server, parts.clock, parts.namesFor(source));
    const refused = refusalOf(verdictOf(lost));
    if (refused) throw new Failure(refused);
    return lost;
  } finally {
    await directory.close();
  }
}
