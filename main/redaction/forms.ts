import type { HiddenText } from './hidden-text.js';
import {
  commonShare,
  isCommonHost,
  isFile,
  noHost,
  noProfile,
  ofEveryMachine,
  places,
  virtualDirectory,
} from './kept-words.js';
import { ordinaryWords } from './ordinary-words.js';

// Names that nobody has listed, found by the form in which they are written. JSON inside a text doubles a backslash.

const url = /(?<![a-z0-9])([a-z][a-z0-9+.-]{1,20}:\/\/)([^\s/@"'<>\\]{1,200}@)?([^\s/:"'<>\\?#,;()[\]{}|%]{1,255})/giu;

/** Host and share of `\\host\share`; inside JSON each backslash stands twice. */
const unc =
  /(?<=(?<![\p{L}\p{N})\\]|\b[a-z]:)(?:\\{2}|\\{4})(?:\?\\UNC\\)?)([^\\\s"'/?.<>|:*,;()][^\\\s"'/?<>|:*,;()]{0,254})(?:(\\{1,2})([^\\\s"'/?<>|:*]{1,255}))?/giu;

const mail = /(?<![\p{L}\p{N}_.+-])([\p{L}\p{N}_.+-]{1,64})@([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8})/gu;

const dotted = /(?<![\p{L}\p{N}_.@-])(?:\*\.)?[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,8}(?![\p{L}\p{N}_-])/gu;

/** Ends of names inside a company. */
const ownEnd = /\.(?:local|localdomain|lan|corp|internal|intern|intra|intranet|home|priv|private|ad|prod|dom)$/i;
/** Ends of names of the Internet that are no ends of files. */
const publicEnd =
  /\.(?:com|net|org|info|biz|edu|gov|eu|de|at|ch|fr|it|es|nl|be|uk|us|ca|au|nz|jp|cn|ru|se|no|dk|fi|ie|br|mx|za|io|co|tv|pl|cz|hu|pt|gr|tr|ro|test|invalid|cloud|online|example)$/i;
const oneCase = /^(?:[^\p{Lu}]+|[^\p{Ll}]+)$/u;

/** `DOMAIN\name`: two words and no path, which would have a drive, a root or a third part. */
const account =
  /(?<![\p{L}\p{N}_\\/:.$%()<>\uE001-])([\p{L}\p{N}][\p{L}\p{N}_.-]{0,62})(\\{1,2})([\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}\$?)(?![\p{L}\p{N}_\\/$*])/gu;
const twoHumps = /^\p{Lu}\p{Ll}+\p{Lu}/u;

const profile =
  /([\\/]{1,2}(?:users|documents and settings)[\\/]{1,2})([^\\/:*?"<>|\r\n]{1,64}(?=[\\/])|[^\\/:*?"<>|\s]{1,64})/giu;

const freshName = /(?<![\p{L}\p{N}_-])WIN-[A-Z0-9]{11}(?![\p{L}\p{N}_-])/giu;

/** Hosts of URLs and of shares, and accounts as `user@domain`. */
export function hideHosts(hidden: HiddenText): void {
  if (hidden.text.includes('://')) {
    hidden.text = hidden.text.replace(url, (all, scheme: string, who: string | undefined, host: string) => {
      const stop = stopOf(host);
      const name = host.slice(0, host.length - stop.length);
      if (isCommonHost(name) || isAddress(name)) return all;
      const wild = name.startsWith('*.') ? '*.' : '';
      const by = who === undefined ? '' : `${hidden.name('account', who.slice(0, -1))}@`;
      return `${scheme}${by}${wild}${lower(hidden, name.slice(wild.length))}${stop}`;
    });
  }
  if (hidden.text.includes('\\\\')) {
    hidden.text = hidden.text.replace(
      unc,
      (all, name: string, between: string | undefined, shared: string | undefined) => {
        const share = shared ?? '';
        const stop = share === '' ? stopOf(name) : stopOf(share);
        const host = share === '' ? name.slice(0, name.length - stop.length) : name;
        if (isCommonHost(host) || (share === '' && !/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(host))) return all;
        const shown = isAddress(host) ? host : host.includes('.') ? hidden.host(host) : hidden.server(host);
        if (share === '') return `${shown}${stop}`;
        const plain = share.slice(0, share.length - stop.length);
        return `${shown}${between ?? ''}${commonShare.test(plain) ? plain : hidden.name('share', plain)}${stop}`;
      },
    );
  }
  if (hidden.text.includes('@')) {
    hidden.text = hidden.text.replace(
      mail,
      (_all, who: string, of: string) => `${hidden.name('account', who)}@${domainOf(hidden, of)}`,
    );
  }
}

