import type { CheckFix } from '../../../preload/contract/index.js';
import { boundCertificate } from '../bound-certificate.js';
import { clientHosts, covers } from '../certificate-names.js';
import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import { row } from '../rows.js';
import { area, bringCertificate, checkOfBound, facts, limitSeconds, ofBound } from './of-certificate.js';

export const certificateBound = defineCheck({
  card: {
    id: 'certificate-bound',
    area,
    title: 'A certificate is bound to port 443',
    proves:
      'http.sys answers on port 443 with a certificate that is in the store of this computer, with its private key, which the services can read.',
    how: 'netsh http show sslcert, and the certificates of this computer',
    weight: 'must',
  },
  timeLimitSeconds: limitSeconds,

  async look(world) {
    const server = await world.server();
    const bound = boundCertificate(server);
    switch (bound.state) {
      case 'unread':
        return couldNotTell(bound.why);
      case 'none':
        return {
          outcome: 'fail',
          found: 'No certificate is bound to port 443: no client can connect.',
          fix: bringCertificate(world),
        };
      case 'gone':
        return {
          outcome: 'fail',
          found: `The certificate that is bound to ${bound.binding.endpoint} (${bound.binding.thumbprint}) is not in the store.`,
          fix: bringCertificate(world),
        };
      case 'there': {
        const { certificate, others } = bound;
        const evidence = facts(certificate, server);
        if (!certificate.hasPrivateKey) {
          return {
            outcome: 'fail',
            found: `${certificate.subject} has no private key.`,
            evidence,
            fix: bringCertificate(world),
          };
        }
        if (certificate.readableByServices === false) {
          return {
            outcome: 'fail',
            found: `The services can't read the private key of ${certificate.subject}.`,
            evidence,
            fix: {
              words: 'Let NETWORK SERVICE read the private key: giving the certificate to a service again does that.',
              commands: [`Enable-ExchangeCertificate -Thumbprint ${certificate.thumbprint} -Services IIS`],
              changes: [
                {
                  kind: 'enable-certificate',
                  thumbprint: certificate.thumbprint,
                  services: ['IIS'],
                  popName: null,
                  imapName: null,
                },
              ],
            },
          };
        }
        const unsure = [
          ...(certificate.readableByServices === null
            ? ['Whether the services can read its key could not be told.']
            : []),
          ...(others.length > 0
            ? [`Another certificate is bound to ${others.map(({ endpoint }) => endpoint).join(', ')}.`]
            : []),
        ];
        return {
          outcome: unsure.length === 0 ? 'pass' : 'warning',
          found: [`${certificate.subject} answers on ${bound.binding.endpoint}.`, ...unsure].join(' '),
          evidence,
        };
      }
    }
  },
});

/** Until when a certificate that still works is worth a word. */
const soonDays = 30;
const dayMs = 24 * 3600 * 1000;

export const certificateDates = checkOfBound(
  {
    id: 'certificate-dates',
    title: 'The certificate is valid today',
    proves: `Today lies between its dates, and it has more than ${String(soonDays)} days left.`,
    how: 'NotBefore and NotAfter of the bound certificate',
    weight: 'must',
  },
  (certificate, server) => {
    const evidence = facts(certificate, server);
    const today = Date.parse(server.machine.readAt);
    const daysLeft = Math.floor((Date.parse(certificate.notAfter) - today) / dayMs);
    const until = certificate.notAfter.slice(0, 10);
    if (Date.parse(certificate.notBefore) > today) {
      const from = certificate.notBefore.slice(0, 10);
      return {
        outcome: 'fail',
        found: `It is valid from ${from} on only. Compare the clock of this server.`,
        evidence,
      };
    }
    const renew: CheckFix = {
      words: 'Renew the certificate with the authority that issued it, import it, and give it to the same services.',
      commands: [
        `Get-ExchangeCertificate -Thumbprint ${certificate.thumbprint} | New-ExchangeCertificate -GenerateRequest`,
      ],
      changes: [],
    };
    if (daysLeft < 0) return { outcome: 'fail', found: `It ran out on ${until}.`, evidence, fix: renew };
    if (daysLeft < soonDays) {
      return {
        outcome: 'warning',
        found: `It runs out on ${until}, in ${String(daysLeft)} days.`,
        evidence,
        fix: renew,
      };
    }
    return { outcome: 'pass', found: `It is valid until ${until}.`, evidence };
  },
);

export const certificateNotOwn = checkOfBound(
  {
    id: 'certificate-not-self-signed',
    title: 'Clients are not shown the certificate that setup made',
    proves:
      'The bound certificate was issued by an authority, not by the server itself; whether clients trust that authority is not looked at.',
    how: 'Issuer of the bound certificate; IsSelfSigned of Get-ExchangeCertificate',
    weight: 'must',
  },
  (certificate, server, world) =>
    certificate.selfSigned
      ? {
          outcome: 'fail',
          found: `${certificate.subject} was issued by itself: browsers and phones warn of it or refuse it.`,
          evidence: facts(certificate, server),
          fix: bringCertificate(world),
        }
      : { outcome: 'pass', found: `It was issued by ${certificate.issuer}.`, evidence: facts(certificate, server) },
);

export const certificateNames = defineCheck({
  card: {
    id: 'certificate-names',
    area,
    title: 'The certificate has the names that clients use',
    proves: 'Each host of the internal and external URLs and of Autodiscover stands on the bound certificate.',
    how: 'Subject alternative names beside the URLs in the directory',
    weight: 'must',
  },
  timeLimitSeconds: limitSeconds,

  async look(world) {
    const server = await world.server();
    const recorded = world.expected.directory ?? (await world.directory());
    const hosts = clientHosts(recorded);
    if (hosts.length === 0) return notApplicable('The directory sends no client to this server over TLS.');
    return ofBound(({ subject, names, ...certificate }) => {
      const rows = hosts.map(({ host, from }) => {
        const by = names.find(name => covers(name, host));
        return row({
          id: host,
          label: host,
          was: ['on the certificate', from],
          is: [by ?? 'missing', `names of ${subject}`],
          same: by !== undefined,
          remedy: `Get a certificate that has ${host} among its names.`,
        });
      });
      const missing = rows.filter(({ result }) => result !== 'same').map(({ label }) => label);
      const evidence = facts({ subject, names, ...certificate }, server);
      if (missing.length === 0) {
        return { outcome: 'pass', found: `All ${String(rows.length)} are on it.`, comparisons: rows, evidence };
      }
      const fix = certificate.selfSigned
        ? bringCertificate(world)
        : { words: 'Get a certificate with these names too, and give it to the services.', commands: [], changes: [] };
      return { outcome: 'fail', found: `Not on it: ${missing.join(', ')}.`, comparisons: rows, evidence, fix };
    })(server);
  },
});
