import type { HostFacts, LostServer, Verification } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import { allChecks } from './checks/index.js';
import { factsAlone } from './facts-alone.js';
import { web } from './fixture-world.js';
import { verifyServer } from './verify-server.js';

interface Looked {
  readonly facts: HostFacts;
  readonly before: LostServer | null;
  /** Null: no directory is asked. */
  readonly now: LostServer | null;
  /** IIS could not be asked either. */
  readonly webUnread?: boolean;
}

/** All checks of a server of which the facts, IIS and the directory can be read: nothing else of it could be told. */
export function verifyFacts({ facts, before, now, webUnread = false }: Looked): Promise<Verification> {
  const serverName = (now ?? before)?.summary.name ?? facts.name;
  const unread = (): Promise<never> => Promise.reject(failure('HOST_NOT_READABLE', { why: 'a test', output: '' }));
  const comparedWith = before === null ? [] : [{ kind: 'recovery' as const, name: 'before', readAt: before.readAt }];
  return verifyServer(
    () => ({
      mode: 'rehearsal',
      rehearsal: null,
      expected: { serverName, directory: before, settings: null, kit: null, comparedWith },
      directory: () =>
        now === null ? Promise.reject(failure('VERIFICATION_WITHOUT_DIRECTORY', {})) : Promise.resolve(now),
      server: () => Promise.resolve(factsAlone(facts, 'not read in a test')),
      web: () => (webUnread ? unread() : Promise.resolve(web)),
      ...{ events: unread, balancing: unread, shell: unread, dailyBackup: unread, kitDifferences: unread, names: null },
      addressBookFiles: unread,
      probes: { address: '10.0.0.23', connect: unread, handshake: unread, get: unread },
      now: () => facts.readAt,
    }),
    { checks: allChecks, known: allChecks.length },
    { signal: new AbortController().signal },
  );
}
