import { type DoctorReport, HostFacts, type NameKind } from '../../../../preload/contract/index.js';
import type { KnownName } from '../../../redaction/redactor.js';

/** First parts of domain names that name nobody. */
const common = /^(?:local|lan|corp|com|net|org|ad|intern|internal|domain|windows|nt authority|builtin|workgroup)$/i;

/** What may be called thus on any machine, and tells nothing of this one. */
const ofEveryMachine = /^(?:default web site|system|administrator|nt authority)$/i;

/** Every name in a report that tells whose machine it is: of computers, domains, people, sites. */
export function namesOfMachine(report: DoctorReport): KnownName[] {
  const found: KnownName[] = [];
  const add = (kind: NameKind, name: unknown): void => {
    if (typeof name !== 'string' || name.trim() === '' || ofEveryMachine.test(name)) return;
    found.push({ kind, name: name.trim() });
  };
  const { facts, probes } = report;
  const raw = probes.map(one => `${one.raw}\n${one.why ?? ''}`).join('\n');
  for (const one of probes) eachField(one.value, (key, value) => addField(key, value, add));
  const domains = [facts?.domain, facts?.pendingDomain, facts?.fqdn?.split('.').slice(1).join('.')];
  for (const domain of domains) addDomain(domain ?? '', add);
  for (const name of [facts?.name, facts?.pendingName, facts?.fqdn?.split('.')[0]]) add('server', name);
  addAccount(facts?.account.name ?? '', add);
  add('server', facts?.secureChannel?.controller?.split('.')[0]);
  // w32tm names whom it asks, with the address in brackets.
  for (const [, host] of raw.matchAll(/([\p{L}\p{N}_-]{2,63})(?:\.[\p{L}\p{N}_.-]+)? \[[\d.a-f:]+\]/giu))
    add('server', host);
  for (const one of HostFacts.shape.exchange.shape.webDirectories.parse(facts?.exchange.webDirectories ?? [])) {
    add('name', one.site);
  }
  return withHosts(found, raw);
}

type Add = (kind: NameKind, name: unknown) => void;

function addField(key: string, value: unknown, add: Add): void {
  if (/^(?:ComputerName|Hostname|NV Hostname|DNSHostName|Name)$/.test(key) && isMachineName(key)) add('server', value);
  else if (key === 'MachineGuid') add('server', value);
  else if (/^(?:Domain|NV Domain|JoinDomain)$/.test(key)) addDomain(String(value), add);
}

/** `Name` is also what services, processes and features have. */
const isMachineName = (key: string): boolean => key !== 'Name';

function addDomain(domain: string, add: Add): void {
  if (common.test(domain)) return;
  add('domain', domain);
  const [first = ''] = domain.split('.');
  if (first.length > 2 && !common.test(first)) add('domain', first);
}

/** `DOMAIN\user`, as Windows names accounts. */
function addAccount(account: string, add: Add): void {
  const [domain, user] = account.includes('\\') ? account.split('\\') : ['', account];
  if (domain && !common.test(domain)) add('domain', domain);
  add('account', user);
}

/** Computers that are named with their domain, and the short names of those. */
function withHosts(names: readonly KnownName[], raw: string): KnownName[] {
  const hosts = names
    .filter(({ kind, name }) => kind === 'domain' && name.includes('.'))
    .flatMap(({ name }) => {
      const below = new RegExp(`(?<![\\p{L}\\p{N}_.-])([\\p{L}\\p{N}_-]{2,63})\\.${escaped(name)}`, 'giu');
      return [...raw.matchAll(below)].map(([, host = '']) => host);
    });
  const known = new Set(names.map(({ name }) => name.toLowerCase()));
  const others = [...new Set(hosts)].filter(host => !known.has(host.toLowerCase()));
  return [...names, ...others.map(name => ({ kind: 'server' as const, name }))];
}

function eachField(value: unknown, take: (key: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') take(key, inner);
    else eachField(inner, take);
  }
}

/** A text as a regular expression that means it. */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
