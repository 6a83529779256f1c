import type { ConnectionOptions } from 'node:tls';

/** Versions that no longer protect a password well. */
const oldVersions: readonly (string | null)[] = ['TLSv1', 'TLSv1.1'];

/** Whether a negotiated protocol is one of those that the operator had to accept. */
export const isOld = (protocol: string | null): boolean => oldVersions.includes(protocol);

interface Wanted {
  readonly authority: readonly string[] | null;
  readonly oldTlsAccepted: boolean;
}

/** How to encrypt: the certificate is always checked, whatever version of TLS was accepted. */
export function tlsOptionsFor({ authority, oldTlsAccepted }: Wanted): ConnectionOptions {
  return {
    // Said aloud, since a variable of the environment can change what Node does when nothing is said.
    rejectUnauthorized: true,
    minVersion: oldTlsAccepted ? 'TLSv1' : 'TLSv1.2',
    ...(authority && { ca: [...authority] }),
    ...(oldTlsAccepted && needsLowerLevel() && { ciphers: 'DEFAULT@SECLEVEL=0' }),
  };
}

/** OpenSSL 3 counts TLS 1.0 among what its usual level of security refuses. The library of Electron knows no levels. */
function needsLowerLevel(): boolean {
  return !Reflect.has(process.versions, 'electron') && Number(process.versions.openssl.split('.')[0]) >= 3;
}
