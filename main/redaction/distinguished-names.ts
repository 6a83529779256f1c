import type { NameKind } from '../../preload/contract/index.js';
import type { HiddenText } from './hidden-text.js';
import { commonSite, isCommonObject, virtualDirectory } from './kept-words.js';

interface Part {
  readonly key: string;
  readonly value: string;
  /** As it stands before the next part. */
  readonly between: string;
}

const start = /(?<![\p{L}\p{N}_=./-])(?:CN|OU|DC|O|E|emailAddress|UID|L|ST|S|C|STREET)=(?=[^\s=,;])/giu;
const key = /^(CN|OU|DC|O|E|emailAddress|UID|L|ST|S|C|STREET|SERIALNUMBER|OID[.\d]+)=/i;
const valueInside = /^(?:"[^"\r\n]{0,256}"|(?:\\.|[^,;"<>|\r\n\\+])+)/;
/** Where nothing follows, a value ends with its words: those that begin with a capital or a digit, and are no thumbprint. */
const lastValue =
  /^(?:"[^"\r\n]{0,256}"|[^\s,;"'<>|)]+(?: +(?:(?:of|and|und|the|de|für|&) +)?(?![0-9A-F]{40}(?![\p{L}\p{N}]))\(?[\p{Lu}\p{N}][^\s,;"'<>|]*)*)/u;

/** Distinguished names, as `CN=EX3,CN=Computers,DC=contoso,DC=local` and as `/o=Contoso/ou=…/cn=EX3`. */
export function hideDistinguishedNames(hidden: HiddenText): void {
  if (/=/.test(hidden.text)) hidden.text = withoutCommaForm(withoutSlashForm(hidden.text, hidden), hidden);
}

function withoutCommaForm(text: string, hidden: HiddenText): string {
  let out = '';
  let at = 0;
  start.lastIndex = 0;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const { parts, end } = partsFrom(text, found.index);
    if (!isName(parts)) {
      start.lastIndex = found.index + found[0].length;
      continue;
    }
    out += text.slice(at, found.index) + shown(parts, hidden);
    at = end;
    start.lastIndex = end;
  }
  return out + text.slice(at);
}

/** One part alone may be anything that is set to a value, unless it names an object. */
function isName([first, second]: readonly Part[]): boolean {
  return first !== undefined && (second !== undefined || /^(?:CN|OU|DC|O|E|emailAddress)$/i.test(first.key));
}

/** The longest value of a part: Active Directory allows 64 characters for most, a certificate some more. */
const longest = 512;

function partsFrom(text: string, from: number): { readonly parts: readonly Part[]; readonly end: number } {
  const parts: Part[] = [];
  let at = from;
  for (;;) {
    const name = key.exec(text.slice(at, at + 64))?.[1];
    if (name === undefined) break;
    const begin = at + name.length + 1;
    const rest = text.slice(begin, begin + longest);
    const inside = valueInside.exec(rest)?.[0] ?? '';
    const after = /^ *[,+] */.exec(rest.slice(inside.length))?.[0];
    const next = after === undefined ? '' : text.slice(begin + inside.length + after.length);
    if (after !== undefined && inside !== '' && key.test(next.slice(0, 64))) {
      parts.push({ key: name, value: inside, between: after });
      at = begin + inside.length + after.length;
      continue;
    }
    const value = last(name, rest);
    if (value !== '') parts.push({ key: name, value, between: '' });
    return { parts, end: value === '' ? at : begin + value.length };
  }
  return { parts, end: at };
}

function last(name: string, rest: string): string {
  const found = (/^DC$/i.test(name) ? /^[\p{L}\p{N}_-]+/u : lastValue).exec(rest)?.[0] ?? '';
  return found.replace(/[.:]+$/, '');
}

