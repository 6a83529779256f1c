import { createSecureContext } from 'node:tls';
import { asn1, pkcs12, util } from 'node-forge';
import type { Secret } from '../../ports/secret.js';

/**
 * Whether a password opens a certificate file (PKCS #12). Windows Server 2008 R2 protects such files in a way that newer
 * systems have dropped: where the system's own library gives up, another one is asked.
 */
export function tryPfxPassword(pfx: Buffer, password: Secret): Promise<'fits' | 'wrong' | 'unreadable'> {
  const passphrase = password.reveal();
  try {
    createSecureContext({ pfx, passphrase });
    return Promise.resolve('fits');
  } catch {
    return Promise.resolve(tryForge(pfx, passphrase));
  }
}

function tryForge(pfx: Buffer, passphrase: string): 'fits' | 'wrong' | 'unreadable' {
  let content: asn1.Asn1;
  try {
    content = asn1.fromDer(util.createBuffer(pfx.toString('binary')));
  } catch {
    return 'unreadable';
  }
  try {
    pkcs12.pkcs12FromAsn1(content, false, passphrase);
    return 'fits';
  } catch (thrown) {
    return /password|MAC/i.test(thrown instanceof Error ? thrown.message : '') ? 'wrong' : 'unreadable';
  }
}
