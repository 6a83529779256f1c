import type { BeforeAfterRow } from '../../preload/contract/index.js';
import type { Composition } from '../compose.js';
import { ranAgain } from '../verification/run-again.js';
import { secretOf } from './directory-calls.js';
import type { WizardEvent, WizardHandlers } from './wizard.js';

type VerificationCall = 'listChecks' | 'verifyServer' | 'cancelVerification';

export interface VerificationCalls {
  readonly handlers: Pick<WizardHandlers, VerificationCall>;
  /** Gives up the run. */
  giveUp(): void;
}

/** What a window asks about verifications. One run at a time, which the next one gives up. */
export function verificationCalls(
  { verifications }: Pick<Composition, 'verifications'>,
  tell: (event: WizardEvent) => void,
): VerificationCalls {
  let running = new AbortController();
  const giveUp = (): void => running.abort();
  return {
    giveUp,
    handlers: {
      listChecks: () => Promise.resolve([...verifications.cards]),
      verifyServer: async ({ run, on, earlier, password, ...wish }) => {
        giveUp();
        running = new AbortController();
        let beforeAfter: BeforeAfterRow[] | null = null;
        const found = await verifications.verify(
          { ...wish, target: on, directoryPassword: secretOf(password) },
          {
            signal: running.signal,
            onResult: result => tell({ name: 'checked', body: { run, result } }),
            onBeforeAfter: rows => void (beforeAfter = [...rows]),
          },
        );
        const verification = earlier ? ranAgain(earlier, found, verifications.cards.length) : found;
        return { verification, beforeAfter };
      },
      cancelVerification: () => {
        giveUp();
        return Promise.resolve({ asked: true });
      },
    },
  };
}
