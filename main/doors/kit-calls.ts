import type { Composition } from '../compose.js';
import type { KitRun } from '../kit/kits.js';
import { secretOf } from './directory-calls.js';
import type { WizardEvent, WizardHandlers } from './wizard.js';

type KitCall =
  | 'createKit'
  | 'inspectKit'
  | 'compareKit'
  | 'readDifference'
  | 'proposeReapply'
  | 'reapplyScript'
  | 'beginReapply'
  | 'beginUndo'
  | 'cancelKit';

export interface KitCalls {
  readonly handlers: Pick<WizardHandlers, KitCall>;
  /** Gives up whatever is being done with a kit. */
  giveUp(): void;
}

/** What a window asks of kits. One thing at a time: a new one, or the wish to cancel, gives up the one before. */
export function kitCalls({ kits }: Composition, tell: (event: WizardEvent) => void): KitCalls {
  let working = new AbortController();
  const giveUp = (): void => working.abort();
  const run = (): KitRun => {
    giveUp();
    working = new AbortController();
    return { signal: working.signal, onProgress: body => tell({ name: 'kitProgress', body }) };
  };
  return {
    giveUp,
    handlers: {
      createKit: ({ password, directoryPassword, ...wish }) =>
        kits.create({ ...wish, password: secretOf(password), directoryPassword: secretOf(directoryPassword) }, run()),
      inspectKit: ({ path, password }) => kits.inspect(path, secretOf(password), run()),
      compareKit: pair => kits.compare(pair, run()),
      readDifference: ({ difference, ...pair }) => kits.sideBySide(pair, difference, run()),
      // The window is told what people read; the changes themselves are made anew when it begins.
      proposeReapply: async ({ choice, ...pair }) => {
        const { changes, reservations } = await kits.propose(pair, choice, run());
        return {
          changes: changes.map(({ group, title, shows, differences, undo }) => ({
            group,
            title,
            shows,
            differences,
            canBeUndone: undo !== null,
          })),
          reservations,
          needsPassword: changes.some(({ change }) => change.kind === 'import-certificate'),
        };
      },
      reapplyScript: async ({ choice, ...pair }) => ({ script: await kits.script(pair, choice, run()) }),
      beginReapply: async ({ choice, password, ...pair }) => {
        const secret = secretOf(password);
        const given = secret && (() => Promise.resolve(secret));
        return { id: await kits.beginReapply(pair, choice, run(), given) };
      },
      beginUndo: async ({ id }) => ({ id: await kits.beginUndo(id) }),
      cancelKit: () => {
        giveUp();
        return Promise.resolve({ asked: true });
      },
    },
  };
}
