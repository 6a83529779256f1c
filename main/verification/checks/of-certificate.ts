import type { CheckFix, Fact, StoredCertificate } from '../../../preload/contract/index.js';
import { boundCertificate } from '../bound-certificate.js';
import { couldNotTell, defineCheck, notApplicable, type Check, type Seen } from '../check.js';
import { kitCommand } from '../kit-command.js';
import type { RunningServer, VerificationWorld } from '../world.js';

export const area = 'certificate';
export const limitSeconds = 180;
const store = 'certificates of this computer, Cert:\\LocalMachine\\My';

/** Looks at the certificate that IIS answers with; says so where there is none to look at. */
export function ofBound(
  look: (certificate: StoredCertificate, server: RunningServer) => Seen,
): (server: RunningServer) => Seen {
  return server => {
    const bound = boundCertificate(server);
    if (bound.state === 'unread') return couldNotTell(bound.why);
    if (bound.state === 'there') return look(bound.certificate, server);
    return notApplicable('No certificate is bound to port 443: the check of the binding says what to do.');
  };
}

export const checkOfBound = (
  card: Omit<Check['card'], 'area'>,
  look: (certificate: StoredCertificate, server: RunningServer, world: VerificationWorld) => Seen,
): Check =>
  defineCheck({
    card: { ...card, area },
    timeLimitSeconds: limitSeconds,
    look: async world => ofBound((certificate, server) => look(certificate, server, world))(await world.server()),
  });

export const facts = (certificate: StoredCertificate, server: RunningServer): Fact[] =>
  (
    [
      ['thumbprint', 'Thumbprint', certificate.thumbprint],
      ['subject', 'Subject', certificate.subject],
      ['issuer', 'Issuer', certificate.issuer],
      ['names', 'Names', certificate.names.join(', ')],
      ['until', 'Valid until', certificate.notAfter],
    ] as const
  ).map(([id, label, value]) => ({
    id,
    label,
    value,
    source: server.sources['certificates'] ?? store,
    readAt: server.readAt,
  }));

/** What puts a certificate right that is not the one that clients expect. */
export const bringCertificate = (world: VerificationWorld): CheckFix => ({
  words:
    'Bring the certificate of the lost server back with its private key: re-apply it from the recovery kit, or import it from a PFX file, and give it to the services.',
  commands: [
    kitCommand(world, 'apply', 'all-of:certificates'),
    'Import-ExchangeCertificate -FileData ([Byte[]](Get-Content -Path C:\\PATH\\certificate.pfx -Encoding Byte -ReadCount 0)) -Password (Get-Credential).Password',
    'Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services IIS',
  ],
  changes: [],
});
