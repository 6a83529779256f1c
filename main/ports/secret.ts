import { inspect } from 'node:util';

const hidden = '[secret]';

/** A password on its way to a tool. It prints as `[secret]` wherever it is written by accident. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The real text: called inside an adapter only, right where it is handed to the tool or the server. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [inspect.custom](): string {
    return hidden;
  }
}
