// Brings everything that building, running and testing need. By hand: `node scripts/setup.mjs`.
import { pathToFileURL } from 'node:url';
import { ensureDebian } from './lib/debian.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensureChromium108, ensureNode16 } from './lib/test-tools.mjs';
import { ensureWine } from './wine/rig.mjs';

const oldestNode = 20;

/** What can be set up besides the packages: each says why it had to be left out, or nothing. */
const providers = {
  node16: { what: 'Node 16.17 (tests on the Node of Electron 22)', ensure: ensureNode16 },
  chromium108: { what: 'Chromium 108 (tests on the browser of Electron 22)', ensure: ensureChromium108 },
  chromium: { what: 'Debian packages for the browser tests', ensure: say => onDebian(['chromium'], say) },
  samba: { what: 'Debian packages for the directory tests', ensure: say => onDebian(['samba'], say) },
  wine: { what: 'Wine and the Windows build of Node 16 (tests on Windows)', ensure: ensureWine },
  display: { what: 'Debian packages for a virtual screen', ensure: say => onDebian(['display'], say) },
};

/** Everything that the tests use. */
export const everything = ['node16', 'chromium108', 'chromium', 'samba', 'wine'];

/**
 * Sets up the packages and the named tools. Returns what had to be left out: `[{ name, what, why }]`.
 * Throws where nothing can go on without.
 */
export async function setUp(names = [], say = sentence => console.log(sentence)) {
  refuseOldNode();
  await ensureDependencies(say);
  const leftOut = [];
  for (const name of names) {
    const { what, ensure } = providers[name];
    const why = await ensure(say);
    if (why) {
      say(`Left out: ${what}, because ${why}`);
      leftOut.push({ name, what, why });
    }
  }
  return leftOut;
}

function refuseOldNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < oldestNode) {
    throw new Error(`This needs Node ${oldestNode} or newer, and this is Node ${process.versions.node}.`);
  }
}

async function onDebian(purposes, say) {
  if (process.platform !== 'linux') return 'these are Debian packages, and this is another system.';
  return ensureDebian(purposes, say);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const leftOut = await setUp(everything);
  if (leftOut.length === 0) console.log('Everything is in place.');
  process.exitCode = leftOut.length > 0 && process.env.CI === 'true' ? 1 : 0;
}
