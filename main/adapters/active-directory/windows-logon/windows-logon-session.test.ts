import { describe, expect, it } from 'vitest';
import type { Directory, DirectoryEntry } from '../../../ports/directory.js';
import { problemOf } from '../fixture-problem-of.js';
import { answer, type AskedOfScript, type Reply, startStandIn, type StandIn } from './fixture-powershell.js';
import { errorLine } from './fixture-transcripts.js';
import { openWindowsLogonDirectory } from './windows-logon-directory.js';

const anything = { attribute: 'objectClass', present: true } as const;
const servers = 'CN=Servers,CN=Configuration,DC=contoso,DC=local';
const rootEntry: DirectoryEntry = {
  distinguishedName: '',
  attributes: new Map([
    ['configurationnamingcontext', ['CN=Configuration,DC=contoso,DC=local']],
    ['defaultnamingcontext', ['DC=contoso,DC=local']],
    ['rootdomainnamingcontext', ['DC=contoso,DC=local']],
  ]),
};
const entry = (distinguishedName: string, attributes: Record<string, string[]> = {}): DirectoryEntry => ({
  distinguishedName,
  attributes: new Map(Object.entries(attributes)),
});
/** Answers the root, and leaves the rest to `reply`. */
const afterRoot =
  (reply: Reply): Reply =>
  asked =>
    asked.base === '' ? answer(asked.id, [rootEntry]) : reply(asked);

async function withStandIn(
  reply: Reply,
  use: (directory: Directory, standIn: StandIn) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const standIn = await startStandIn(afterRoot(reply));
  const directory = await openWindowsLogonDirectory(
    { kind: 'windows' },
    {
      scriptsFolder: 'unused',
      command: standIn.command,
      limits: { start: 20, answer: 20 },
      ...(signal && { signal }),
    },
  );
  try {
    await use(directory, standIn);
  } finally {
    await directory.close();
    await standIn.close();
  }
}

const brokeOff = ({ id }: AskedOfScript, code = 81): string =>
  errorLine(Number(id), code, '80131500', 'System.DirectoryServices.Protocols.LdapException');

const query = { base: servers, scope: 'one level', where: anything, attributes: ['cn'] } as const;

