import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { lastLine, run } from '../lib/run.mjs';

const folder = path.join(root, '.cache', 'wine', 'locale');
const name = 'de_DE.UTF-8';

/** A German Linux makes a German Windows: Wine takes its code pages from the locale. It is kept out of the system. */
export const germanLocale = {
  environment: { LC_ALL: name, LOCPATH: folder },
  /** Makes it where it is missing. Returns why not, or undefined. */
  ensure: async () => {
    const place = path.join(folder, name);
    if (existsSync(path.join(place, 'LC_CTYPE'))) return undefined;
    await mkdir(folder, { recursive: true });
    const { code, output } = await run('localedef', ['--no-archive', '-i', 'de_DE', '-f', 'UTF-8', place], {
      quiet: true,
    });
    return code === 0 ? undefined : `the German locale could not be made: ${lastLine(output)}`;
  },
};
