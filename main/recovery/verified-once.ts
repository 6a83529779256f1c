import type { HostFacts, LostServer } from '../../preload/contract/index.js';
import { readLostServer } from '../directory/read-lost-server.js';
import type { Directory } from '../ports/directory.js';
import type { RecoveryParts, RecoveryToVerify } from './recovery-parts.js';
import type { Verified } from './world.js';

interface Looking {
  readonly facts: () => Promise<HostFacts>;
  readonly openDirectory: () => Promise<Directory>;
  readonly signal: AbortSignal;
  readonly onShare?: (share: number) => void;
}

/** The verification of a recovery, made once per look and shared by all that is decided on that look. */
export interface VerifiedOnce {
  readonly verified: () => Promise<Verified>;
  /** The next question looks anew. */
  readonly lookAgain: () => void;
  /** The operator tries again. */
  readonly mended: () => Promise<void>;
}

export function verifiedOnce(
  { clock, verification: open }: Pick<RecoveryParts, 'clock' | 'verification'>,
  recovery: Pick<RecoveryToVerify, 'id' | 'target' | 'plan'>,
  { facts, openDirectory, signal, onShare }: Looking,
): VerifiedOnce {
  const { name } = recovery.plan.lostServer.summary;
  let reading: Promise<LostServer> | undefined;
  const directory = (): Promise<LostServer> =>
    (reading ??= openDirectory().then(opened => readLostServer(opened, name, clock)));
  const verification = open({ ...recovery, facts, directory });
  const look = async (): Promise<Verified> => {
    // First: a directory that can't be read stops the step with its own problem, and is no matter of single checks.
    const now = await directory();
    let done = 0;
    const onResult = (): void => onShare?.((done += 1) / verification.count);
    return { now, checks: await verification.verify({ signal, onResult }) };
  };
  let seen: Promise<Verified> | undefined;
  const lookAgain = (): void => {
    seen = undefined;
    reading = undefined;
  };
  return {
    lookAgain,
    mended: () => verification.mended(),
    verified: () => {
      const found = (seen ??= look());
      // A look that failed is nobody's answer but the one's who asked.
      found.catch(lookAgain);
      return found;
    },
  };
}
