import { startWords } from '../../product/exchange-2010.js';
import { couldNotTell, defineCheck, notApplicable, type Check } from '../check.js';
import { mailProtocolUse, mailServiceNames, type MailProtocolName } from '../mail-services.js';
import { row, sameName } from '../rows.js';

const usual = { POP3: { plain: 110, secure: 995 }, IMAP4: { plain: 143, secure: 993 } } as const;

const portsOf = (bindings: readonly string[]): number[] => {
  const ports = bindings.map(text => Number(/:(\d{1,5})$/.exec(text)?.[1])).filter(port => port > 0 && port < 65_536);
  return [...new Set(ports)];
};

const words = {
  POP3: { startTls: 'pop', certificate: 'POP', encrypts: 'STLS' },
  IMAP4: { startTls: 'imap', certificate: 'IMAP', encrypts: 'STARTTLS' },
} as const;

const checkOf = (protocol: MailProtocolName): Check => {
  const noun = protocol === 'POP3' ? 'Pop' : 'Imap';
  const { startTls, certificate, encrypts } = words[protocol];
  return defineCheck({
    card: {
      id: protocol.toLowerCase(),
      area: 'mail protocols',
      title: `${protocol} answers as before`,
      proves: `Where ${protocol} was on, its service runs, and its ports answer, with TLS and ${encrypts}.`,
      how: `The service ${mailServiceNames[protocol]}, and connections to its ports`,
      weight: 'must',
    },
    timeLimitSeconds: 180,

    async look(world, signal) {
      const server = await world.server();
      if (server.unread['services'] !== undefined) return couldNotTell(server.unread['services']);
      const { used, why } = mailProtocolUse(protocol, world.expected, server);
      if (!used) return notApplicable(`${why}.`);
      const recorded = world.expected.directory ?? (await world.directory());
      // Where the directory records the protocol, an empty list means that nothing listens on purpose.
      const bound = recorded.mailProtocols.find(({ kind }) => kind === protocol);
      const service = server.services.find(({ name }) => sameName(name, mailServiceNames[protocol]));
      const name = recorded.summary.fqdn ?? world.expected.serverName;
      const plain = bound ? portsOf(bound.plainBindings) : [usual[protocol].plain];
      const secure = bound ? portsOf(bound.secureBindings) : [usual[protocol].secure];
      const shake = async (port: number, asks: typeof startTls | null) => {
        const answer = await world.probes.handshake({ port, name, ...(asks && { startTls: asks }) }, signal);
        const done = answer.state === 'done';
        return {
          answer,
          row: row({
            id: `${String(port)}-tls`,
            label: `Port ${String(port)} with ${asks ? encrypts : 'TLS'}`,
            was: ['a certificate', bound ? 'bindings in the directory' : 'usual port'],
            is: [
              done ? (answer.chain[0]?.subject ?? 'none') : answer.why,
              `TLS handshake with ${world.probes.address}`,
            ],
            same: done && answer.chain.length > 0,
            remedy: `Give ${protocol} a certificate: Enable-ExchangeCertificate -Services ${certificate}`,
          }),
        };
      };
      // Users who sign in on the plain port are asked to encrypt first, unless somebody has allowed them not to.
      const encrypted = await Promise.all([
        ...plain.map(port => shake(port, startTls)),
        ...secure.map(port => shake(port, null)),
      ]);
      const rows = [
        row({
          id: 'service',
          label: mailServiceNames[protocol],
          was: ['Running', why],
          is: [service?.state ?? 'missing', server.sources['services'] ?? 'services of Windows'],
          same: service?.state === 'Running',
          remedy: `net start ${mailServiceNames[protocol]}`,
        }),
        ...(await Promise.all(
          plain.map(async port => {
            const answer = await world.probes.connect(port, signal);
            return row({
              id: String(port),
              label: `Port ${String(port)}`,
              was: ['open', bound ? 'bindings in the directory' : 'usual port'],
              is: [answer.state, `connection to ${world.probes.address}`],
              same: answer.state === 'open',
              remedy: `Look at Get-${noun}Settings and the firewall of Windows.`,
            });
          }),
        )),
        ...encrypted.flatMap(({ answer, row: one }) => (answer.state === 'cannot ask' ? [] : [one])),
      ];
      const wrong = rows.filter(({ result }) => result !== 'same');
      const unasked = encrypted.filter(({ answer }) => answer.state === 'cannot ask');
      if (wrong.length === 0 && unasked.length > 0) {
        const found = unasked.map(one => `${one.row.label}: ${one.row.rebuilt}`).join('; ');
        return { ...couldNotTell(`This program can’t ask here. ${found}`), comparisons: rows };
      }
      if (wrong.length === 0)
        return {
          outcome: 'pass',
          found: `It runs, and ${[...plain, ...secure].join(', ')} answer.`,
          comparisons: rows,
        };
      const stopped = service && service.state !== 'Running';
      const kept = world.expected.settings?.services.find(one => sameName(one.name, mailServiceNames[protocol]));
      const mode = kept?.startMode ?? 'Automatic';
      return {
        // Somebody may have set it to sign users in without encryption.
        outcome: wrong.every(({ label }) => label.endsWith(encrypts)) ? 'warning' : 'fail',
        found: wrong.map(({ label, rebuilt }) => `${label}: ${rebuilt}`).join('; '),
        comparisons: rows,
        fix: stopped
          ? {
              words: 'Set its start mode as before, and start the service.',
              commands: [`sc.exe config ${service.name} start= ${startWords[mode]}`, `net start ${service.name}`],
              changes: [
                { kind: 'set-service-start', service: service.name, startMode: mode },
                { kind: 'start-service', service: service.name },
              ],
            }
          : {
              words: service
                ? 'Compare the bindings and the certificate in the settings, and look at the firewall of Windows.'
                : 'The service was not brought back by setup: look at the end of its log.',
              commands: service ? [`Get-${noun}Settings | Format-List`] : [],
              changes: [],
            },
      };
    },
  });
};

export const mailProtocolChecks: readonly Check[] = [checkOf('POP3'), checkOf('IMAP4')];
