import { beforeAll, describe, expect, it } from 'vitest';
import { openLdifDirectory } from '../adapters/active-directory/ldif/ldif-directory.js';
import type { Directory, DirectorySearch } from '../ports/directory.js';
import { failure } from '../problems/problem.js';
import { contosoExport } from './fixture-contoso.js';
import { readLandscape, serverKey, serverNamed } from './landscape.js';
import { readLostServer } from './read-lost-server.js';

const clock = { now: () => '2026-11-27T03:00:00.000Z' };

let contoso: Directory;
beforeAll(async () => {
  contoso = await openLdifDirectory(contosoExport());
});

/** The same directory, which notes or refuses what it is asked. */
const watched = (onSearch: (query: DirectorySearch) => void): Directory => ({
  readFrom: contoso.readFrom,
  root: () => contoso.root(),
  close: () => contoso.close(),
  search: async query => {
    onSearch(query);
    return contoso.search(query);
  },
});

const asks = (query: DirectorySearch, word: string): boolean => JSON.stringify(query.where).includes(word);

describe('an organization as clients see it', () => {
  it('is read in one search for the organization and four for the rest, however many servers it has', async () => {
    const asked: DirectorySearch[] = [];
    const { servers } = await readLandscape(
      watched(query => void asked.push(query)),
      clock,
    );
    expect(servers.length).toBeGreaterThan(10);
    expect(asked).toHaveLength(5);
  });

  it('says of each server what a reading of that server alone says', async () => {
    const landscape = await readLandscape(contoso, clock);
    if (!landscape.arrays.known || !landscape.databases.known || !landscape.ownWebSites.known)
      throw new Error('unread');
    const { arrays, databases, ownWebSites } = {
      arrays: landscape.arrays.value,
      databases: landscape.databases.value,
      ownWebSites: landscape.ownWebSites.value,
    };
    for (const name of ['CAS1', 'CAS2', 'BRANCH', 'EUCAS']) {
      const lost = await readLostServer(contoso, name, clock);
      const server = serverNamed(landscape, name);
      expect(server).toEqual(lost.summary);
      expect(arrays.filter(({ site }) => site === server.site)).toEqual(lost.clientAccessArrays);
      const own = [name, server.fqdn].map(one => one?.toLowerCase());
      expect(
        databases
          .filter(one => own.includes(one.pointsAt.toLowerCase()))
          .map(one => one.name)
          .sort(),
      ).toEqual(
        lost.databases
          .filter(({ target }) => target === 'lost server')
          .map(one => one.name)
          .sort(),
      );
      const elsewhere = lost.virtualDirectories.filter(
        ({ metabasePath }) => metabasePath?.includes('/W3SVC/1/') === false,
      );
      expect([...(ownWebSites.get(serverKey(server.distinguishedName)) ?? [])].sort()).toEqual(
        elsewhere.map(one => one.name).sort(),
      );
    }
  });

  it('tells of a part that may not be read, and of the rest what it is', async () => {
    const refusing = watched(query => {
      if (asks(query, 'msExchPrivateMDB'))
        throw failure('DIRECTORY_READ_REFUSED', { host: 'dc1', user: 'reader', message: '' });
    });
    const { databases, arrays } = await readLandscape(refusing, clock);
    expect(databases).toEqual({ known: false, why: 'dc1 does not let reader read.' });
    expect(arrays.known).toBe(true);
  });

  it.each([
    [
      'the connection is lost',
      'msExchPrivateMDB',
      'DIRECTORY_CONNECTION_LOST',
      () => failure('DIRECTORY_CONNECTION_LOST', { host: 'dc1', message: '' }),
    ],
    [
      'the servers may not be read',
      'msExchExchangeTransportServer',
      'DIRECTORY_READ_REFUSED',
      () => failure('DIRECTORY_READ_REFUSED', { host: 'dc1', user: 'reader', message: '' }),
    ],
  ])('is not made up where %s', async (_what, word, code, thrown) => {
    const broken = watched(query => {
      if (asks(query, word)) throw thrown();
    });
    await expect(readLandscape(broken, clock)).rejects.toThrow(code);
  });
});

describe('a server by its name', () => {
  it.each([
    ['cas1', 'CAS1'],
    ['CAS1.contoso.local', 'CAS1'],
  ])('%s is %s', async (typed, name) => {
    expect(serverNamed(await readLandscape(contoso, clock), typed).name).toBe(name);
  });

  it('that does not exist is told with those that were perhaps meant', async () => {
    const landscape = await readLandscape(contoso, clock);
    expect(() => serverNamed(landscape, 'CAS3')).toThrow('SERVER_NOT_IN_DIRECTORY');
    expect(() => serverNamed(landscape, 'outlook.contoso.local')).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          next: expect.stringContaining('is a Client Access array') as string,
        }) as unknown,
      }),
    );
  });
});
