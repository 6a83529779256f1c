import { afterEach, describe, expect, it } from 'vitest';
import { readLostServer } from '../../../directory/read-lost-server.js';
import type { Directory, DirectorySearch } from '../../../ports/directory.js';
import type { Problem } from '../../../../preload/contract/index.js';
import { leftBy } from './fixture-alive.js';
import { namesOf, someLoopbackAddress } from './fixture-loopback.js';
import { problemOf } from '../fixture-problem-of.js';
import { type LiveOptions, openLiveDirectory } from './open-directory.js';
import { type Relay, startRelay } from './relay.js';
import { both, host, openAt, password, rig } from './rig-for-tests.js';

/** Enough for a busy machine, where nothing is held back. */
const limits = { connect: 3, answer: 4 };
const short = { connect: 1, answer: 1.5 };
const clock = { now: () => '2026-11-03T08:00:00.000Z' };
const everything: DirectorySearch = {
  base: 'CN=Configuration,DC=exchangeserverpro,DC=local',
  scope: 'subtree',
  where: { attribute: 'objectClass', present: true },
  attributes: ['cn'],
};

let relays: Relay[] = [];
afterEach(async () => {
  await Promise.all(relays.map(relay => relay.close()));
  relays = [];
});

async function relayTo(port: number, listenOn = host, ownPort = 0): Promise<Relay> {
  const relay = await startRelay(listenOn, host, port, ownPort);
  relays.push(relay);
  return relay;
}

type Fault = 'cut' | 'hold' | 'spoil';
const inflict = (relay: Relay, fault: Fault): void => (fault === 'cut' ? relay.cut() : relay.disturb(fault));

describe.each(both)('a reading over %s that is disturbed on the way', (_way, source) => {
  const start = async (): Promise<{ relay: Relay; open: (how?: typeof limits) => Promise<Directory> }> => {
    const { protocol } = new URL(source.url);
    const relay = await relayTo(protocol === 'ldaps:' ? 636 : 389);
    const url = `${protocol}//${host}:${String(relay.port)}`;
    return { relay, open: (how = limits) => openAt({ ...source, url }, password, { limits: how }) };
  };

  it.each<[Fault, string, number]>([
    ['cut', 'DIRECTORY_CONNECTION_LOST', 0],
    ['hold', 'DIRECTORY_TIMED_OUT', 1.5],
    ['spoil', 'DIRECTORY_CONNECTION_LOST', 0],
  ])('ends in the middle of an answer (%s) with %s within its limits', async (fault, code, seconds) => {
    const { relay, open } = await start();
    let problem: Problem | null = null;
    let took = 0;
    const left = await leftBy(async () => {
      const directory = await open(fault === 'hold' ? short : limits);
      const search = problemOf(directory.search(everything));
      await relay.received(60_000);
      const began = Date.now();
      inflict(relay, fault);
      problem = await search;
      took = Date.now() - began;
      await directory.close();
      relay.cut();
    });
    expect(problem).toMatchObject({ code, happened: expect.stringContaining(host) as string });
    expect(took).toBeLessThan(seconds * 1000 + 700);
    expect(left).toEqual([]);
  });

  it.each<[Fault, readonly string[]]>([
    ['hold', ['DIRECTORY_TIMED_OUT']],
    ['spoil', ['DIRECTORY_TLS_FAILED', 'DIRECTORY_CONNECTION_LOST', 'DIRECTORY_TIMED_OUT']],
  ])('does not begin (%s)', async (fault, codes) => {
    const { relay, open } = await start();
    relay.disturb(fault === 'spoil' ? 'spoil' : 'hold');
    const began = Date.now();
    let problem: Problem | null = null;
    const left = await leftBy(async () => {
      problem = await problemOf(open(short));
      relay.cut();
    });
    expect(codes).toContain((problem as Problem | null)?.code);
    expect(Date.now() - began).toBeLessThan(3300);
    expect(left).toEqual([]);
  });

  it('loses all searches that are going on, and reads all of them again', async () => {
    const { relay, open } = await start();
    const directory = await open();
    const reading = problemOf(readLostServer(directory, 'EX3', clock));
    await relay.received(6000);
    relay.cut();
    expect((await reading).code).toBe('DIRECTORY_CONNECTION_LOST');
    expect((await readLostServer(directory, 'EX3', clock)).summary.name).toBe('EX3');
    await directory.close();
  });
});

describe('a domain whose first domain controller fails', () => {
  const name = rig.hostName;
  const domain = { kind: 'domain', domain: 'exchangeserverpro.local', user: rig.user, caFile: rig.caFile } as const;
  /** The first one behind a relay, the second one by its address, which its certificate has too. */
  const asked = (first: string): LiveOptions => ({
    locate: { controllersOf: () => Promise.resolve([name, host]) },
    names: namesOf({ [name]: first }),
    limits,
  });

  it.each<[Fault]>([['cut'], ['hold'], ['spoil']])(
    'in the middle of an answer (%s) is read from the next one',
    async fault => {
      const first = someLoopbackAddress();
      const relay = await relayTo(636, first, 636);
      const options = { ...asked(first), limits: fault === 'hold' ? { connect: 3, answer: 2 } : limits };
      const directory = await openLiveDirectory(domain, password, options);
      const search = directory.search(everything);
      await relay.received(60_000);
      inflict(relay, fault);
      const found = (await search).map(({ distinguishedName }) => distinguishedName);
      expect(found.length).toBeGreaterThan(2000);
      expect(new Set(found).size).toBe(found.length);
      expect(directory.readFrom).toBe(`ldaps://${name}, then ldaps://${host}`);
      await directory.close();
      expect(relay.sent().includes(rig.password)).toBe(false);
    },
  );

  it('since nobody listens for LDAPS, is asked by StartTLS', async () => {
    const first = someLoopbackAddress();
    await relayTo(389, first, 389);
    const directory = await openLiveDirectory(domain, password, asked(first));
    expect(directory.readFrom).toBe(`ldap://${name}`);
    await directory.close();
  });

  it('is not tried again with a password that was refused', async () => {
    const first = someLoopbackAddress();
    const relay = await relayTo(636, first, 636);
    const second = await relayTo(636, someLoopbackAddress(), 0);
    const problem = await problemOf(
      openLiveDirectory({ ...domain, user: 'disabled@exchangeserverpro.local' }, password, {
        ...asked(first),
        locate: { controllersOf: () => Promise.resolve([name, `${host}:${String(second.port)}`]) },
      }),
    );
    expect(problem.code).toBe('DIRECTORY_LOGON_REFUSED');
    expect([relay.sent().length > 0, second.sent().length]).toEqual([true, 0]);
  });

  it('as all others do, is told with all reasons', async () => {
    const problem = await problemOf(
      openLiveDirectory(domain, password, {
        ...asked(someLoopbackAddress()),
        locate: { controllersOf: () => Promise.resolve([name, 'dc9.exchangeserverpro.local']) },
      }),
    );
    expect(problem.code).toBe('DIRECTORY_NO_CONTROLLER_ANSWERED');
    expect(problem.details).toMatch(/port 636[^]*port 389[^]*No computer named dc9\.exchangeserverpro\.local/);
  });
});
