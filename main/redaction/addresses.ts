import type { HiddenText } from './hidden-text.js';
import { lastOfWindows } from './stand-ins.js';

const quad = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g;
const reverse = /(?<![\w.])((?:\d{1,3}\.){1,4})in-addr\.arpa\b/gi;
const ipv6 =
  /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?|::(?:ffff:)?[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){1,5})(?:%\d{1,4})?(?![\w:])/gi;
const hardware = /(?<![0-9a-f:-])(?:[0-9a-f]{2}([-:]))(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![0-9a-f:-])/gi;
const sid = /\bS-1-5-21-\d{1,10}-\d{1,10}-\d{1,10}(-\d{1,10})?\b/gi;
const productKey = /(?<![\w-])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![\w-])/gi;
/** SHA-1 in one piece, and as the dialogs and certutil of Windows show it. */
const thumbprint = /(?<![0-9a-z])(?:[0-9a-f]{40}|[0-9a-f]{2}([ :-])(?:[0-9a-f]{2}\1){18}[0-9a-f]{2})(?![0-9a-z])/gi;

const masks =
  /^(?:127\.0\.0\.1|0\.0\.0\.0|(?:255|254|252|248|240|224|192|128|0)(?:\.(?:255|254|252|248|240|224|192|128|0)){3})$/;
/** Builds of Exchange 2010, and of assemblies: `14.3.123.4`, `2.0.0.0`. */
const product = /^14\.[0-3]\.\d+\.\d+$|^\d\.\d{1,2}\.0\.0$/;
const asVersion = /(?:version|build|v)[ =:"']{0,3}$/i;

/** SIDs, thumbprints, keys, and addresses of every kind. `versions` look like addresses, and are kept. */
export function hideAddresses(hidden: HiddenText, versions: ReadonlySet<string>): void {
  const { standIns } = hidden;
  let { text } = hidden;
  if (/-21-/.test(text)) text = text.replace(sid, (all, rid?: string) => sidOf(all, rid, hidden));
  text = text
    .replace(thumbprint, found => hidden.name('thumbprint', found.replace(/[ :-]/g, '')))
    .replace(productKey, found => (/\d/.test(found) || /^[A-Z-]+$/.test(found) ? hidden.name('key', found) : found));
  if (/[-:]/.test(text)) {
    text = text
      .replace(hardware, found => hidden.name('mac', found.replace(/:/g, '-')))
      .replace(ipv6, found => (/^[0:]*1?$/.test(found) ? found : hidden.name('ipv6', found)));
  }
  if (/\d\./.test(text)) {
    text = text
      .replace(reverse, (_all, numbers: string) => hidden.mark(`${backwards(numbers, hidden)}.in-addr.arpa`))
      .replace(quad, (found: string, at: number, all: string) => {
        if (masks.test(found) || versions.has(found)) return found;
        const known = standIns.known(found) !== undefined;
        const isVersion = product.test(found) || asVersion.test(all.slice(Math.max(0, at - 12), at));
        return !known && (isVersion || !isAddress(found)) ? found : hidden.name('ip', found);
      });
  }
  hidden.text = text;
}

const isAddress = (found: string): boolean => found.split('.').every(part => Number(part) < 256);

/** Groups and accounts that Windows makes in every domain keep their number. */
function sidOf(all: string, rid: string | undefined, hidden: HiddenText): string {
  const domain = all.split('-').slice(0, 7).join('-');
  const shown = hidden.standIns.for('sid', domain);
  if (rid === undefined) return hidden.mark(shown);
  const number = rid.slice(1);
  const last = Number(number) < lastOfWindows ? number : hidden.standIns.for('account-sid', all);
  return hidden.mark(`${shown}-${last}`);
}

/** `23.0.0.10.in-addr.arpa` is the name of 10.0.0.23; a zone has fewer parts. */
function backwards(numbers: string, hidden: HiddenText): string {
  const parts = numbers.split('.').slice(0, -1).reverse();
  const whole = [...parts, '0', '0', '0'].slice(0, 4).join('.');
  return hidden.standIns.for('ip', whole).split('.').slice(0, parts.length).reverse().join('.');
}
