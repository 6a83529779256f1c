import type { DirectorySource } from '../../preload/contract/index.js';
import type { DirectoryWish } from '../backups/hand-off/hand-offs.js';
import { restoredHtml } from '../backups/hand-off/restored-html.js';
import { handOffHtml } from '../backups/hand-off/sheet-html.js';
import { sheetText } from '../backups/hand-off/sheet-text.js';
import type { Composition } from '../compose.js';
import { secretOf } from './directory-calls.js';
import type { WizardHandlers } from './wizard.js';

type HandOffCall = 'makeHandOff' | 'rehearseRestore' | 'verifyRestored' | 'cancelHandOff';

export interface HandOffCalls {
  readonly handlers: Pick<WizardHandlers, HandOffCall>;
  /** Gives up whatever is being proven or verified. */
  giveUp(): void;
}

/** What a window asks of hand-offs. One thing at a time: a new one, or the wish to cancel, gives up the one before. */
export function handOffCalls({ handOffs }: Composition): HandOffCalls {
  let working = new AbortController();
  const giveUp = (): void => working.abort();
  const anew = (): AbortSignal => {
    giveUp();
    working = new AbortController();
    return working.signal;
  };
  return {
    giveUp,
    handlers: {
      makeHandOff: async ({ directory, password, ...wish }) => {
        const made = await handOffs.make({ ...wish, directory: directoryOf(directory, password) }, anew());
        const { lostServer: _kept, ...handOff } = made.handOff;
        return { ...made, handOff, html: handOffHtml(made.handOff), text: sheetText(made.handOff) };
      },
      rehearseRestore: async ({ id, file }) => {
        const { lostServer: _kept, ...handOff } = await handOffs.rehearseRestore(id, file);
        return handOff;
      },
      verifyRestored: async ({ directory, password, ...wish }) => {
        const { check, files } = await handOffs.verify(
          { ...wish, directory: directoryOf(directory, password) },
          anew(),
        );
        return { check, files: [...files], html: restoredHtml(check, { rehearsal: wish.on.kind === 'rehearsal' }) };
      },
      cancelHandOff: () => {
        giveUp();
        return Promise.resolve({ asked: true });
      },
    },
  };
}

function directoryOf(source: DirectorySource | undefined, password: string | undefined): DirectoryWish | null {
  return source === undefined ? null : { source, password: secretOf(password) };
}
