/** Decides whether a run succeeded, from what it says and from the number that it ends with. */
export class Outcome {
  #said: boolean | undefined;
  #critical = false;
  #result: number | undefined;
  #ended = false;

  /** A record of level 0, or of a task where `critical`. */
  take(text: string): void {
    if (/^The (?:Microsoft )?Exchange Server setup operation completed successfully/i.test(text)) this.#said = true;
    else if (/setup operation (?:didn't|did not) complete/i.test(text)) this.#said = false;
    else if (/^Exchange Server installation failed during prereq/i.test(text)) this.#critical = true;
    else if (text.startsWith('End of Setup')) this.#ended = true;
    // A row of asterisks ends a run in every language, after the number that setup ends with.
    else if (/^\*{30}/.test(text) && this.#result !== undefined) this.#ended = true;
    // Not translated: `CurrentResult MODULE:LINE: NUMBER`, the last of which is the exit code.
    const [, result] = /^CurrentResult \S{1,80}: (-?\d{1,10})$/.exec(text) ?? [];
    if (result !== undefined) this.#result = Number(result);
  }

  fail(): void {
    this.#critical = true;
  }

  /** Null when it never came to an end. */
  get succeeded(): boolean | null {
    // Its last word counts: a task that stopped may have been tried again.
    if (this.#said !== undefined) return this.#said;
    if (this.#critical || (this.#result !== undefined && this.#result !== 0)) return false;
    return this.#ended && this.#result === 0 ? true : null;
  }
}
