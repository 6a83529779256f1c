import type { HiddenText } from './hidden-text.js';

/** A piece of a URL in which letters are written as %2F: what may stand there as it is, and at least one that may not. */
const encoded = /[A-Za-z0-9_.~!*'()-]*(?:%[0-9a-f]{2}[A-Za-z0-9_.~!*'()-]*)+/gi;

/** Names in what is encoded for a URL, once or several times over. A piece without a name stays letter by letter. */
export function hideEncoded(hidden: HiddenText, hide: (decoded: string) => string): void {
  if (!hidden.text.includes('%')) return;
  hidden.text = hidden.text.replace(encoded, found => {
    const decoded = decode(found);
    const shown = decoded === null ? null : hide(decoded);
    return shown === null || shown === decoded ? found : hidden.mark(encodeURIComponent(shown));
  });
}

/** Null where it only looks so, as %CD% does. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
