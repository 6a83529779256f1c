import { foldAll, type RecoveryRemoval, type RecoveryState } from '../../../preload/contract/index.js';
import type { RecoveryFolder, StateStore } from '../../ports/state-store.js';
import { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { describeHolder, takeLocks } from '../guards.js';
import type { Recoveries } from '../recoveries.js';
import type { RecoveryParts } from '../recovery-parts.js';
import { asItStood, type Journal, type RedactedCopy, redactedCopy } from './redacted-copy.js';
import { removalOf } from './removal.js';

interface Parts {
  readonly store: StateStore;
  readonly recoveries: Recoveries;
  readonly operator: RecoveryParts['operator'];
  readonly live: RecoveryParts['live'];
}

const allLines = Number.MAX_SAFE_INTEGER;

/** What is done with recoveries that were worked on before: copies for somebody else, and taking them away. */
export class PastRecoveries {
  constructor(private readonly parts: Parts) {}

  /** The journal and what the tools printed, byte for byte. */
  async raw(id: string): Promise<{ readonly journal: Buffer; readonly output: Buffer }> {
    const folder = this.#folder(id);
    return { journal: await folder.readJournal(), output: await folder.readOutputBytes() };
  }

  /** With stand-ins; `others`: journals that are told with it. `madeAt`: as all of it stood then. */
  async redacted(id: string, others: readonly Journal[], madeAt?: string): Promise<RedactedCopy> {
    const { records, head } = await this.parts.recoveries.read(id);
    const folder = this.#folder(id);
    const { lines } = await folder.readOutput(0, allLines);
    if (madeAt === undefined) return redactedCopy(folder, { records, head, others, output: lines });
    return redactedCopy(folder, {
      ...(asItStood({ records }, madeAt) ?? { records, head }),
      others: others.flatMap(other => asItStood(other, madeAt) ?? []),
      output: lines.filter(({ at }) => at <= madeAt),
    });
  }

  /** What would be gone with a recovery. Throws where it can't be deleted now. */
  async removal(id: string): Promise<RecoveryRemoval> {
    const { state, records } = await this.#state(id);
    if (state && waits(state)) throw failure('RECOVERY_WAITS_FOR_RESTART', { id });
    const others = await this.#others(id);
    const open = others.find(({ ended }) => ended === null);
    if (open) throw failure('RECOVERY_IS_NEEDED', { id, by: open.recoveryId });
    return removalOf(id, state, { records, others: others.map(({ recoveryId }) => recoveryId) });
  }

  /** Deletes it for good. `typed` must be its name, or that of its server. Throws `RECOVERY_IN_PROGRESS` while one runs. */
  async remove(id: string, typed: string): Promise<void> {
    const { store, operator, live } = this.parts;
    const { serverName, mode } = await this.removal(id);
    const said = typed.trim().toLowerCase();
    if (said !== id && (serverName === '' || said !== serverName.toLowerCase())) {
      throw failure('DELETE_NOT_CONFIRMED', { id, name: serverName === '' ? 'anything else that fits' : serverName });
    }
    const lock = await takeLocks([store, mode === 'live' ? live : null], describeHolder(operator, id));
    try {
      // It may have gone on until the lock was there.
      await this.removal(id);
      await store.remove(id);
    } finally {
      await lock.release();
    }
  }

  #folder(id: string): RecoveryFolder {
    return this.parts.store.folder(id);
  }

  async #state(id: string): Promise<{ readonly state: RecoveryState | null; readonly records: number }> {
    try {
      const { records } = await this.parts.recoveries.read(id);
      return { state: foldAll(records), records: records.length };
    } catch (thrown) {
      if (thrown instanceof Failure && /^JOURNAL_|^RECOVERY_EMPTY/.test(thrown.problem.code))
        return { state: null, records: 0 };
      throw thrown;
    }
  }

  /** What needs this one: work on its simulated server, and the taking back of it, by the copies that it kept. */
  async #others(id: string): Promise<RecoveryState[]> {
    const { recoveries } = this.parts;
    const others = (await recoveries.list()).filter(card => card.id !== id && (card.on === id || card.undoes === id));
    const states = await Promise.all(others.map(card => this.#state(card.id)));
    return states.flatMap(({ state }) => {
      const on = state?.reapply?.target ?? state?.backup?.on;
      const isOn = on?.kind === 'rehearsal' && on.recoveryId === id;
      return state && (isOn || state.reapply?.undoes === id) ? [state] : [];
    });
  }
}

/** Windows is to restart, or has, and nobody went on since. */
const waits = ({ steps, ended }: RecoveryState): boolean =>
  ended === null && steps.some(({ status }) => status.kind === 'restarting');
