import type { LostServer } from '../../preload/contract/index.js';
import { hostOf } from './rows.js';

/** Whether a name on a certificate stands for a host; `*` stands for exactly one part, the first. */
export function covers(name: string, host: string): boolean {
  const [one, other] = [name.toLowerCase(), host.toLowerCase()];
  if (!one.startsWith('*.')) return one === other;
  const dot = other.indexOf('.');
  return dot > 0 && other.slice(dot) === one.slice(1);
}

/** A host that clients reach over TLS, and what sends them there. */
export interface ClientHost {
  readonly host: string;
  readonly from: string;
}

/** Every host that the directory sends clients to over TLS, each once. */
export function clientHosts({ virtualDirectories, serviceConnectionPoints }: LostServer): ClientHost[] {
  const told = [
    ...virtualDirectories.flatMap(({ name, kind, internalUrl, externalUrl }) =>
      [internalUrl, externalUrl].map(url => [url, kind === 'Outlook Anywhere', name] as const),
    ),
    ...serviceConnectionPoints.map(({ name, url }) => [url, false, `service connection point ${name}`] as const),
  ];
  const hosts = new Map<string, string>();
  for (const [url, bare, from] of told) {
    if (url === null || !(bare || /^https:/i.test(url))) continue;
    const host = hostOf(url);
    if (host !== null && !hosts.has(host)) hosts.set(host, from);
  }
  return [...hosts].map(([host, from]) => ({ host, from }));
}
