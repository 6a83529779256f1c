import { setupPhases } from '../product/exchange-2010.js';
import { meaningOf, stateLine, type StateLine } from './console-line.js';
import { unwrap } from './unwrap.js';

/** What a line of setup's output tells. */
export type SetupEvent =
  /** Started phases are known in advance where setup speaks English and keeps to the known order. */
  | { readonly kind: 'phase'; readonly name: string; readonly state: 'started' | 'completed' | 'failed' }
  /** The roles that will be recovered. */
  | { readonly kind: 'roles'; readonly roles: readonly string[] }
  /** One paragraph under a phase that failed. */
  | { readonly kind: 'problem'; readonly phase: string; readonly text: string }
  | { readonly kind: 'succeeded' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'restart-required' };

export interface ConsoleReader {
  /** Takes the next line, without its line end. */
  line(text: string): void;
  /** Tells what the last lines held back. */
  end(): void;
}

/**
 * Reads the output of setup.com line by line while it runs. Lines that it does not know are passed over.
 * @fidelity C output of setup on the console: a whole transcript of Exchange 2010 SP1, and those of 2007 and 2019
 */
export function readConsole(
  onEvent: (event: SetupEvent) => void,
  phases: readonly string[] = setupPhases,
): ConsoleReader {
  return new Reader(onEvent, phases);
}

/** The heading before the first phase, and before nothing else. */
const firstHeading = 'Preparing Exchange Setup';

class Reader implements ConsoleReader {
  readonly #tell: (event: SetupEvent) => void;
  readonly #phases: readonly string[];
  #open: string | undefined;
  #failedPhase: string | undefined;
  #completedWord: string | undefined;
  #roles: string[] | undefined;
  #paragraph: string[] = [];

  constructor(onEvent: (event: SetupEvent) => void, phases: readonly string[]) {
    this.#tell = onEvent;
    this.#phases = phases;
  }

  line(text: string): void {
    const state = stateLine(text);
    if (state) this.#takeState(state);
    else if (text.trim() === '') this.#closeParagraph();
    else this.#takeText(text);
  }

  end(): void {
    this.#closeParagraph();
  }

  #takeState(line: StateLine): void {
    this.#closeParagraph();
    const state = this.#meaning(line.word);
    if (this.#open !== line.name) this.#tell({ kind: 'phase', name: line.name, state: 'started' });
    else this.#open = undefined;
    this.#tell({ kind: 'phase', name: line.name, state });
    this.#failedPhase = state === 'failed' ? line.name : undefined;
    if (state === 'completed') this.#startAfter(line.name);
  }

  /** In a language that we do not know, the first state is that of a phase that worked, and any other word is bad. */
  #meaning(word: string): 'completed' | 'failed' {
    const known = meaningOf(word);
    if (known) return known;
    this.#completedWord ??= word;
    return word === this.#completedWord ? 'completed' : 'failed';
  }

  #startAfter(name: string): void {
    const index = this.#phases.indexOf(name);
    const next = index < 0 ? undefined : this.#phases[index + 1];
    if (next !== undefined && this.#open === undefined) this.#start(next);
  }

  #start(name: string): void {
    this.#open = name;
    this.#tell({ kind: 'phase', name, state: 'started' });
  }

  #takeText(text: string): void {
    if (text.trim() === firstHeading && this.#phases[0] !== undefined) this.#start(this.#phases[0]);
    if (/^The following server roles? will be (recovered|installed)/i.test(text)) {
      this.#closeParagraph();
      this.#roles = [];
    } else if (this.#roles) this.#roles.push(text.trim());
    else this.#paragraph.push(text);
  }

  #closeParagraph(): void {
    this.#closeRoles();
    const lines = this.#paragraph;
    this.#paragraph = [];
    if (lines.length === 0) return;
    const text = unwrap(lines);
    const end = endIn(text);
    end.forEach(kind => this.#tell({ kind }));
    if (end.length > 0) this.#failedPhase = undefined;
    else if (this.#failedPhase !== undefined && lines[0]?.startsWith(' ')) {
      this.#tell({ kind: 'problem', phase: this.#failedPhase, text });
    }
  }

  #closeRoles(): void {
    // An empty line may stand between the sentence and the list.
    if (!this.#roles || this.#roles.length === 0) return;
    this.#tell({ kind: 'roles', roles: this.#roles });
    this.#roles = undefined;
  }
}

/** The sentences that setup ends with, by the words that its versions have in common. */
function endIn(text: string): ('succeeded' | 'failed' | 'restart-required')[] {
  return [
    ...(/The (Microsoft )?Exchange Server setup operation completed successfully/i.test(text)
      ? (['succeeded'] as const)
      : []),
    ...(/setup operation (did not|didn't) complete/i.test(text) ? (['failed'] as const) : []),
    ...(/requires? a reboot to\s{0,2}take effect/i.test(text) ? (['restart-required'] as const) : []),
  ];
}