describe('a session with the script', () => {
  it('asks in the words of LDAP', async () => {
    await withStandIn(
      ({ id }) => answer(id, []),
      async (directory, { asked }) => {
        await directory.search({ ...query, where: { attribute: 'cn', equals: 'Zürich' } });
        await directory.search({ ...query, scope: 'base', attributes: [] });
        await directory.search({ ...query, scope: 'subtree', attributes: 'all' });
        expect(asked.slice(1)).toEqual([
          { id: '2', host: '', base: servers, scope: 'OneLevel', filter: '(cn=Z\\c3\\bcrich)', attributes: ['cn'] },
          { id: '3', host: '', base: servers, scope: 'Base', filter: '(objectClass=*)', attributes: ['1.1'] },
          { id: '4', host: '', base: servers, scope: 'Subtree', filter: '(objectClass=*)', attributes: ['*'] },
        ]);
      },
    );
  });

  it('gives each of many searches its own answer', async () => {
    await withStandIn(
      ({ id, base }) => answer(id, [entry(base)]),
      async directory => {
        const bases = Array.from({ length: 20 }, (_, index) => `CN=S${index},${servers}`);
        const found = await Promise.all(bases.map(base => directory.search({ ...query, base })));
        expect(found.map(entries => entries.map(({ distinguishedName }) => distinguishedName))).toEqual(
          bases.map(base => [base]),
        );
      },
    );
  });

  it.each([
    ['it broke off', null, 'WINDOWS_LOGON_BROKE_OFF'],
    ['its answer was damaged', 'cn:: RVgz\n', 'WINDOWS_LOGON_ANSWER_DAMAGED'],
  ])('begins anew after %s', async (_what, first, code) => {
    let asked = 0;
    const reply: Reply = ({ id }) => {
      asked += 1;
      return asked === 1 ? first : answer(id, [entry(servers)]);
    };
    await withStandIn(reply, async (directory, { starts }) => {
      expect((await problemOf(directory.search(query))).code).toBe(code);
      expect(await directory.search(query)).toHaveLength(1);
      expect(starts()).toBe(2);
    });
  });

  it('ends when it is cancelled, in the middle of an answer', async () => {
    const stop = new AbortController();
    const reply: Reply = () => {
      stop.abort();
      return `dn:: ${Buffer.from(servers).toString('base64')}\n`;
    };
    await withStandIn(
      reply,
      async directory => {
        expect((await problemOf(directory.search(query))).code).toBe('CANCELLED');
        expect((await problemOf(directory.search(query))).code).toBe('CANCELLED');
      },
      stop.signal,
    );
  });

  it('does not let a search wait that it is closed in the middle of', async () => {
    let [began, ended] = [0, 0];
    const never = new Promise<string>(() => undefined);
    await withStandIn(
      () => never,
      async directory => {
        const reading = problemOf(directory.search(query)).finally(() => (ended = Date.now()));
        await new Promise(done => setTimeout(done, 300));
        began = Date.now();
        await directory.close();
        expect((await reading).code).toBe('WINDOWS_LOGON_BROKE_OFF');
      },
    );
    expect(ended - began).toBeLessThan(5000);
  });

  it('brings a list of values whole that Windows hands out in parts', async () => {
    const values = Array.from({ length: 3200 }, (_, index) => `CN=M${index}`);
    const reply: Reply = ({ id, attributes }) => {
      const from = Number(/range=(\d+)/.exec(attributes[0] ?? '')?.[1] ?? 0);
      const last = from + 1500 >= values.length;
      const name = `member;range=${from}-${last ? '*' : from + 1499}`;
      return answer(id, [entry(servers, { cn: ['Servers'], [name]: values.slice(from, from + 1500) })]);
    };
    await withStandIn(reply, async (directory, { asked }) => {
      const [found] = await directory.search({ ...query, attributes: ['cn', 'member'] });
      expect([...(found?.attributes.keys() ?? [])]).toEqual(['cn', 'member']);
      expect(found?.attributes.get('member')).toEqual(values);
      expect(asked.slice(2).map(({ attributes }) => attributes)).toEqual([
        ['member;range=1500-*'],
        ['member;range=3000-*'],
      ]);
    });
  });

  it('does not take a part of a list for the whole, nor ask for ever', async () => {
    const reply: Reply = ({ id }) => answer(id, [entry(servers, { 'member;range=0-1': ['CN=A', 'CN=B'] })]);
    await withStandIn(reply, async directory => {
      expect((await problemOf(directory.search(query))).code).toBe('WINDOWS_LOGON_ANSWER_DAMAGED');
    });
  });
});

