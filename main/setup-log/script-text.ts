/**
 * Setup quotes the script that failed before it tells the error:
 * `The following error was generated when "$error.Clear(); SCRIPT " was run: "EXCEPTION"`.
 * What the script says is no complaint. The frame is another one in other languages; the script begins the same.
 */
export class ScriptQuote {
  #inside = false;

  /** The part of a line that is outside of quoted scripts. */
  outside(line: string): string {
    if (this.#inside) return this.#afterEnd(line, 0);
    const start = line.indexOf(scriptStart);
    if (start < 0) return line;
    this.#inside = true;
    return this.#afterEnd(line, start);
  }

  /** A new record begins. */
  close(): void {
    this.#inside = false;
  }

  #afterEnd(line: string, from: number): string {
    scriptEnd.lastIndex = from;
    const end = scriptEnd.exec(line);
    if (!end) return '';
    this.#inside = false;
    return line.slice(end.index + end[0].length);
  }
}

const scriptStart = '"$error.Clear();';

/** The end of the script: English words, or the name of an exception in quotation marks. */
const scriptEnd = /" was run: "|" [^"\n]{0,60}"(?=[A-Za-z]\w{0,60}(?:\.\w{1,80}){1,9}Exception\b)/g;
