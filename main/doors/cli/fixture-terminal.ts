import { Terminal } from './terminal.js';

/** A terminal that keeps what it is told; for tests. */
export class KeptTerminal extends Terminal {
  readonly lines: string[] = [];

  constructor() {
    super({ color: false, quietOutput: false });
  }

  override line(text = ''): void {
    this.lines.push(text);
  }
}
