/** Events that a Client Access server writes after a start without anything being wrong. */
const harmless: readonly { readonly provider: string; readonly eventId: number }[] = [
  // Schannel: a client hung up, or offered what the server does not speak. Says nothing about the server.
  { provider: 'Schannel', eventId: 36887 },
  { provider: 'Schannel', eventId: 36888 },
  { provider: 'Schannel', eventId: 36874 },
];

export const isKnownNoise = ({ provider, eventId }: { readonly provider: string; readonly eventId: number }): boolean =>
  harmless.some(one => one.eventId === eventId && one.provider.toLowerCase() === provider.toLowerCase());
