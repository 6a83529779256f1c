/** What becomes of text that comes in pieces. */
export interface LineReader {
  /** A line that is complete, as it stood at last, without its end. */
  readonly onLine: (line: string) => void;
  /**
   * The line that is being written, whenever it has changed: a percentage that counts up, a step whose result is not
   * there yet. What a tool writes over with `\r` or `\b` appears here alone.
   */
  readonly onUnfinished?: ((line: string) => void) | undefined;
}

export interface LineSplitter {
  take(text: string): void;
  /** Hands on what stands after the last line end. */
  end(): void;
}

/**
 * Splits console output into the lines that one sees in the end. `\n` and `\r\n` end a line. Text after a lone `\r`
 * replaces the line, which is how tools count up a percentage, and `\b` takes a character back.
 */
export function lineSplitter({ onLine, onUnfinished }: LineReader): LineSplitter {
  let line = '';
  let shown = '';
  /** A `\r` was seen, and nothing after it yet. */
  let returned = false;
  const show = (): void => {
    if (line !== '' && line !== shown) onUnfinished?.(line);
    shown = line;
  };
  const add = (part: string): void => {
    if (part === '\r') {
      returned = true;
      return;
    }
    if (part === '\n') {
      onLine(line);
      line = shown = '';
    } else {
      if (returned) show();
      line = part === '\b' ? line.slice(0, -1) : (returned ? '' : line) + part;
    }
    returned = false;
  };
  return {
    take: text => {
      for (const [part] of text.matchAll(parts)) add(part);
      show();
    },
    end: () => {
      if (line !== '') onLine(line);
      line = shown = '';
      returned = false;
    },
  };
}

const parts = /[\r\n\b]|[^\r\n\b]+/g;