describe('a forest of several domains', () => {
  const partitions = 'CN=Partitions,CN=Configuration,DC=contoso,DC=local';
  const crossReferences = [
    entry(`CN=CONTOSO,${partitions}`, { ncname: ['DC=contoso,DC=local'], dnsroot: ['contoso.local'] }),
    entry(`CN=SALES,${partitions}`, { ncname: ['DC=sales,DC=contoso,DC=local'], dnsroot: ['sales.contoso.local'] }),
    entry(`CN=ODD,${partitions}`, { ncname: ['DC=odd,DC=local'], dnsroot: ['odd.local/DC=elsewhere'] }),
  ];
  const reply =
    (elsewhere: (asked: AskedOfScript) => string): Reply =>
    asked => {
      if (asked.base === partitions) return answer(asked.id, crossReferences);
      return asked.host === '' ? answer(asked.id, [entry(asked.base)]) : elsewhere(asked);
    };
  const found = ({ id, base }: AskedOfScript): string => answer(id, [entry(base)]);
  const below = (base: string) => ({ ...query, base, scope: 'base' }) as const;

  it('is read from a domain controller of the domain that a name lies in', async () => {
    await withStandIn(reply(found), async (directory, { asked }) => {
      for (const base of [
        'CN=A,DC=contoso,DC=local',
        'CN=B,DC=Sales, DC=Contoso,DC=local',
        servers,
        'DC=odd,DC=local',
      ]) {
        expect(await directory.search(below(base))).toHaveLength(1);
      }
      const hosts = asked.filter(({ base }) => base !== partitions).map(({ host }) => host);
      expect(hosts).toEqual(['', '', 'sales.contoso.local', '', '']);
      expect(asked.filter(({ base }) => base === partitions)).toHaveLength(1);
      expect(directory.readFrom).toBe('ldap://dc1.exchangeserverpro.local, ldap://sales.contoso.local (Windows logon)');
    });
  });

  it.each([81, 85, 49, 50, 4, 53, 10])('says what of it can not be read (code %d)', async code => {
    const type = 'System.DirectoryServices.Protocols.LdapException';
    await withStandIn(
      reply(({ id }) => errorLine(Number(id), code, '80131500', type)),
      async directory => {
        const problem = await problemOf(directory.search(below('CN=B,DC=sales,DC=contoso,DC=local')));
        expect(problem.code).toBe('DIRECTORY_PART_ABSENT');
        expect(problem.happened).toContain('sales.contoso.local');
        expect(await directory.search(below(servers))).toHaveLength(1);
      },
    );
  });

  it('loses none of its other parts when an answer of one domain is damaged', async () => {
    await withStandIn(
      reply(() => 'cn:: RVgz\n'),
      async directory => {
        const odd = problemOf(directory.search(below('CN=B,DC=sales,DC=contoso,DC=local')));
        await directory.search(below('CN=A,DC=contoso,DC=local'));
        const others = await Promise.all(
          [below(servers), below('CN=C,DC=contoso,DC=local')].map(one => directory.search(one)),
        );
        expect((await odd).code).toBe('DIRECTORY_PART_ABSENT');
        expect(others.map(({ length }) => length)).toEqual([1, 1]);
      },
    );
  });

  it('is asked once more for the part of a domain whose domain controller broke off', async () => {
    let tries = 0;
    const second = (asked: AskedOfScript): string => ((tries += 1) === 1 ? brokeOff(asked) : found(asked));
    await withStandIn(reply(second), async (directory, { starts }) => {
      expect(await directory.search(below('CN=B,DC=sales,DC=contoso,DC=local'))).toHaveLength(1);
      expect([tries, starts()]).toEqual([2, 1]);
    });
  });
});

describe('a domain controller that Windows picked', () => {
  const [first, second] = ['dc1.exchangeserverpro.local', 'dc2.exchangeserverpro.local'];

  it.each([81, 85])('is left for another one when it breaks off (code %d), by all that is being read', async code => {
    let tries = 0;
    const once: Reply = asked => ((tries += 1) === 1 ? brokeOff(asked, code) : answer(asked.id, [entry(asked.base)]));
    await withStandIn(once, async (directory, { avoided }) => {
      const bases = [servers, `CN=A,${servers}`, `CN=B,${servers}`];
      const found = await Promise.all(bases.map(base => directory.search({ ...query, base })));
      expect(found.map(([one]) => one?.distinguishedName)).toEqual(bases);
      expect(avoided).toEqual([first]);
      expect(directory.readFrom).toBe(`ldap://${first}, ldap://${second} (Windows logon)`);
    });
  });

  it('is left once for each search, not for ever', async () => {
    await withStandIn(
      asked => brokeOff(asked),
      async (directory, { starts }) => {
        expect((await problemOf(directory.search(query))).code).toBe('DIRECTORY_CONNECTION_LOST');
        expect(starts()).toBe(2);
      },
    );
  });

  it.each([49, 50])('is not left when it refuses (code %d)', async code => {
    await withStandIn(
      asked => brokeOff(asked, code),
      async (directory, { starts }) => {
        await problemOf(directory.search(query));
        expect(starts()).toBe(1);
      },
    );
  });

  it('is not left when the operator named it', async () => {
    const standIn = await startStandIn(afterRoot(asked => brokeOff(asked)));
    const command = { ...standIn.command, server: first };
    const directory = await openWindowsLogonDirectory(
      { kind: 'windows', server: first },
      { scriptsFolder: 'unused', command, limits: { start: 20, answer: 20 } },
    );
    expect((await problemOf(directory.search(query))).code).toBe('DIRECTORY_CONNECTION_LOST');
    expect(standIn.starts()).toBe(1);
    await directory.close();
    await standIn.close();
  });
});
