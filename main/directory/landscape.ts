import {
  virtualDirectoryKinds,
  type ClientAccessArray,
  type ServerSummary,
  type VirtualDirectory,
} from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { Condition, Directory, DirectoryEntry } from '../ports/directory.js';
import { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import { virtualDirectoryClasses } from '../product/exchange-2010.js';
import { clientAccessArrayOf, searchArrays } from './client-access-arrays.js';
import { distinguishedNameKeys, leafName } from './distinguished-name.js';
import { valueOf } from './entry-attributes.js';
import { searchServers, summariesOf } from './list-servers.js';
import { nearNames } from './near-names.js';
import { findOrganization, type Organization } from './organization.js';
import { virtualDirectoriesAmong } from './virtual-directories.js';

/** A part of the directory, or why it could not be read. */
export type Part<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly why: string };

/** A mailbox database, and the name that it sends Outlook to: of a server, or of an array. */
export interface OutlookPointer {
  readonly name: string;
  readonly pointsAt: string;
}

/** Who serves clients in an organization, and who stands in for whom. */
export interface Landscape {
  readonly readAt: string;
  readonly readFrom: string;
  readonly organization: string;
  readonly servers: readonly ServerSummary[];
  readonly arrays: Part<readonly ClientAccessArray[]>;
  readonly databases: Part<readonly OutlookPointer[]>;
  /** Virtual directories outside the default web site, by `serverKey` of their server. */
  readonly ownWebSites: Part<ReadonlyMap<string, readonly string[]>>;
}

/** Reads it in four searches, however many servers there are. A part that may not be read is told, and stops nothing. */
export async function readLandscape(directory: Directory, clock: Clock): Promise<Landscape> {
  const organization = await findOrganization(directory);
  const [servers, arrays, databases, ownWebSites] = await Promise.all([
    searchServers(directory, organization).then(summariesOf),
    part(searchArrays(directory, organization, null).then(entries => entries.map(clientAccessArrayOf))),
    part(searchPointers(directory, organization)),
    part(searchOwnWebSites(directory, organization)),
  ]);
  const { name } = organization;
  return {
    readAt: clock.now(),
    readFrom: directory.readFrom,
    organization: name,
    servers,
    arrays,
    databases,
    ownWebSites,
  };
}

/** The server of this name, or full name. Throws `SERVER_NOT_IN_DIRECTORY`. */
export function serverNamed({ servers, arrays, readFrom }: Landscape, name: string): ServerSummary {
  const isNamed = (one: { readonly name: string; readonly fqdn: string | null }): boolean =>
    [one.name, one.fqdn].some(known => known?.toLowerCase() === name.toLowerCase());
  const found = servers.find(isNamed);
  if (found) return found;
  const known = servers.map(one => one.name);
  throw failure('SERVER_NOT_IN_DIRECTORY', {
    name,
    readFrom,
    near: nearNames(name.split('.')[0] ?? name, known),
    known,
    isArray: arrays.known && arrays.value.some(isNamed),
  });
}

/** The same for every spelling of a distinguished name. */
export function serverKey(distinguishedName: string, stepsUp = 0): string {
  return (distinguishedNameKeys(distinguishedName) ?? []).slice(stepsUp).join('\n');
}

async function part<T>(reading: Promise<T>): Promise<Part<T>> {
  try {
    return { known: true, value: await reading };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || !isOfPart(thrown)) throw thrown;
    return { known: false, why: thrown.problem.happened };
  }
}

const isOfPart = ({ problem: { code } }: Failure): boolean =>
  code === 'DIRECTORY_READ_REFUSED' || code === 'DIRECTORY_PART_ABSENT';

async function searchPointers(
  directory: Directory,
  { distinguishedName }: Organization,
): Promise<readonly OutlookPointer[]> {
  const entries = await directory.search({
    base: distinguishedName,
    scope: 'subtree',
    where: { attribute: 'objectClass', equals: 'msExchPrivateMDB' },
    attributes: ['cn', 'legacyExchangeDN'],
  });
  return entries.map(pointerOf);
}

function pointerOf(entry: DirectoryEntry): OutlookPointer {
  return {
    name: valueOf(entry, 'cn') ?? leafName(entry.distinguishedName) ?? entry.distinguishedName,
    pointsAt: /\/cn=Servers\/cn=([^/]+)\//i.exec(valueOf(entry, 'legacyExchangeDN') ?? '')?.[1] ?? '',
  };
}

/** The default web site has number 1 on every server. */
const inDefaultSite: Condition = { attribute: 'msExchMetabasePath', contains: '/W3SVC/1/' };

const aWebDirectory: Condition = {
  any: virtualDirectoryKinds.map(kind => ({ attribute: 'objectClass', equals: virtualDirectoryClasses[kind] })),
};

async function searchOwnWebSites(
  directory: Directory,
  { distinguishedName }: Organization,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const entries = await directory.search({
    base: distinguishedName,
    scope: 'subtree',
    where: { all: [aWebDirectory, { not: inDefaultSite }] },
    attributes: ['objectClass', 'cn', 'msExchMetabasePath'],
  });
  const byServer = new Map<string, string[]>();
  for (const one of virtualDirectoriesAmong(entries).filter(isElsewhere)) {
    // Three steps below its server: `CN=owa …,CN=HTTP,CN=Protocols,CN=EX3,…`.
    const key = serverKey(one.distinguishedName, 3);
    byServer.set(key, [...(byServer.get(key) ?? []), one.name]);
  }
  return byServer;
}

/** One without a path is judged by the name that setup gave it. */
function isElsewhere({ metabasePath, webSite }: VirtualDirectory): boolean {
  const site = /\/W3SVC\/(\d+)\//i.exec(metabasePath ?? '')?.[1];
  return site === undefined ? webSite !== null && webSite !== 'Default Web Site' : site !== '1';
}
