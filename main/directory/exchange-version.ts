import type { ExchangeVersion } from '../../preload/contract/index.js';
import { releases } from '../product/exchange-2010.js';

/** Products by the first two numbers of a build. Source: Microsoft's table of Exchange build numbers. */
const otherProducts: readonly { readonly prefix: string; readonly name: string }[] = [
  { prefix: '6.5.', name: 'Exchange Server 2003' },
  { prefix: '8.0.', name: 'Exchange Server 2007' },
  { prefix: '8.1.', name: 'Exchange Server 2007 SP1' },
  { prefix: '8.2.', name: 'Exchange Server 2007 SP2' },
  { prefix: '8.3.', name: 'Exchange Server 2007 SP3' },
  { prefix: '15.0.', name: 'Exchange Server 2013' },
  { prefix: '15.1.', name: 'Exchange Server 2016' },
  { prefix: '15.2.', name: 'Exchange Server 2019' },
];

/**
 * The version of a server from its `serialNumber`, which holds the build plus 30000, or else from its
 * `versionNumber`, which lacks the last of the four numbers. Null when neither tells an exact build.
 */
export function decodeExchangeVersion(
  serialNumbers: readonly string[],
  versionNumber: string | null,
): ExchangeVersion | null {
  for (const raw of serialNumbers) {
    const build = buildOfSerialNumber(raw);
    if (build !== null) return { build, name: nameOf(build), raw };
  }
  const build = versionNumber === null ? null : buildOfVersionNumber(versionNumber);
  return build === null || versionNumber === null ? null : { build, name: nameOf(build), raw: versionNumber };
}

function buildOfSerialNumber(text: string): string | null {
  const numbers = /^Version (\d+)\.(\d+) \(Build (\d+)\.(\d+)[:)]/.exec(text)?.slice(1).map(Number);
  if (numbers === undefined) return null;
  const [major, minor, build = 0, revision] = numbers;
  return [major, minor, build >= 30000 ? build - 30000 : build, revision].join('.');
}

/**
 * From the top: 4 bits for comparison, 6 major, 6 minor, 1 flag, 15 build. The fourth number is not in it. A known
 * release of Exchange 2010 gives it; other products are named by the three.
 */
function buildOfVersionNumber(text: string): string | null {
  const packed = Number(text);
  if (!Number.isInteger(packed) || packed <= 0) return null;
  const start = [(packed >> 22) & 63, (packed >> 16) & 63, packed & 32767].join('.');
  const release = releases.find(({ build }) => build.startsWith(`${start}.`));
  if (release) return release.build;
  return otherProducts.some(({ prefix }) => start.startsWith(prefix)) ? start : null;
}

function nameOf(build: string): string {
  const release = releases.find(({ major, minor }) => build.startsWith(`${String(major)}.${String(minor)}.`));
  const product = otherProducts.find(({ prefix }) => build.startsWith(prefix));
  return release?.name ?? product?.name ?? `Exchange ${build}`;
}
