import { couldNotTell, defineCheck, type Seen } from '../check.js';
import { certificateServices } from '../mail-services.js';
import { row } from '../rows.js';
import { area, facts, limitSeconds, ofBound } from './of-certificate.js';

export const certificateServicesGiven = defineCheck({
  card: {
    id: 'certificate-services',
    area,
    title: 'Exchange uses the certificate for its services',
    proves:
      'Exchange has given the bound certificate, or another one from an authority, to IIS, and to POP3 and IMAP4 where they are on.',
    how: 'Services of Get-ExchangeCertificate',
    weight: 'must',
  },
  timeLimitSeconds: limitSeconds,

  async look(world) {
    const server = await world.server();
    const { wanted, reason } = certificateServices(world.expected, server);
    return ofBound((certificate): Seen => {
      const { certificates, unread } = server;
      const told = certificates.filter(({ services }) => services !== null);
      if (told.length === 0) {
        return couldNotTell(
          unread['certificateServices'] ?? 'The Exchange shell did not tell what the certificates are used for.',
        );
      }
      const rows = wanted.map(service => {
        const by = told.filter(({ services }) => services?.includes(service));
        const good = by.find(({ selfSigned }) => !selfSigned) ?? by[0];
        return row({
          id: service,
          label: service,
          was: ['a certificate of an authority', reason[service] ?? ''],
          is: [
            good ? `${good.subject}${good.selfSigned ? ' (issued by itself)' : ''}` : 'none',
            'Get-ExchangeCertificate',
          ],
          same: good !== undefined && (!good.selfSigned || certificate.selfSigned),
          remedy: `Enable-ExchangeCertificate -Thumbprint ${certificate.thumbprint} -Services ${service}`,
        });
      });
      const missing = rows.filter(({ result }) => result !== 'same');
      const evidence = facts(certificate, server);
      if (missing.length === 0) {
        return { outcome: 'pass', found: `It is given to ${wanted.join(', ')}.`, comparisons: rows, evidence };
      }
      const services = wanted.filter(service => missing.some(({ id }) => id === service));
      return {
        outcome: 'fail',
        found: `Not given to ${services.join(', ')}.`,
        comparisons: rows,
        evidence,
        fix: {
          words: 'Give the bound certificate to these services in the Exchange shell.',
          commands: [
            `Enable-ExchangeCertificate -Thumbprint ${certificate.thumbprint} -Services ${services.join(',')}`,
          ],
          changes: [
            { kind: 'enable-certificate', thumbprint: certificate.thumbprint, services, popName: null, imapName: null },
          ],
        },
      };
    })(server);
  },
});
