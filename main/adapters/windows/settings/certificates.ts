import type { z } from 'zod';
import { CertificateService, type StoredCertificate } from '../../../../preload/contract/index.js';
import { dnsNames } from './alternative-names.js';
import type { CertificateRows, ExchangeCertificateRows } from './probes.js';

type Row = z.infer<typeof CertificateRows>['rows'][number];

/**
 * The certificates of the computer's own store. What Exchange uses them for is null where its shell did not answer.
 * @fidelity C certificates: X509Certificate2 of .NET as Microsoft documents it; dates in UTC, thumbprints and SIDs are not translated
 */
export function storedCertificates(
  { rows }: z.infer<typeof CertificateRows>,
  exchange: z.infer<typeof ExchangeCertificateRows> | undefined,
): StoredCertificate[] {
  return rows.map(row => {
    const { subject, issuer, notBefore, notAfter, selfSigned, hasPrivateKey } = row;
    const thumbprint = row.thumbprint.toUpperCase();
    return {
      thumbprint,
      subject,
      issuer,
      names: namesOf(row),
      notBefore,
      notAfter,
      selfSigned,
      hasPrivateKey,
      exportable: hasPrivateKey ? row.exportable : null,
      readableByServices: hasPrivateKey ? row.readable : null,
      services: exchange === undefined ? null : servicesOf(thumbprint, exchange),
    };
  });
}

/** Where it lists no names, the common name in its subject is one. */
function namesOf({ names, subject }: Row): string[] {
  const listed = names === null ? [] : dnsNames(names);
  if (listed.length > 0) return [...new Set(listed)];
  const common = /(?:^|,\s*)CN=(?:"([^"]*)"|([^,]*))/i.exec(subject);
  const name = (common?.[1] ?? common?.[2] ?? '').trim();
  return /^(?:\*\.)?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u.test(name) ? [name] : [];
}

function servicesOf(thumbprint: string, { rows }: z.infer<typeof ExchangeCertificateRows>): CertificateService[] {
  const found = rows.find(one => one.thumbprint.toUpperCase() === thumbprint)?.services ?? [];
  return CertificateService.options.filter(service => found.includes(service));
}
