import { shownSecrets } from '../ports/secret.js';

/** What stands in the place of a password. */
const mask = '[secret]';

/** A value in quotation marks, or up to the next blank. */
const value = String.raw`("[^"\r\n]{0,256}"|'[^'\r\n]{0,256}'|[^\s"',;<>|)\]}]{1,256})`;
/** Of an option: only a blank ends it. */
const optionValue = String.raw`("[^"\r\n]{0,256}"|'[^'\r\n]{0,256}'|[^\s"']{1,256})`;
const longWord = String.raw`[\w-]{0,24}(?:password|passwd|passphrase|passwort|kennwort)`;
const word = String.raw`(?:${longWord}|pwd|pass|pw|pd|po|rp|passwordd|passwordo|userpassword)`;

interface Rule {
  /** What the line must hold; a quick look before the slow one. */
  readonly hint: RegExp;
  /** Two groups: what stays before the value, and the value. */
  readonly find: RegExp;
}

const rules: readonly Rule[] = [
  // `/password:xyz`, `-Password xyz`, `--password=xyz`; an option without a value, a variable and a prompt stay.
  {
    hint: /[-/](?:\w*pass|p[wdo]|rp|\w*kennwort)/i,
    find: new RegExp(String.raw`((?<![\w\\/.:-])[-/]{1,2}${word}(?:[:=] *| +))${optionValue}`, 'gi'),
  },
  // `Password=xyz` of a connection string, an attribute or a service.
  { hint: /p(?:ass|wd)\w* *=|wort *=/i, find: new RegExp(String.raw`((?<![\w-])${word} *= *)${value}`, 'gi') },
  // `Password: xyz`, `"password": "xyz"`, `<Password>xyz<`, as a tool or a file may tell it.
  {
    hint: /pass|wort/i,
    find: new RegExp(String.raw`((?<![\w-])${longWord}"? *: *)${value}`, 'gi'),
  },
  { hint: /<[^<>]*(?:pass|wort)/i, find: new RegExp(String.raw`(<${longWord}>)([^<]{1,256})`, 'gi') },
  // `net use \\host\share xyz`, before and after `/user:`; `net user name xyz`.
  {
    hint: /net(?:\.exe)?"? +use/i,
    find: new RegExp(
      String.raw`(\bnet(?:\.exe)?"? +use +(?:[a-z*]:? +)?"?\\\\[^\s"]{1,256}"? +(?:/user:\S{1,256} +)?)(?![/*])${value}`,
      'gi',
    ),
  },
  {
    hint: /net(?:\.exe)?"? +user/i,
    find: new RegExp(String.raw`(\bnet(?:\.exe)?"? +user +(?:"[^"]{1,64}"|[^\s/"]{1,64}) +)(?![/*])${value}`, 'gi'),
  },
  // `certutil -p xyz`, and what makes a secure string of a text.
  { hint: /certutil/i, find: new RegExp(String.raw`(\bcertutil(?:\.exe)?\b[^\r\n]{0,200}? -p +)${value}`, 'gi') },
  {
    hint: /securestring/i,
    find: new RegExp(String.raw`(\bConvertTo-SecureString +(?:-String +)?)(?![-$(])${value}`, 'gi'),
  },
];

/** `https://user:xyz@host`. */
const inUrl = /(:\/\/[^\s/@:"']{1,64}:)([^\s/@"']{1,256})(?=@)/g;

/** A prompt, stars, dots, what this program shows itself, and a variable of cmd as it is usually written. */
const noValue = /^(?:\*+|\.+|\[secret\]?|""|''|%[A-Z_]+%)$/;
/** Behind a blank: another option, or what PowerShell works out, a variable of letters or `(Read-Host`. */
const nextWord = /^(?:[-/]{1,2}[a-z][\w-]*(?:[:=].*)?|\([a-z$][a-z-]*\)?)$/i;
const variable = /^\$(?:env:)?[a-z]+$/i;

/** A value that is no password. Where it could be one, it counts as one: `/password:$x` is none that cmd would replace. */
function isNone(found: string, before: string): boolean {
  if (noValue.test(found)) return true;
  if (/[:=] *$/.test(before)) return false;
  return nextWord.test(found) || (variable.test(found) && /(?<![/\w])-{1,2}\w+ +$/.test(before));
}

/**
 * A text from outside without passwords: those that this process knows, and what stands where a password stands. To be
 * used where output of tools and of others enters the program.
 */
export function withoutSecrets(text: string): string {
  let shown = text;
  for (const secret of shownSecrets()) if (shown.includes(secret)) shown = shown.split(secret).join(mask);
  for (const { hint, find } of rules) {
    if (hint.test(shown)) {
      shown = shown.replace(find, (all: string, before: string, found: string) =>
        isNone(found, before) ? all : `${before}${mask}`,
      );
    }
  }
  return shown.includes('://') ? shown.replace(inUrl, (_all, before: string) => `${before}${mask}`) : shown;
}
