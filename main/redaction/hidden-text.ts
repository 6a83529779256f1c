import type { NameKind } from '../../preload/contract/index.js';
import { isCommonHost, commonLabel } from './kept-words.js';
import { ordinaryWords } from './ordinary-words.js';
import type { StandIns } from './stand-ins.js';

const open = '\uE000';
const close = '\uE001';
const digits = 0xe010;
const ownCharacters = /[\uE000\uE001\uE010-\uE019]/g;
const marks = /\uE000([\uE010-\uE019]+)\uE001/g;

/**
 * A text whose names are being taken out. A name that is found is put aside behind a mark of characters that no other
 * pattern reads, so that nothing is hidden twice.
 */
export class HiddenText {
  readonly #aside: string[] = [];

  constructor(
    public text: string,
    readonly standIns: StandIns,
  ) {
    this.text = text.replace(ownCharacters, '\uFFFD');
  }

  /** What stands for a part of the text until the end. */
  mark(shown: string): string {
    const number = String(this.#aside.push(shown) - 1);
    const code = number.replace(/\d/g, digit => String.fromCharCode(digits + Number(digit)));
    return `${open}${code}${close}`;
  }

  /** The stand-in of a name, as a mark. */
  name(kind: NameKind, name: string, everywhere = false): string {
    return this.mark(this.standIns.for(kind, name, everywhere));
  }

  /** Of a computer by its short name, wherever it is known by its place to be one. */
  server(name: string): string {
    return isCommonHost(name) ? name : this.name('server', name, true);
  }

  /** Of a host by its full name, or by a short one: `server-1.domain-1.example`. */
  host(name: string): string {
    if (isCommonHost(name)) return name;
    const { label, domain } = split(name.toLowerCase(), this.standIns);
    if (domain === null) return this.server(name);
    const of = this.standIns.for('domain', domain, true);
    if (label === null) return this.mark(of);
    if (label.split('.').every(part => commonLabel.test(part))) return this.mark(`${label}.${of}`);
    // MAIL of `mail.contoso.com` is a word everywhere else, and so is what is no computer's name.
    const alone = this.standIns.known(label)?.everywhere ?? (/\d/.test(label) && !ordinaryWords.has(label));
    return this.mark(`${this.standIns.for('server', label, alone).toLowerCase()}.${of}`);
  }

  /** The whole text, with stand-ins where the marks are. A stand-in may hold marks itself. */
  get shown(): string {
    let text = this.text;
    for (let depth = 0; depth < 4 && text.includes(open); depth++) {
      text = text.replace(marks, (_all, code: string) => {
        const number = code.replace(/./g, one => String(one.charCodeAt(0) - digits));
        return this.#aside[Number(number)] ?? '';
      });
    }
    return text;
  }
}

/** A full name as its host and its domain: the longest domain that is known, or all but the first label. */
function split(name: string, standIns: StandIns): { readonly label: string | null; readonly domain: string | null } {
  const plain = name.replace(/\.$/, '');
  const labels = plain.split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    const domain = labels.slice(from).join('.');
    if (standIns.known(domain)?.kind === 'domain')
      return { label: from === 0 ? null : labels.slice(0, from).join('.'), domain };
  }
  if (labels.length === 1) return { label: plain, domain: null };
  if (labels.length === 2) return { label: null, domain: plain };
  return { label: labels[0] ?? '', domain: labels.slice(1).join('.') };
}
