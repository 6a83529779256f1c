import { afterEach, describe, expect, it } from 'vitest';
import type { LostServer } from '../../../../preload/contract/index.js';
import { contosoExport } from '../../../directory/fixture-contoso.js';
import { distinguishedNameKeys } from '../../../directory/distinguished-name.js';
import { readInventory } from '../../../directory/inventory.js';
import { listServers } from '../../../directory/list-servers.js';
import { readLostServer } from '../../../directory/read-lost-server.js';
import { verdictOf } from '../../../directory/verdict/verdict.js';
import type { Directory } from '../../../ports/directory.js';
import { type Forest, startForest } from './fixture-forest.js';
import { someLoopbackAddress } from './fixture-loopback.js';
import { problemOf } from '../fixture-problem-of.js';
import { blindUser, contoso, eu } from './forest-for-tests.js';
import { openLdifDirectory } from '../ldif/ldif-directory.js';
import { type Relay, startRelay } from './relay.js';

const clock = { now: () => '2026-11-03T08:00:00.000Z' };
const read = (directory: Directory, name: string): Promise<LostServer> => readLostServer(directory, name, clock);

let forest: Forest;
let opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of opened.reverse()) await one.close();
  opened = [];
});

async function open(
  zone: Parameters<typeof startForest>[0] = {},
  options: Parameters<Forest['open']>[0] = {},
): Promise<Directory> {
  forest = await startForest(zone);
  opened.push(forest);
  const directory = await forest.open(options);
  opened.push(directory);
  return directory;
}

describe('a live forest', () => {
  it('is found by the DNS name of its root domain', async () => {
    const directory = await open();
    expect(directory.readFrom).toBe(`ldaps://${contoso.hostName}`);
    expect(await directory.root()).toMatchObject({ domain: contoso.domainDn, domainController: contoso.hostName });
    expect(forest.dns.asked).toContain('SRV _ldap._tcp.dc._msdcs.contoso.local');
  });

  it('tells of every server what its export tells, odd names and all', async () => {
    const [live, exported] = [await open(), await openLdifDirectory(contosoExport())];
    const { servers } = await listServers(exported);
    expect((await listServers(live)).servers.map(({ name }) => name)).toEqual(servers.map(({ name }) => name));
    for (const { name } of servers) {
      expect(comparable(await read(live, name)), name).toEqual(comparable(await read(exported, name)));
    }
  });

  it('gives the inventory of its export', async () => {
    const [live, exported] = [await open(), await openLdifDirectory(contosoExport())];
    const [one, other] = [await readInventory(live, clock), await readInventory(exported, clock)];
    expect(leveled(one.servers)).toEqual(leveled(other.servers));
    expect(leveled(one.arrays)).toEqual(leveled(other.arrays));
  });
});

/** What must be the same of two readings, however names are spelled and lists are ordered. */
function comparable(server: LostServer): unknown {
  const { readFrom: _where, objects, ...rest } = server;
  const { answer, reasons } = verdictOf(server);
  const names = objects.map(({ distinguishedName }) => ({ distinguishedName }));
  return leveled({ ...rest, names, answer, codes: reasons.map(({ problem }) => problem.code) });
}

/** Without the times and identifiers that the domain controller sets itself. */
function leveled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(leveled).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'changedAt' && key !== 'guid');
  return Object.fromEntries(kept.map(([key, one]) => [key, key === 'distinguishedName' ? keysOf(one) : leveled(one)]));
}

const keysOf = (name: unknown): string => distinguishedNameKeys(String(name))?.join('\n') ?? String(name);

