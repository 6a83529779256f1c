/**
 * A Windows-like machine for tests: Wine, the Windows build of Node 16, and stand-ins of Windows tools. On Windows
 * itself there is no Wine: the tests run there, on the Node that is there.
 */
import { pathToFileURL } from 'node:url';
import { ensureDebian } from '../lib/debian.mjs';
import { germanLocale } from './locale.mjs';
import { ensureWindowsNode, windowsNodeFile } from './windows-node.mjs';
import { compileStandIns, compilerIsMissing, standInFolder } from './stand-ins.mjs';
import { ensurePrefix, onWine, stopWine } from './wine.mjs';

const onWindows = process.platform === 'win32';

/** Brings all that the Wine tests need. Returns why not, or undefined. */
export async function ensureWine(say) {
  if (onWindows) return compilerIsMissing();
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it runs on Linux on x64, and on Windows itself';
  return (await ensureDebian(['wine'], say)) ?? (await ensureWindowsNode(say)) ?? (await germanLocale.ensure());
}

/**
 * The machines on which the tests run: the same one with the code page of an English and of a German Windows. `env` is
 * for the tests.
 */
const machines = {
  english: { locale: { LC_ALL: 'C.UTF-8' }, codePage: '437' },
  german: { locale: germanLocale.environment, codePage: '850' },
};

/**
 * A running Windows with a code page. `run` starts a Node script there and waits for its end: `{ code, output }`.
 * Paths of this system are known there under `placeOf`.
 */
export async function startWindows(language, say) {
  const { locale, codePage } = machines[language];
  await compileStandIns();
  const env = { CAS_RECOVERY_STAND_INS: placeOf(standInFolder) };
  if (onWindows) return { run: onOwnNode(env), stop: async () => undefined };
  await stopWine();
  await ensurePrefix(say);
  const given = { ...locale, ...env, CAS_RECOVERY_CODE_PAGE: codePage };
  return {
    run: (args, options) => onWine([windowsNodeFile, ...args], { ...options, env: given }),
    stop: stopWine,
  };
}

/** Wine shows the root of this system as drive Z. */
export const placeOf = file => (onWindows ? file : `Z:${file.replaceAll('/', '\\')}`);
export const urlOf = file => (onWindows ? pathToFileURL(file).href : `file:///Z:${pathToFileURL(file).pathname}`);

function onOwnNode(env) {
  return async (args, options) => {
    const { run } = await import('../lib/run.mjs');
    return run(process.execPath, args, { ...options, env, quiet: true });
  };
}
