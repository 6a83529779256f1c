import { afterEach, describe, expect, it } from 'vitest';
import type { Directory, DirectoryEntry } from '../../../ports/directory.js';
import { failure } from '../../../problems/problem.js';
import { accessBy, certificateOfThisMachine } from './fixture-access.js';
import { behave, type Behaviour, type FakeController, startController } from './fixture-domain-controller.js';
import type { Asked, Values } from './fixture-ldap-messages.js';
import { namesOf } from './fixture-loopback.js';
import { problemOf } from '../fixture-problem-of.js';
import { type LiveOptions, openLiveDirectory } from './open-directory.js';

const certificate = certificateOfThisMachine();
const partitions = 'CN=Partitions,CN=Configuration,DC=contoso,DC=local';

let running: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of running.reverse()) await one.close();
  running = [];
});

const keep = <T extends { close(): Promise<unknown> }>(one: T): T => {
  running.push(one);
  return one;
};

/** Partition by partition: its name in the tree, and the DNS name that the forest has for it. */
type Listed = Readonly<Record<string, string>>;
const forest: Listed = {
  'DC=contoso,DC=local': 'contoso.local',
  'DC=eu,DC=contoso,DC=local': 'eu.contoso.local',
  'DC=fabrikam,DC=example': 'fabrikam.example',
};

const listing =
  (listed: Listed): Behaviour =>
  (asked, answer) => {
    if (asked.base !== partitions) return behave(asked, answer);
    Object.entries(listed).forEach(([nCName, dnsRoot], index) =>
      answer.entry(`CN=D${String(index)},${partitions}`, { nCName: [nCName], dnsRoot: [dnsRoot] } satisfies Values),
    );
    answer.end();
  };

/** Has the account that is asked for. */
const holding: Behaviour = (asked, answer) => {
  if (asked.what === 'search') answer.entry(`CN=EX3,${asked.base}`);
  behave(asked, answer);
};

const controller = async (behaviour: Behaviour): Promise<FakeController> =>
  keep(await startController({ tls: certificate(), behaviour }));

async function open(
  primary: FakeController,
  others: Readonly<Record<string, FakeController>>,
  options: Partial<LiveOptions> = {},
): Promise<Directory> {
  const locate = {
    controllersOf: async (domain: string) => {
      const { address } = others[domain] ?? {};
      if (address === undefined) throw failure('DOMAIN_CONTROLLERS_NOT_FOUND', { domain, names: '', askedAt: 'DNS' });
      return [address];
    },
  };
  const { user, password, caFile, limits } = accessBy(certificate());
  const source = { kind: 'ldap', url: `ldaps://${primary.address}`, user, caFile: caFile ?? '' } as const;
  return keep(await openLiveDirectory(source, password, { locate, limits, ...options }));
}

const find = (directory: Directory, base: string): Promise<readonly DirectoryEntry[]> =>
  directory.search({ base, scope: 'subtree', where: { attribute: 'objectClass', present: true }, attributes: ['cn'] });

const searchesIn = ({ asked }: FakeController, base: string): Asked[] => asked.filter(one => one.base === base);

