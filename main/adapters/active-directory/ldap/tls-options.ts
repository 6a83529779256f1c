import type { ConnectionOptions } from 'node:tls';

/** Versions that no longer protect a password well, by the names that the runtime has for them. */
const oldVersions: Readonly<Record<string, string>> = { TLSv1: 'TLS 1.0', 'TLSv1.1': 'TLS 1.1' };

/** What a negotiated protocol is called, if it is one of those that the operator had to accept; null otherwise. */
export function oldVersionName(protocol: string | null): string | null {
  return oldVersions[protocol ?? ''] ?? null;
}

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
