import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { Secret } from '../../../ports/secret.js';
import { makeCertificate, type TestCertificate } from './certificate-for-tests.js';
import type { Access } from './ldap-connection.js';

/** For tests: a certificate of 127.0.0.1 while the tests of a file run. */
export function certificateOfThisMachine(): () => TestCertificate {
  let folder: string;
  let certificate: TestCertificate;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cas-recovery-certificate-'));
    certificate = makeCertificate(folder, '20200101000000Z', '20490101000000Z');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => certificate;
}

/** For tests: an account, and trust in this certificate alone. */
export function accessBy({ cert, caFile }: TestCertificate, change: Partial<Access> = {}): Access {
  return {
    user: 'anna@contoso.local',
    password: new Secret('Pa55word'),
    authorities: { certificates: [cert], who: `the authority in ${caFile}` },
    caFile,
    oldTlsAccepted: false,
    names: undefined,
    limits: { connect: 5, answer: 5 },
    signal: undefined,
    ...change,
  };
}
