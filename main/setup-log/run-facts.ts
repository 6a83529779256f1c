import { modeInCommand, modeOf, modeOfSwitch } from './run-mode.js';

/** What a run of setup says of itself in its first lines. */
export interface RunFacts {
  readonly mode: string | null;
  readonly version: string | null;
  readonly user?: string;
  readonly domainController?: string;
}

/** Of how many records of setup itself the ones that need no English are looked at. */
const firstRecords = 24;

/** Collects the facts of a run from the records of level 0, in the order in which they come. */
export class FactCollector {
  #ofMode: string | undefined;
  #ofSwitch: string | undefined;
  #ofCommand: string | undefined;
  #ofSetup: string | undefined;
  #version: string | undefined;
  #user: string | undefined;
  #controller: string | undefined;
  #records = 0;

  take(text: string): void {
    this.#records += 1;
    this.#takeParameter(text);
    const [, set] = /^The installation mode is set to: '([^']{1,60})'/.exec(text) ?? [];
    this.#ofSetup = set ?? this.#ofSetup;
    this.#takeController(text);
    if (this.#records <= firstRecords) this.#takeFirst(text);
  }

  get facts(): RunFacts {
    return {
      mode: this.#ofMode ?? this.#ofSwitch ?? this.#ofCommand ?? (this.#ofSetup ? modeOf(this.#ofSetup) : null),
      version: this.#version ?? null,
      ...(this.#user !== undefined && { user: this.#user }),
      ...(this.#controller !== undefined && { domainController: this.#controller }),
    };
  }

  #takeParameter(text: string): void {
    // Other languages keep the names of parameters, and put other words before them.
    const [, name = '', value = ''] = /\bName='([^']{1,60})', ?\S{1,20}='([^']{0,260})'/.exec(text) ?? [];
    if (name.toLowerCase() === 'mode') this.#ofMode ??= modeOf(value);
    else if (name !== '') this.#ofSwitch ??= modeOfSwitch(name);
  }

  #takeController(text: string): void {
    const [, quoted, bare] =
      /[Ss]etup will use (?:the domain controller '([^']{1,255})'|(?!the )(\S{1,255}))/.exec(text) ?? [];
    this.#controller = quoted ?? this.#controller ?? bare;
  }

  /** Version, user and command line stand near the beginning, also where setup speaks another language. */
  #takeFirst(text: string): void {
    const [, version] = /(?:^|[\s:])(\d{1,2}\.\d{1,2}\.\d{1,5}\.\d{1,5})\.?$/.exec(text) ?? [];
    if (version !== undefined && !text.includes('Windows NT')) this.#version ??= version;
    const [, user] = /^[^:'\\]{1,60}: ([^\\:/]{1,120}\\[^\\:/]{1,120}?)\.?$/.exec(text) ?? [];
    this.#user ??= user;
    if (/'\s?[/-]/.test(text)) this.#ofCommand ??= modeInCommand(text);
  }
}
