import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { failure } from '../../problems/problem.js';

interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const onWindows = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
];
const windowsFolders = ['ProgramFiles', 'ProgramFiles(x86)', 'ProgramW6432', 'LOCALAPPDATA'];

const onMac = ['Google Chrome', 'Microsoft Edge', 'Chromium'];

const inPath = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Where a browser of the Chromium family may be, the likeliest first. Names without a folder are looked for in PATH. */
export function browserPlaces({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    const folders = [...new Set(windowsFolders.map(name => env[name]))].filter(folder => folder !== undefined);
    return onWindows.flatMap(program => folders.map(folder => win32.join(folder, program)));
  }
  const folders = (env['PATH'] ?? '').split(posix.delimiter).filter(folder => folder.startsWith('/'));
  const apps = platform === 'darwin' ? onMac.map(name => `/Applications/${name}.app/Contents/MacOS/${name}`) : [];
  return [...apps, ...inPath.flatMap(name => folders.map(folder => posix.join(folder, name)))];
}

/** The first of them that is there. Throws `PDF_NO_BROWSER`. */
export async function findBrowser(machine: Machine = process): Promise<string> {
  for (const place of browserPlaces(machine)) if (await canRun(place)) return place;
  throw failure('PDF_NO_BROWSER', { tried: ['Microsoft Edge', 'Google Chrome', 'Chromium'] });
}

const canRun = (place: string): Promise<boolean> =>
  access(place, constants.X_OK).then(
    () => true,
    () => false,
  );
