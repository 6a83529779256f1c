/**
 * Sources of events that tell how a Client Access server is; each also stands for those whose names go on, such as
 * `ASP.NET 2.0.50727.0`.
 */
const sources = [
  'MSExchange',
  'ASP.NET',
  'W3SVC',
  'WAS',
  'Microsoft-Windows-WAS',
  'Microsoft-Windows-IIS',
  'Microsoft-Windows-HttpEvent',
  'HTTP',
  'IIS',
  'Schannel',
  'NETLOGON',
  'Service Control Manager',
] as const;

/** What others write, such as a driver or a backup, says nothing about clients. */
export const isOfExchange = ({ provider }: { readonly provider: string }): boolean =>
  sources.some(one => provider.toLowerCase().startsWith(one.toLowerCase()));

/** Events that a Client Access server writes after a start without anything being wrong. */
const harmless: readonly { readonly provider: string; readonly eventId: number }[] = [
  // Schannel: a client hung up, or offered what the server does not speak. Says nothing about the server.
  { provider: 'Schannel', eventId: 36887 },
  { provider: 'Schannel', eventId: 36888 },
  { provider: 'Schannel', eventId: 36874 },
];

export const isKnownNoise = ({ provider, eventId }: { readonly provider: string; readonly eventId: number }): boolean =>
  harmless.some(one => one.eventId === eventId && one.provider.toLowerCase() === provider.toLowerCase());
