import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { failure } from '../../../problems/problem.js';
import { whyUnreadable } from '../why-unreadable.js';

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates in a file, as PEM text. Takes both forms that Windows exports: Base-64 and DER. */
export async function readCertificateFile(path: string): Promise<string[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw failure('DIRECTORY_CA_FILE_NOT_USABLE', { path, why: whyUnreadable(error) }, error);
  });
  const blocks = bytes.toString('latin1').match(pemBlock) ?? [bytes];
  try {
    return blocks.map(block => new X509Certificate(block).toString());
  } catch (error) {
    throw failure('DIRECTORY_CA_FILE_NOT_USABLE', { path, why: 'it holds no certificate' }, error);
  }
}

/** The certificates in a list of many, without those that this runtime can't read. */
export function pemCertificates(bytes: Buffer): string[] {
  return (bytes.toString('latin1').match(pemBlock) ?? []).flatMap(block => {
    try {
      return [new X509Certificate(block).toString()];
    } catch {
      return [];
    }
  });
}
