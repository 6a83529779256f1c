import { afterEach, describe, expect, it } from 'vitest';
import type { DirectoryEntry, DirectorySearch } from '../../../ports/directory.js';
import { accessBy, certificateOfThisMachine } from './fixture-access.js';
import { behave, type Behaviour, type FakeController, startController } from './fixture-domain-controller.js';
import { resultMessage } from './fixture-ldap-messages.js';
import { problemOf } from '../fixture-problem-of.js';
import { LdapConnection } from './ldap-connection.js';
import { searchAllPages } from './ldap-search.js';

const anything: DirectorySearch = {
  base: 'DC=contoso,DC=local',
  scope: 'subtree',
  where: { attribute: 'objectClass', present: true },
  attributes: ['cn'],
};

const certificate = certificateOfThisMachine();
let controller: FakeController;
let connection: LdapConnection;

afterEach(async () => {
  await connection.close();
  await controller.close();
});

async function search(onSearch: Behaviour, query: Partial<DirectorySearch> = {}): Promise<DirectoryEntry[]> {
  const behaviour: Behaviour = (asked, answer) =>
    asked.what === 'search' ? onSearch(asked, answer) : behave(asked, answer);
  controller = await startController({ tls: certificate(), behaviour });
  connection = new LdapConnection(`ldaps://${controller.address}`, accessBy(certificate()));
  return connection.use(client => searchAllPages(client, { ...anything, ...query }));
}

const namesOf = (entries: readonly DirectoryEntry[]): string[] => entries.map(one => one.distinguishedName);

describe('an answer in several pages', () => {
  it.each([
    ['full ones', ['a', 'b', 'c']],
    ['one without entries, where the search took long', ['a', '', 'c']],
    ['one without entries at the beginning', ['', '', 'c']],
  ])('is read to its end: %s', async (_what, pages) => {
    const found = await search(({ cookie }, answer) => {
      const page = cookie === '' ? 0 : Number(cookie);
      if (pages[page] !== '') answer.entry(`CN=${pages[page] ?? ''},DC=contoso,DC=local`);
      answer.end({ cookie: page + 1 < pages.length ? String(page + 1) : '' });
    });
    expect(namesOf(found)).toEqual(pages.filter(Boolean).map(name => `CN=${name},DC=contoso,DC=local`));
  });

  it('is given as much time as the domain controller takes', async () => {
    await search((_asked, answer) => answer.end());
    expect(controller.asked.find(({ what }) => what === 'search')?.timeLimit).toBe(0);
  });
});

describe('what is asked for', () => {
  it.each<[DirectorySearch['attributes'], string[]]>([
    ['all', ['*']],
    [[], ['1.1']],
    [
      ['cn', 'msExchVersion'],
      ['cn', 'msExchVersion'],
    ],
  ])('%j', async (attributes, asked) => {
    await search((_asked, answer) => answer.end(), { attributes });
    expect(controller.asked.at(-1)?.attributes).toEqual(asked);
  });
});

describe('a referral', () => {
  it('among the entries leads nowhere', async () => {
    const found = await search((_asked, answer) => {
      answer.reference(`ldaps://${controller.address}/DC=eu,DC=contoso,DC=local`);
      answer.entry('CN=EX3,DC=contoso,DC=local');
      answer.end();
    });
    expect(namesOf(found)).toEqual(['CN=EX3,DC=contoso,DC=local']);
    expect(controller.connections()).toBe(1);
  });

  it('in place of an answer is a part that can not be read', async () => {
    const problem = await problemOf(search((_asked, answer) => answer.end({ code: 10, message: 'elsewhere' })));
    expect(problem).toMatchObject({ code: 'DIRECTORY_PART_ABSENT' });
    expect(problem.happened).toContain('it refers to another server');
    expect(controller.connections()).toBe(1);
  });
});

describe('a notice that nobody asked for', () => {
  it('is passed over, since what was asked for may still come', async () => {
    const found = await search((_asked, answer) => {
      answer.say(resultMessage(0, 0x78, { code: 52, message: 'about to disconnect' }));
      answer.entry('CN=EX3,DC=contoso,DC=local');
      answer.end();
    });
    expect(namesOf(found)).toEqual(['CN=EX3,DC=contoso,DC=local']);
  });
});

describe('a value', () => {
  it('comes as it stands there: text as text, other bytes as base64', async () => {
    const [entry] = await search((_asked, answer) => {
      answer.entry('CN=odd\\00name,DC=contoso,DC=local', {
        CN: ['odd\0name'],
        objectGUID: [Buffer.from('8d4f1c2ae977b04f9f2b00c04fd430c8', 'hex')],
        description: ['one\r\ntwo\u001b[2J', ' spaces ', '#\u202e', 'Zürich'],
        info: [''],
      });
      answer.end();
    });
    expect(entry?.distinguishedName).toBe('CN=odd\\00name,DC=contoso,DC=local');
    expect(Object.fromEntries(entry?.attributes ?? [])).toEqual({
      cn: ['odd\0name'],
      objectguid: ['jU8cKul3sE+fKwDAT9QwyA=='],
      description: ['one\r\ntwo\u001b[2J', ' spaces ', '#\u202e', 'Zürich'],
      info: [''],
    });
  });
});

const group = 'CN=Exchange Servers,DC=contoso,DC=local';
const members = Array.from({ length: 3200 }, (_, index) => `CN=EX${String(index)},DC=contoso,DC=local`);

/** As Windows does it: 1,500 values at once. */
const inParts: Behaviour = ({ attributes }, answer) => {
  const from = Number(/;range=(\d+)-/.exec(attributes[0] ?? '')?.[1] ?? 0);
  const to = from + 1500 < members.length ? String(from + 1499) : '*';
  answer.entry(group, {
    cn: ['Exchange Servers'],
    member: [],
    [`member;range=${String(from)}-${to}`]: members.slice(from, from + 1500),
  });
  answer.end();
};

describe('a list of more than 1,500 values', () => {
  it('is read part by part until it is whole', async () => {
    const [entry] = await search(inParts, { attributes: ['member', 'cn'] });
    expect(Object.fromEntries(entry?.attributes ?? [])).toEqual({ cn: ['Exchange Servers'], member: members });
    expect(controller.asked.flatMap(({ attributes }) => attributes)).toContain('member;range=3000-*');
  });

  it.each<[string, Behaviour]>([
    ['ends in nothing', (_asked, answer) => answer.end()],
    [
      'begins anew',
      (_asked, answer) => {
        answer.entry(group, { 'member;range=0-1499': members.slice(0, 1500) });
        answer.end();
      },
    ],
  ])('is not taken for whole when it %s', async (_what, second) => {
    const problem = await problemOf(
      search((asked, answer) => (asked.attributes[0] === 'member' ? inParts : second)(asked, answer), {
        attributes: ['member'],
      }),
    );
    expect(problem.code).toBe('DIRECTORY_ANSWER_UNEXPECTED');
    expect(problem.details).toBe(`member of ${group} breaks off after 1500 values`);
  });

  it('is not asked for over another connection when the first one broke off between two parts', async () => {
    const problem = await problemOf(
      search(
        (asked, answer) => {
          inParts(asked, answer);
          if (asked.attributes[0] === 'member') answer.cut();
        },
        { attributes: ['member'] },
      ),
    );
    expect(problem.code).toBe('DIRECTORY_CONNECTION_LOST');
    expect(controller.connections()).toBe(1);
  });
});
