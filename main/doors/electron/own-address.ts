/** Where the window lives. Nothing else is ever loaded. */
export const ownScheme = 'app';
export const ownHost = 'wizard';
export const homeAddress = `${ownScheme}://${ownHost}/index.html`;

/**
 * Whether an address is the window's own. Compares protocol and host: the `origin` of a scheme of one's own is the
 * text "null" in Node, and every such origin would look alike.
 */
export function isOwnAddress(address: string): boolean {
  const url = parse(address);
  return url?.protocol === `${ownScheme}:` && url.host === ownHost && url.username === '' && url.port === '';
}

/** What the window may load: its own files, and what its own page made in memory (a report to be saved). */
export function mayLoad(address: string): boolean {
  return isOwnAddress(address) || (address.startsWith('blob:') && isOwnAddress(address.slice('blob:'.length)));
}

/** The path of an own address, percent-encoded, with its leading slash. */
export function pathOf(address: string): string | undefined {
  return isOwnAddress(address) ? parse(address)?.pathname : undefined;
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
