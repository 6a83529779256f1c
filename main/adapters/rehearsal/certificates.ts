import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import forge from 'node-forge';
import type { StoredCertificate } from '../../../preload/contract/index.js';
import { pemFile } from './certificate-files.js';
import { writeWhole } from './whole-file.js';

// The certificates of a simulated machine are real ones: PEM files in its folder, with their keys.

interface Wanted {
  /** As `CN=mail.contoso.com`. */
  readonly subject: string;
  readonly names: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly exportable: boolean;
  readonly services: StoredCertificate['services'];
}

interface Issuer {
  readonly certificate: forge.pki.Certificate;
  readonly key: forge.pki.rsa.PrivateKey;
}

/** Makes a certificate that signs itself, or that the issuer signs, and puts it into the store of the machine. */
export function makeCertificate(folder: string, wanted: Wanted, issuer?: Issuer): StoredCertificate {
  const { certificate, key } = signed(wanted, issuer);
  return store(folder, certificate, key, wanted);
}

/** A small authority, for one making of certificates: its key is kept nowhere. */
export function makeAuthority(name: string, validFrom: Date, validTo: Date): Issuer {
  return signed({ subject: `CN=${name}`, names: [], validFrom, validTo });
}

function signed(
  { subject, names, validFrom, validTo }: Pick<Wanted, 'subject' | 'names' | 'validFrom' | 'validTo'>,
  issuer?: Issuer,
): Issuer {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  // A serial number is positive: its first bit is not set.
  certificate.serialNumber = `4${randomBytes(15).toString('hex').slice(1)}`;
  certificate.validity.notBefore = validFrom;
  certificate.validity.notAfter = validTo;
  const own = [{ shortName: 'CN', value: subject.replace(/^CN=/, '') }];
  certificate.setSubject(own);
  certificate.setIssuer(issuer ? issuer.certificate.subject.attributes : own);
  certificate.setExtensions(
    names.length === 0
      ? [{ name: 'basicConstraints', cA: true }]
      : [
          { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
          { name: 'extKeyUsage', serverAuth: true },
          { name: 'subjectAltName', altNames: names.map(value => ({ type: 2, value })) },
        ],
  );
  certificate.sign(issuer?.key ?? key, forge.md.sha256.create());
  return { certificate, key };
}

/** Puts a certificate with its key into the store. */
function store(
  folder: string,
  certificate: forge.pki.Certificate,
  key: forge.pki.rsa.PrivateKey,
  { exportable, services }: Pick<Wanted, 'exportable' | 'services'>,
): StoredCertificate {
  const stored: StoredCertificate = {
    ...factsOfCertificate(certificate),
    hasPrivateKey: true,
    exportable,
    readableByServices: true,
    services,
  };
  writeWhole(
    pemFile(folder, stored.thumbprint),
    forge.pki.certificateToPem(certificate) + forge.pki.privateKeyToPem(key),
  );
  return stored;
}

function factsOfCertificate(certificate: forge.pki.Certificate) {
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
  const named = certificate.getExtension('subjectAltName') as { altNames?: { type: number; value: string }[] } | null;
  const subject = nameOf(certificate.subject);
  const issuer = nameOf(certificate.issuer);
  return {
    thumbprint: createHash('sha1').update(der, 'latin1').digest('hex').toUpperCase(),
    subject,
    issuer,
    names: (named?.altNames ?? []).filter(({ type }) => type === 2).map(({ value }) => value),
    notBefore: certificate.validity.notBefore.toISOString(),
    notAfter: certificate.validity.notAfter.toISOString(),
    selfSigned: subject === issuer,
  };
}

/** As Windows writes it: the most particular part first. */
function nameOf({ attributes }: forge.pki.Certificate['subject']): string {
  return [...attributes]
    .reverse()
    .map(({ shortName, type, value }) => `${shortName ?? type ?? ''}=${String(value)}`)
    .join(', ');
}

/** The certificate with its key as PKCS #12 under this password; undefined where the store has no key of it. */
export function exportedPfx(folder: string, thumbprint: string, password: string): Buffer | undefined {
  const file = pemFile(folder, thumbprint);
  if (!existsSync(file)) return undefined;
  const [certificate, key] = forge.pem.decode(readFileSync(file, 'utf8'));
  if (!certificate || !key) return undefined;
  const pfx = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(forge.pem.encode(key)),
    [forge.pki.certificateFromPem(forge.pem.encode(certificate))],
    password,
    { algorithm: '3des', friendlyName: thumbprint },
  );
  return Buffer.from(forge.asn1.toDer(pfx).getBytes(), 'latin1');
}

export type PfxContent = { readonly certificate: forge.pki.Certificate; readonly key: forge.pki.rsa.PrivateKey };

/** What a PKCS #12 file holds; `wrong-password` or `unreadable` where it does not open, `no-key` where the key is missing. */
export function openedPfx(bytes: Buffer, password: string): PfxContent | 'wrong-password' | 'unreadable' | 'no-key' {
  try {
    const pfx = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('latin1')), password);
    const bags = (type: string) => pfx.getBags({ bagType: type })[type] ?? [];
    const { pkcs8ShroudedKeyBag = '', keyBag = '', certBag = '' } = forge.pki.oids;
    const key = [...bags(pkcs8ShroudedKeyBag), ...bags(keyBag)][0]?.key;
    const certificates = bags(certBag).flatMap(({ cert }) => (cert ? [cert] : []));
    if (!key) return 'no-key';
    const certificate = certificates.find(one => (one.publicKey as forge.pki.rsa.PublicKey).n.equals(key.n));
    return certificate ? { certificate, key } : 'no-key';
  } catch (thrown) {
    return /password|MAC/i.test(String(thrown)) ? 'wrong-password' : 'unreadable';
  }
}

/** Puts what was opened into the store of the machine. */
export function importedCertificate(folder: string, { certificate, key }: PfxContent): StoredCertificate {
  return store(folder, certificate, key, { exportable: true, services: [] });
}

export const thumbprintOf = ({ certificate }: PfxContent): string => factsOfCertificate(certificate).thumbprint;

/** Takes a certificate and its key out of the store. */
export function removeCertificate(folder: string, thumbprint: string): void {
  rmSync(pemFile(folder, thumbprint), { force: true });
}