function shown(parts: readonly Part[], hidden: HiddenText): string {
  let out = '';
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (!part) break;
    if (/^DC$/i.test(part.key)) {
      const run = parts.slice(index).findIndex(one => !/^DC$/i.test(one.key));
      const labels = run < 0 ? parts.slice(index) : parts.slice(index, index + run);
      out += domainParts(labels, hidden);
      index += labels.length - 1;
      continue;
    }
    out += `${part.key}=${valueOf(part, parts[index + 1], hidden)}${part.between}`;
  }
  return out;
}

function domainParts(parts: readonly Part[], hidden: HiddenText): string {
  const name = parts.map(({ value }) => value.trim()).join('.');
  const [first] = parts;
  const labels = /^(?:DomainDnsZones|ForestDnsZones)\./i.test(name) ? name.replace(/^\w+\./, '') : name;
  const standIn = parts.length === 1 ? hidden.name('domain', labels) : hidden.name('domain', labels, true);
  const short = hidden.standIns.known(labels)?.standIn.split('.')[0] ?? '';
  const dc = first?.key ?? 'DC';
  return parts.length === 1
    ? `${dc}=${standIn}`
    : `${dc}=${hidden.mark(short)}${first?.between ?? ','}${dc}=example${parts.at(-1)?.between ?? ''}`;
}

function valueOf({ key: name, value }: Part, parent: Part | undefined, hidden: HiddenText): string {
  const plain = value.trim();
  if (/^C$/i.test(name) || isCommonObject(plain) || plain === '') return value;
  const site = virtualDirectory.exec(plain);
  if (site) return hideWebSite(value, site[1], hidden);
  if (/@/.test(plain)) return value;
  const known = hidden.standIns.known(plain);
  if (known) return hidden.mark(known.standIn);
  if (/^[\p{L}\p{N}*_-]+(?:\.[\p{L}\p{N}_-]+)+$/u.test(plain) && /^CN$/i.test(name)) return wildcard(plain, hidden);
  return hidden.name(...kindBelow(name, parent));

  function kindBelow(of: string, above: Part | undefined): [NameKind, string, boolean] {
    const place = above?.value.trim().toLowerCase() ?? '';
    if (/^O$/i.test(of) || place === 'microsoft exchange') return ['organization', plain, true];
    if (['servers', 'computers', 'domain controllers'].includes(place)) return ['server', plain, true];
    if (place === 'sites') return ['site', plain, true];
    if (place === 'databases') return ['database', plain, true];
    if (place === 'users') return ['account', plain, plain.includes(' ')];
    return ['name', plain, plain.includes(' ')];
  }
}

const wildcard = (name: string, hidden: HiddenText): string =>
  name.startsWith('*.') ? `*.${hidden.host(name.slice(2))}` : hidden.host(name);

/** The name of a web site that somebody made. */
function hideWebSite(value: string, site: string | undefined, hidden: HiddenText): string {
  if (site === undefined || commonSite.test(site)) return hidden.mark(value);
  return value.replace(site, () => hidden.name('name', site, true));
}

const slashForm = /\/o=([^/\r\n"',;]{1,256})((?:\/(?:ou|cn)=[^/\r\n"',;]{1,256})*)/gi;

function withoutSlashForm(text: string, hidden: HiddenText): string {
  return text.replace(slashForm, (_all, organization: string, rest: string) => {
    const values = [organization, ...[...rest.matchAll(/\/(?:ou|cn)=([^/]+)/gi)].map(([, value = '']) => value)];
    const keys = ['o', ...[...rest.matchAll(/\/(ou|cn)=/gi)].map(([, name = '']) => name)];
    return values
      .map((value, index) => {
        // The last one ends where its words end.
        const whole = index === values.length - 1 ? last('cn', value) : value;
        const above = values[index - 1];
        const parent = above === undefined ? undefined : { key: 'cn', value: above, between: '' };
        const name = keys[index] ?? 'cn';
        return `/${name}=${valueOf({ key: name, value: whole, between: '' }, parent, hidden)}${value.slice(whole.length)}`;
      })
      .join('');
  });
}
