import { constants } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions, type SecureVersion } from 'node:tls';
import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import { remembering } from '../read-again.js';
import { pemOf } from '../certificate-files.js';

const known: readonly {
  readonly name: string;
  readonly version: SecureVersion;
  readonly since: number;
  readonly switchedOff: number;
}[] = [
  // Windows Server 2008 R2 knows all three, and has the newer two switched off.
  { name: 'TLS 1.0', version: 'TLSv1', since: 6.1, switchedOff: constants.SSL_OP_NO_TLSv1 },
  { name: 'TLS 1.1', version: 'TLSv1.1', since: 6.2, switchedOff: constants.SSL_OP_NO_TLSv1_1 },
  { name: 'TLS 1.2', version: 'TLSv1.2', since: 6.2, switchedOff: constants.SSL_OP_NO_TLSv1_2 },
];

/** Versions of TLS that a server of this Windows offers, unless its registry says otherwise; oldest first. */
export function versionsOf({ operatingSystem, settings }: SimulatedMachine): SecureVersion[] {
  const release = Number(operatingSystem.version.split('.').slice(0, 2).join('.'));
  return known
    .filter(({ name, since }) => {
      const place = `\\schannel\\protocols\\${name}\\server`.toLowerCase();
      const value = (wanted: string): string | undefined =>
        settings.registry.find(one => one.key.toLowerCase().endsWith(place) && one.name === wanted)?.data;
      if (value('Enabled') === '0' || value('DisabledByDefault') === '1') return false;
      return release >= since || value('Enabled') !== undefined;
    })
    .map(({ version }) => version);
}

/** What a service shakes hands with: the real key of its certificate. Undefined where it has none, or no version is left. */
export function ownTls(
  folder: string,
  machine: SimulatedMachine,
  certificate: string | null,
): SecureContext | undefined {
  const pem = certificate === null ? undefined : pemOf(folder, certificate);
  const versions = versionsOf(machine);
  const [minVersion] = versions;
  const maxVersion = versions[versions.length - 1];
  if (pem === undefined || minVersion === undefined || maxVersion === undefined) return undefined;
  const secureOptions = known
    .filter(({ version }) => !versions.includes(version))
    .reduce((all, { switchedOff }) => all | switchedOff, 0);
  const options: SecureContextOptions = { key: pem, cert: pem, minVersion, maxVersion, secureOptions };
  return contextFor(options);
}

/** Making one takes as long as several handshakes. */
const contextFor = remembering(madeContext, options => JSON.stringify(options));

function madeContext(options: SecureContextOptions): SecureContext {
  try {
    return createSecureContext({ ...options, ciphers: 'DEFAULT@SECLEVEL=0' });
  } catch {
    // The TLS of Electron has no security levels to lower.
    return createSecureContext(options);
  }
}
