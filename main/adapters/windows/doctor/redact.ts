import type { DoctorReport } from '../../../../preload/contract/index.js';
import { withoutForms } from './free-text.js';
import { escaped, hideNames, type KnownName, StandIns } from './hidden-names.js';
import { namesOfMachine } from './names-of-machine.js';
import { withoutOtherPrograms } from './other-programs.js';
import { withoutSettings } from './without-settings.js';

/**
 * The report as text for somebody else: JSON in which known names of computers, domains, people and sites, and what has
 * the form of an account, a folder of a person, a share, an address, the domain part of a SID or a product key, are
 * stand-ins, always the same for the same. A bare name that nobody knows may be left. No probe asks for a password.
 */
export function redacted(whole: DoctorReport): string {
  const report = withoutSettings(withoutOtherPrograms(whole));
  const names = namesOfMachine(whole);
  const standIns = new StandIns();
  const versions = versionsIn(report);
  const hide = (text: string): string => hidden(text, { names, standIns, versions });
  // What stood somewhere is with its probe, whole.
  const facts = report.facts && { ...report.facts, raw: {} };
  return `${JSON.stringify(walk({ ...report, facts }, hide), null, 2)}\n`;
}

interface Hiding {
  readonly names: readonly KnownName[];
  readonly standIns: StandIns;
  /** Builds look like addresses, and are kept. */
  readonly versions: ReadonlySet<string>;
}

function hidden(text: string, { names, standIns, versions }: Hiding): string {
  const shares = text
    .replace(uncHost, host => standIns.for('host', host))
    .replace(uncShare, share => standIns.for('share', `share ${share}`));
  const known = hideNames(withoutAccounts(shares, names, standIns), names, standIns);
  return withoutForms(known, standIns)
    .replace(/\bS-1-5-21-\d+-\d+-\d+\b/g, sid => `S-1-5-21-${standIns.for('sid', sid)}`)
    .replace(/\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}\b/gi, key => standIns.for('key', key))
    .replace(/(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)/g, quad =>
      isKept(quad, versions) ? quad : standIns.for('ip', quad),
    )
    .replace(ipv6, address => standIns.for('ip', address))
    .replace(/[\w.+-]+@[\w<>-]+(?:\.[\w<>-]+)*/g, mail => standIns.for('user', mail));
}

/** Host and share of `\\host\share`; inside JSON each backslash stands twice. */
const uncHost =
  /(?<=(?<![\p{L}\p{N})\\]|\b[a-z]:)(?:\\{2}|\\{4}))[^\\\s"/?.<>|][^\\\s"/?<>|]*(?=\\{1,2}[^\\\s"/?<>|])/giu;
const uncShare = /(?<=\\{2}<\w+-\d+>\\{1,2})[^\\\s"/?<>|]+/g;

const ipv6 =
  /(?<![\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?)(?:%\d+)?(?![\w:])/gi;

const masks =
  /^(?:127\.0\.0\.1|0\.0\.0\.0|(?:255|254|252|248|240|224|192|128|0)(?:\.(?:255|254|252|248|240|224|192|128|0)){3})$/;

const isKept = (quad: string, versions: ReadonlySet<string>): boolean => versions.has(quad) || masks.test(quad);

/** Accounts and groups of a known domain: `DOMAIN\name`, up to where a quotation or a line ends. */
function withoutAccounts(text: string, names: readonly KnownName[], standIns: StandIns): string {
  const domains = [
    ...new Set(
      names.filter(({ kind }) => kind === 'domain' || kind === 'computer').map(({ name }) => name.toLowerCase()),
    ),
  ];
  return domains.reduce((all, domain) => {
    const account = new RegExp(`(?<![\\p{L}\\p{N}])(${escaped(domain)})\\\\([^"\\\\\\r\\n,<]+)`, 'giu');
    return all.replace(account, (_all, of: string, name: string) => `${of}\\${standIns.for('user', name)}`);
  }, text);
}

/** Numbers of four parts that stand where a version stands. */
function versionsIn(report: DoctorReport): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown, ofVersion: boolean): void => {
    if (typeof value === 'string' && ofVersion)
      for (const [quad] of value.matchAll(/\d+(?:\.\d+){3}/g)) found.add(quad);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) look(inner, ofVersion || /version|build|program$/i.test(key));
  };
  look(
    report.probes.map(({ value }) => value),
    false,
  );
  look(report.facts, false);
  return found;
}

/** What says how a probe went, and not what it found. */
const ownWords = new Set(['probe', 'source', 'platform', 'takenAt', 'productVersion', 'nodeVersion']);

/** Every text of a value. What is JSON inside a text is opened, for names are escaped there. */
function walk(value: unknown, hide: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return ownWords.has(key) ? value : hide(key === 'raw' ? opened(value) : value);
  if (Array.isArray(value)) return value.map(one => walk(one, hide, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, hide, name)]));
}

/** JSON of a script, without its escapes but on one line. */
function opened(raw: string): string {
  return raw.replace(/\\u([0-9a-f]{4})/gi, (all, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return character < ' ' ? all : character;
  });
}
