import type { HiddenText } from './hidden-text.js';

/**
 * A piece of a URL in which letters are written as %2F: what may stand there as it is, and at least one that may not.
 * It is looked for only where such a piece can begin: elsewhere a long one would be read again from each of its letters.
 */
const encoded = /(?<![A-Za-z0-9_.~!*'()-])[A-Za-z0-9_.~!*'()-]*(?:%[0-9a-f]{2}[A-Za-z0-9_.~!*'()-]*)+/gi;
const encodedBytes = /(?:%[0-9a-f]{2})+/gi;

/** An address within an address within an address. */
const mostLayers = 3;
const leftOut = '[encoded text, left out]';

/**
 * Names in what is encoded for a URL, once or several times over. A piece without a name stays letter by letter; what is
 * encoded too often to be looked into is left out.
 */
export function hideEncoded(hidden: HiddenText, hide: (decoded: string) => string): void {
  if (!hidden.text.includes('%')) return;
  hidden.text = hidden.text.replace(encoded, found => {
    if (isTooDeep(found)) return hidden.mark(leftOut);
    const decoded = decode(found);
    const shown = hide(decoded);
    return shown === decoded ? found : hidden.mark(encodeURIComponent(shown));
  });
}

function isTooDeep(text: string): boolean {
  let inner = text;
  for (let layer = 0; layer < mostLayers; layer++) inner = decode(inner);
  return decode(inner) !== inner;
}

/** Also where a byte of it is no UTF-8, or only looks encoded, as in %CD%: names may stand beside it. */
const decode = (text: string): string =>
  text.replace(encodedBytes, bytes => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
