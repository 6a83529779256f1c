import type { CertificateService, Service } from '../../preload/contract/index.js';
import type { Expected, RunningServer } from './world.js';

export type MailProtocolName = 'POP3' | 'IMAP4';

export const mailServiceNames: Readonly<Record<MailProtocolName, string>> = {
  POP3: 'MSExchangePOP3',
  IMAP4: 'MSExchangeIMAP4',
};

const serviceOf = (services: readonly Service[], protocol: MailProtocolName): Service | undefined =>
  services.find(({ name }) => name.toLowerCase() === mailServiceNames[protocol].toLowerCase());

const isOn = (service: Service | undefined): boolean =>
  service !== undefined && (service.startMode === 'Automatic' || service.state === 'Running');

/** Setup leaves both to be started by hand: whether clients use them, the kit tells, or what runs now. */
export function mailProtocolUse(
  protocol: MailProtocolName,
  expected: Expected,
  server: RunningServer,
): { readonly used: boolean; readonly why: string } {
  if (expected.settings !== null && expected.settings.unread['services'] === undefined) {
    const used = isOn(serviceOf(expected.settings.services, protocol));
    return {
      used,
      why: used ? `${protocol} was on when the kit was taken` : `${protocol} was off when the kit was taken`,
    };
  }
  const used = isOn(serviceOf(server.services, protocol));
  return { used, why: used ? `${protocol} is on` : `${protocol} is off, and no kit tells whether it was on` };
}

/** The services that need a certificate, and why each does. */
export function certificateServices(expected: Expected, server: RunningServer) {
  const mail = (['POP3', 'IMAP4'] as const).flatMap(protocol => {
    const { used, why } = mailProtocolUse(protocol, expected, server);
    return used ? [[protocol === 'POP3' ? 'POP' : 'IMAP', why] as const] : [];
  });
  const all: (readonly [CertificateService, string])[] = [['IIS', 'every Client Access server'], ...mail];
  return {
    wanted: all.map(([service]) => service),
    reason: Object.fromEntries(all) as Partial<Record<CertificateService, string>>,
  };
}