describe('a server of the child domain', () => {
  it('has its account read from a domain controller of that domain, over TLS', async () => {
    const directory = await open();
    const eucas = await read(directory, 'EUCAS');
    expect(eucas).toMatchObject({ domain: 'eu.contoso.local', gaps: [] });
    expect(eucas.computer?.distinguishedName).toContain('OU=Zürcher Server,DC=eu,DC=contoso,DC=local');
    expect(eucas.readFrom).toBe(`ldaps://${contoso.hostName}, ldaps://${eu.hostName}`);
    expect(forest.dns.asked).toContain('SRV _ldap._tcp.dc._msdcs.eu.contoso.local');
  });

  it('is read by the name of the domain where DNS names no domain controller of it', async () => {
    const zone = { 'SRV _ldap._tcp.dc._msdcs.eu.contoso.local': [], 'A eu.contoso.local': [addressOf(eu)] };
    const eucas = await read(await open(zone), 'EUCAS');
    // It is asked, and its certificate is made out to another name.
    expect(eucas.gaps[0]?.why).toContain(
      'The certificate that answers for eu.contoso.local is made out to another name',
    );
  });

  it.each<[string, () => Promise<Parameters<typeof startForest>[0]>, RegExp]>([
    ['is not there', async () => ({ [`A ${eu.hostName}`]: [someLoopbackAddress()] }), /refuses connections on port/],
    ['has no address', async () => ({ [`A ${eu.hostName}`]: [] }), /No computer named dc1\.eu\.contoso\.local/],
    [
      'says nothing',
      async () => ({ [`A ${eu.hostName}`]: [await silentAddress()] }),
      /did not answer within 1 seconds/,
    ],
    ['is another machine', async () => ({ [`A ${eu.hostName}`]: [addressOf(contoso)] }), /made out to another name/],
  ])('is told without its account, and why, when its domain controller %s', async (_what, zone, why) => {
    const directory = await open(await zone(), { limits: { connect: 1, answer: 5 } });
    const began = Date.now();
    const eucas = await read(directory, 'EUCAS');
    expect(Date.now() - began).toBeLessThan(4000);
    expect(eucas.computer).toBeNull();
    expect(eucas.virtualDirectories.length).toBeGreaterThan(0);
    expect(eucas.gaps).toMatchObject([
      { part: 'the domain eu.contoso.local', why: expect.stringMatching(why) as string },
    ]);
    expect(verdictOf(eucas).reasons.map(({ problem }) => problem.code)).toContain('SERVER_ACCOUNT_NOT_SEEN');
    expect(directory.readFrom).toBe(`ldaps://${contoso.hostName}`);
  });

  it('is told without its account when that domain refuses the logon, which is tried once', async () => {
    const address = someLoopbackAddress();
    const relay = await startRelay(address, addressOf(eu), 636, 636);
    opened.push(relay);
    const directory = await open({ [`A ${eu.hostName}`]: [address] }, { user: blindUser });
    const [first, second] = [await read(directory, 'EUCAS'), await read(directory, 'EUCAS')];
    for (const { computer, gaps } of [first, second]) {
      expect(computer).toBeNull();
      expect(gaps.map(({ why }) => why).join()).toContain(`refuses the logon of ${blindUser}`);
    }
    expect(relay.connections()).toBe(1);
  });

  it('makes nobody ask a domain that the forest does not list', async () => {
    const directory = await open();
    const query = { scope: 'subtree', where: { attribute: 'cn', equals: 'EX3' }, attributes: ['cn'] } as const;
    for (const base of ['DC=fabrikam,DC=example', 'DC=us,DC=fabrikam,DC=example']) {
      expect((await problemOf(directory.search({ ...query, base }))).code).toBe('DIRECTORY_PART_ABSENT');
    }
    expect(await directory.search({ ...query, base: 'DC=us,DC=contoso,DC=local' })).toEqual([]);
    expect(forest.dns.asked.filter(question => /us\.|fabrikam/.test(question))).toEqual([]);
  });
});

const addressOf = ({ url }: { readonly url: string }): string => new URL(url).hostname;

/** An address whose port for LDAPS takes connections and says nothing. */
async function silentAddress(): Promise<string> {
  const address = someLoopbackAddress();
  const relay: Relay = await startRelay(address, addressOf(eu), 636, 636);
  relay.disturb('hold');
  opened.push(relay);
  return address;
}

describe('an account that may not see everything', () => {
  it('is told what it does not see', async () => {
    const directory = await open({}, { user: blindUser });
    const cas2 = await read(directory, 'CAS2');
    expect(cas2.virtualDirectories).toEqual([]);
    expect(cas2.gaps.map(({ distinguishedName }) => distinguishedName?.split(',CN=Servers')[0])).toEqual([
      'CN=Autodiscover,CN=Protocols,CN=CAS2',
    ]);
    const codes = verdictOf(cas2).reasons.map(({ problem }) => problem.code);
    expect(codes).toEqual(expect.arrayContaining(['NOT_EVERYTHING_COULD_BE_READ', 'NO_VIRTUAL_DIRECTORY_SEEN']));
    expect(verdictOf(cas2).answer).toBe('with care');
  });

  it('is told nothing of the kind where it sees everything', async () => {
    const cas1 = await read(await open({}, { user: blindUser }), 'CAS1');
    expect(cas1.gaps).toEqual([]);
    expect(cas1.virtualDirectories).toHaveLength(8);
  });
});
