/** Where a port of the server is reached from here. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * The way to a port of the server. On a real network it is the server's own address. It stays pending until the signal
 * where nothing ever comes back: so a rehearsal has a firewall.
 */
export type Route = (port: number, signal: AbortSignal) => Promise<Place>;