describe('a forest of several domains', () => {
  it.each(['DC=eu,DC=contoso,DC=local', 'OU=Lab,DC=EU,dc=contoso, dc=local', 'DC=fabrikam,DC=example'])(
    'has %s read from a domain controller of that domain alone',
    async base => {
      const [primary, eu, fabrikam] = [
        await controller(listing(forest)),
        await controller(holding),
        await controller(holding),
      ];
      const directory = await open(primary, { 'eu.contoso.local': eu, 'fabrikam.example': fabrikam });
      expect(await find(directory, base)).toHaveLength(1);
      const [right, wrong] = /fabrikam/.test(base) ? [fabrikam, eu] : [eu, fabrikam];
      expect(searchesIn(right, base)).toHaveLength(1);
      expect([wrong.connections(), searchesIn(primary, base).length]).toEqual([0, 0]);
      expect(directory.readFrom).toBe(`ldaps://${primary.address}, ldaps://${right.address}`);
    },
  );

  it.each([
    'DC=contoso,DC=local',
    'CN=EX3,DC=contoso,DC=local',
    'CN=Sites,CN=Configuration,DC=contoso,DC=local',
    'DC=us,DC=contoso,DC=local',
  ])('has %s read from the domain controller in use', async base => {
    const primary = await controller(listing(forest));
    await find(await open(primary, {}), base);
    expect(searchesIn(primary, base)).toHaveLength(1);
  });

  it('is asked for its domains once', async () => {
    const primary = await controller(listing(forest));
    const directory = await open(primary, { 'eu.contoso.local': await controller(holding) });
    const bases = ['DC=eu,DC=contoso,DC=local', 'DC=contoso,DC=local', 'DC=eu,DC=contoso,DC=local'];
    await Promise.all(bases.map(base => find(directory, base)));
    expect(searchesIn(primary, partitions)).toHaveLength(1);
  });

  it('is asked for its domains again when that did not work', async () => {
    let tries = 0;
    const primary = await controller((asked, answer) => {
      if (asked.base === partitions && (tries += 1) === 1) answer.end({ code: 51, message: 'busy' });
      else listing(forest)(asked, answer);
    });
    const directory = await open(primary, { 'eu.contoso.local': await controller(holding) });
    expect((await problemOf(find(directory, 'DC=eu,DC=contoso,DC=local'))).code).toBe('DIRECTORY_ANSWER_UNEXPECTED');
    expect(await find(directory, 'DC=eu,DC=contoso,DC=local')).toHaveLength(1);
  });

  it.each(['eu.contoso.local@evil.example', 'evil.example/', 'evil example', ''])(
    'makes nobody ask the domain controllers of %j, which is no name of a domain',
    async dnsRoot => {
      const asked: string[] = [];
      const primary = await controller(listing({ ...forest, 'DC=eu,DC=contoso,DC=local': dnsRoot }));
      const locate = {
        controllersOf: (domain: string): Promise<string[]> => {
          asked.push(domain);
          return Promise.resolve([]);
        },
      };
      await find(await open(primary, {}, { locate }), 'DC=eu,DC=contoso,DC=local');
      expect(asked).toEqual([]);
    },
  );
});

describe('a domain of the forest that can not be read', () => {
  const base = 'DC=eu,DC=contoso,DC=local';
  const absent = async (eu: FakeController | null): Promise<string> => {
    const others = eu ? { 'eu.contoso.local': eu } : {};
    const directory = await open(await controller(listing(forest)), others, { names: namesOf({}) });
    const problem = await problemOf(find(directory, base));
    expect(problem.code).toBe('DIRECTORY_PART_ABSENT');
    return problem.happened;
  };

  it.each<[string, Behaviour, RegExp]>([
    ['refuses the logon', (asked, answer) => answer.end({ code: asked.what === 'bind' ? 49 : 0 }), /refuses the logon/],
    [
      'lets nobody read',
      (asked, answer) => answer.end({ code: asked.what === 'search' ? 50 : 0 }),
      /does not let .* read/,
    ],
    [
      'refers to another server',
      (asked, answer) => answer.end({ code: asked.what === 'search' ? 10 : 0 }),
      /refers to another server/,
    ],
    ['breaks off', (_asked, answer) => answer.cut(), /broke off/],
  ])('is a part that is absent, with the reason, when it %s', async (_what, behaviour, why) => {
    expect(await absent(await controller(behaviour))).toMatch(why);
  });

  it('is tried by its own name where DNS names no domain controller', async () => {
    expect(await absent(null)).toContain('No computer named eu.contoso.local was found');
  });

  it('is not tried by its own name where DNS names computers of elsewhere', async () => {
    const facts = { domain: 'eu.contoso.local', leftOut: ['dc1.evil.example'], askedAt: 'DNS' };
    const asked: unknown[] = [];
    const locate = {
      controllersOf: (...given: unknown[]) => {
        asked.push(...given);
        return Promise.reject(failure('DOMAIN_CONTROLLERS_OUTSIDE', facts));
      },
    };
    const problem = await problemOf(find(await open(await controller(listing(forest)), {}, { locate }), base));
    expect(problem.code).toBe('DIRECTORY_PART_ABSENT');
    expect(problem.happened).toContain('none whose name lies in that domain');
    expect(asked).toEqual(['eu.contoso.local', 'contoso.local']);
  });

  it('is no such part when the operator cancels', async () => {
    const cancel = new AbortController();
    const eu = await controller(() => cancel.abort());
    const directory = await open(
      await controller(listing(forest)),
      { 'eu.contoso.local': eu },
      { signal: cancel.signal },
    );
    expect((await problemOf(find(directory, base))).code).toBe('CANCELLED');
  });
});

describe('a server that is no domain controller', () => {
  it('is told so', async () => {
    const other = await controller((asked, answer) => {
      if (asked.what === 'search') answer.entry('', { vendorName: ['Some other directory'] });
      answer.end();
    });
    expect((await problemOf(open(other, {}))).code).toBe('DIRECTORY_WITHOUT_CONFIGURATION');
  });
});
