import type { KitFile, KitLack, StoredCertificate } from '../../preload/contract/index.js';
import type { NewKit } from '../ports/kit-store.js';
import type { Secret } from '../ports/secret.js';
import type { SettingsSource } from '../ports/settings-source.js';
import { Failure } from '../problems/failure.js';
import { pathOfCertificate } from '../settings/trees/kit-paths.js';

/** Whether a password opens a certificate file. */
export type TryPassword = (pfx: Buffer, password: Secret) => Promise<'fits' | 'wrong' | 'unreadable'>;

export interface CertificateTaking {
  readonly source: SettingsSource;
  readonly kit: NewKit;
  readonly password: Secret | undefined;
  readonly signal: AbortSignal;
}

const reissue = 'Export it by hand where that works, or plan to have it issued anew when the server is lost.';

/** What a kit may take: a certificate without its key is of no use to a recovered server. */
export const withKeys = (certificates: readonly StoredCertificate[]): StoredCertificate[] =>
  certificates.filter(({ hasPrivateKey }) => hasPrivateKey);

/** Exports the certificates one by one. One that can't be exported is a lack that names it. */
export async function takeCertificates(
  certificates: readonly StoredCertificate[],
  taking: CertificateTaking,
): Promise<{ files: KitFile[]; lacks: KitLack[] }> {
  const files: KitFile[] = [];
  const lacks: KitLack[] = [];
  for (const certificate of withKeys(certificates)) {
    const lack = (why: string, next: string): void =>
      void lacks.push({ part: 'certificates', what: nameOf(certificate), why, next });
    const { password } = taking;
    if (!password) {
      lack(
        'No password was given to protect it with.',
        'Take the kit again, and type a password for the certificates.',
      );
    } else if (certificate.exportable === false) {
      lack('Its private key may not leave the certificate store.', reissue);
    } else {
      const file = await takeOne(certificate, { ...taking, password }).catch((thrown: unknown) => {
        if (!(thrown instanceof Failure) || endsTheKit(thrown)) throw thrown;
        lack(thrown.problem.happened, thrown.problem.next);
      });
      if (file) files.push(file);
    }
  }
  return { files, lacks };
}

const endsTheKit = ({ problem: { code } }: Failure): boolean => code === 'CANCELLED' || code === 'KIT_DISK_FULL';

async function takeOne(
  { thumbprint }: StoredCertificate,
  { source, kit, password, signal }: CertificateTaking & { readonly password: Secret },
): Promise<KitFile> {
  const path = pathOfCertificate(thumbprint);
  const written = await kit.made(path, file => source.exportCertificate(thumbprint, file, password, signal));
  return { path, ...written, tree: null, from: null, modifiedAt: null };
}

/** A certificate as people know it. */
export function nameOf({ subject, names, thumbprint, notAfter }: StoredCertificate): string {
  return `${names[0] ?? subject}, valid until ${notAfter.slice(0, 10)} (${thumbprint})`;
}
