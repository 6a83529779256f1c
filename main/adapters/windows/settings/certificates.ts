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
  told: z.infer<typeof CertificateRows>,
  exchange: z.infer<typeof ExchangeCertificateRows> | undefined,
  mailNames: MailNames,
): StoredCertificate[] {
  const found = withoutMail(told, exchange);
  return withWildcard(withWildcard(found, 'POP', mailNames.pop), 'IMAP', mailNames.imap);
}

/** What POP3 and IMAP4 are set to find their certificate by. */
export interface MailNames {
  readonly pop: string | null;
  readonly imap: string | null;
}

/**
 * Exchange does not list POP3 and IMAP4 with a certificate for a wildcard: they find it by the name that they are set to,
 * and take the newest.
 */
function withWildcard(
  all: readonly StoredCertificate[],
  service: CertificateService,
  name: string | null,
): StoredCertificate[] {
  const wanted = name?.toLowerCase();
  const isCalled = (names: readonly string[], one: string): boolean => names.some(each => each.toLowerCase() === one);
  const domain = wanted?.includes('.') ? `*${wanted.slice(wanted.indexOf('.'))}` : undefined;
  const exact = all.some(({ names, services }) => services?.includes(service) && isCalled(names, wanted ?? ''));
  if (wanted === undefined || domain === undefined || exact) return [...all];
  const [newest] = all
    .filter(({ names, hasPrivateKey }) => hasPrivateKey && isCalled(names, domain))
    .sort((a, b) => b.notBefore.localeCompare(a.notBefore));
  return all.map(one =>
    one !== newest || one.services === null || one.services.includes(service)
      ? one
      : { ...one, services: [...one.services, service] },
  );
}

function withoutMail(
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
      ...(row.chain !== undefined && { chain: row.chain && flagsIn(row.chain) }),
    };
  });
}

/** One status of .NET may hold several flags. */
const flagsIn = (chain: readonly string[]): string[] => [
  ...new Set(chain.flatMap(one => one.split(',').map(flag => flag.trim()))),
];

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