/** Full names of computers, accounts, and what Windows calls a fresh server. */
export function hideForms(hidden: HiddenText): void {
  if (hidden.text.includes('.')) {
    hidden.text = hidden.text.replace(dotted, found => {
      const wild = found.startsWith('*.') ? '*.' : '';
      const name = found.slice(wild.length);
      return isHost(hidden, name, wild !== '') ? `${wild}${hidden.host(name)}` : found;
    });
  }
  if (hidden.text.includes('\\')) {
    hidden.text = hidden.text
      .replace(account, (all, domain: string, between: string, name: string) =>
        accountOf(hidden, { all, domain, between, name }),
      )
      .replace(profile, (all, before: string, name: string) =>
        noProfile.test(name) ? all : `${before}${hidden.name('account', withoutStop(name))}${stopOf(name)}`,
      );
  }
  hidden.text = hidden.text.replace(freshName, found => hidden.server(found));
}

const isAddress = (name: string): boolean => /^[\d.]+$/.test(name) || /^\[?[0-9a-f:.%]*:[0-9a-f:.%]*\]?$/i.test(name);

/** The host of a URL is written small. */
const lower = (hidden: HiddenText, name: string): string =>
  name.includes('.') ? hidden.host(name) : hidden.mark(hidden.standIns.for('server', name, true).toLowerCase());

/** What stands behind the @ of an account. */
function domainOf(hidden: HiddenText, name: string): string {
  const known = hidden.standIns.known(name);
  if (known) return hidden.mark(known.standIn);
  return name.includes('.') && isCommonHost(name) ? name : hidden.name('domain', name, name.includes('.'));
}

function isHost(hidden: HiddenText, name: string, wild: boolean): boolean {
  if (/^[\d.]+$/.test(name) || isCommonHost(name) || noHost.test(name)) return false;
  const labels = name.split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    if (hidden.standIns.known(labels.slice(from).join('.'))?.kind === 'domain') return true;
  }
  if (ownEnd.test(name)) return true;
  return (
    publicEnd.test(name) && oneCase.test(name) && (wild || !(labels.length === 2 && ordinaryWords.has(labels[0] ?? '')))
  );
}

interface Account {
  readonly all: string;
  readonly domain: string;
  readonly between: string;
  readonly name: string;
}

/** A version, as in `TLS 1.2\Server`. */
const isVersion = /^[\d.]+$/;

function accountOf(hidden: HiddenText, { all, domain, between, name }: Account): string {
  if (ofEveryMachine.test(domain) || commonLeft(hidden, domain)) return all;
  if (isFile.test(name)) return all;
  const known = hidden.standIns.known(domain);
  const of = known
    ? hidden.mark(known.standIn)
    : hidden.name('domain', domain, /^[\p{Lu}\p{N}-]{3,15}$/u.test(domain) && !ordinaryWords.has(domain.toLowerCase()));
  if (virtualDirectory.test(name) && known?.kind === 'server') return `${of}${between}${name}`;
  return `${of}${between}${hidden.name('account', withoutStop(name))}${stopOf(name)}`;
}

/** A known name is one whatever else it may be; a word in small letters, or of two parts, is more likely a folder. */
function commonLeft(hidden: HiddenText, left: string): boolean {
  const known = hidden.standIns.known(left);
  if (isVersion.test(left)) return known?.everywhere !== true;
  // No account has accounts: one that is called Server makes none of `Exchange Server\V14`.
  if (known && known.kind !== 'account') return false;
  if (places.test(left) || twoHumps.test(left)) return true;
  return ordinaryWords.has(left.toLowerCase()) && left !== left.toUpperCase();
}

/** The full stop of a sentence is no part of a name. */
const withoutStop = (name: string): string => name.replace(/[.,;]+$/, '');
const stopOf = (name: string): string => /[.,;]*$/.exec(name)?.[0] ?? '';
