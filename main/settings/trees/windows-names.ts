/** Also with an ending, and with spaces before it. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i;
// eslint-disable-next-line no-control-regex -- Windows forbids them in names.
const forbidden = /[<>:"|?*\\/\u0000-\u001f]/;
const longestName = 255;

/** Why Windows can't hold a file or folder of this name, as it follows `the name …`; null where it can. */
export function whyNoWindowsName(name: string): string | null {
  if (name === '' || name === '.' || name === '..') return 'is no name';
  if (forbidden.test(name)) return 'has characters that Windows forbids in names';
  if (/[. ]$/.test(name)) return 'ends with a dot or a space, which Windows drops';
  if (device.test(name)) return 'is that of a device';
  if (name.length > longestName) return `is longer than ${String(longestName)} characters`;
  return null;
}

/** The folder that was found good last: the paths of a list mostly share it with the one before. */
let goodFolder = '';

/** Why a path with forward slashes can't lie below a folder of Windows; null where it can. */
export function whyNoWindowsPath(path: string): string | null {
  const slash = path.lastIndexOf('/');
  const folder = slash < 0 ? '' : path.slice(0, slash);
  if (slash >= 0 && folder !== goodFolder) {
    const why = firstWhy(folder.split('/'));
    if (why !== null) return why;
    goodFolder = folder;
  }
  return slash === 0 ? 'is no name' : whyNoWindowsName(path.slice(slash + 1));
}

function firstWhy(names: readonly string[]): string | null {
  for (const name of names) {
    const why = whyNoWindowsName(name);
    if (why !== null) return why;
  }
  return null;
}

const plainLetters = /^[ -~]*$/;

/** A path as Windows compares it. Letters that would become two in upper case stay as they are. */
export function foldedPath(path: string): string {
  if (plainLetters.test(path)) return path.toUpperCase();
  return Array.from(path, letter => {
    const upper = letter.toUpperCase();
    return upper.length === letter.length ? upper : letter;
  }).join('');
}

/** Tells of each path, in turn, which earlier one Windows would take for the same, or for a folder in its way. */
export class CaseClashes {
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();

  /** The earlier path that is in the way; null where none is, and the path is then remembered. */
  add(path: string): string | null {
    const folded = foldedPath(path);
    const folders = foldersAbove(folded);
    const other = this.#files.get(folded) ?? this.#folders.get(folded) ?? first(folders, one => this.#files.get(one));
    if (other !== undefined) return other;
    this.#files.set(folded, path);
    for (const folder of folders) if (!this.#folders.has(folder)) this.#folders.set(folder, path);
    return null;
  }
}

function foldersAbove(path: string): string[] {
  const found: string[] = [];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    found.push(path.slice(0, slash));
  return found;
}

function first<T>(values: readonly T[], find: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
