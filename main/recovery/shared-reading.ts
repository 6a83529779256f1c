import type { HostFacts } from '../../preload/contract/index.js';
import type { Host } from '../ports/host.js';

/** A host whose facts are read once per look of the engine, and shared by all that is decided on that look. */
export interface SharedReading {
  readonly host: Host;
  /** The next question reads the machine anew. */
  readonly lookAgain: () => void;
}

/**
 * Shares one reading between a step's check, its preview and its proof, so that they all speak of the same moment.
 * Every change ends it: what is read after a command is never older than that command.
 */
export function sharedReading(host: Host): SharedReading {
  let reading: Promise<HostFacts> | undefined;
  const lookAgain = (): void => {
    reading = undefined;
  };
  const changed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      lookAgain();
    }
  };
  return {
    lookAgain,
    host: {
      kind: host.kind,
      commandsFor: change => host.commandsFor(change),
      passwordFor: change => host.passwordFor(change),
      addressesOf: name => host.addressesOf(name),
      answers: address => host.answers(address),
      apply: (change, run) => changed(host.apply(change, run)),
      followSetup: run => changed(host.followSetup(run)),
      facts: () => {
        const now = (reading ??= host.facts());
        // A reading that failed is nobody's answer but the one's who asked.
        now.catch(lookAgain);
        return now;
      },
    },
  };
}
