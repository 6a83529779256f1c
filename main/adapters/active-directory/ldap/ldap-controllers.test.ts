import { afterEach, describe, expect, it } from 'vitest';
import type { DirectorySearch } from '../../../ports/directory.js';
import { accessBy, certificateOfThisMachine } from './fixture-access.js';
import { behave, type Behaviour, type FakeController, startController } from './fixture-domain-controller.js';
import { problemOf } from '../fixture-problem-of.js';
import { type SilentServer, startSilentServer } from './fixture-silent-server.js';
import { LdapControllers } from './ldap-controllers.js';
import { searchAllPages } from './ldap-search.js';

const everyone: DirectorySearch = {
  base: 'DC=contoso,DC=local',
  scope: 'subtree',
  where: { attribute: 'objectClass', present: true },
  attributes: ['cn'],
};
const certificate = certificateOfThisMachine();
const quick = { connect: 1, answer: 1 };

let running: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(running.map(one => one.close()));
  running = [];
});

const keep = <T extends { close(): Promise<unknown> }>(one: T): T => {
  running.push(one);
  return one;
};

/** Holds three entries, in three pages. */
const inPages: Behaviour = (asked, answer) => {
  if (asked.what !== 'search') return behave(asked, answer);
  const page = Number(asked.cookie === '' ? 0 : asked.cookie);
  answer.entry(`CN=${String(page)},DC=contoso,DC=local`);
  answer.end({ cookie: page < 2 ? String(page + 1) : '' });
};

const controller = async (behaviour: Behaviour = inPages): Promise<FakeController> =>
  keep(await startController({ tls: certificate(), behaviour }));

const onSearch =
  (behaviour: Behaviour): Behaviour =>
  (asked, answer) =>
    (asked.what === 'search' ? behaviour : behave)(asked, answer);
const onLogon =
  (behaviour: Behaviour): Behaviour =>
  (asked, answer) =>
    (asked.what === 'bind' ? behaviour : inPages)(asked, answer);

const refusing = onLogon((_asked, answer) => answer.end({ code: 49, message: 'error, data 52e, v1db1' }));
const logons = ({ asked }: FakeController): number => asked.filter(({ what }) => what === 'bind').length;

/** Reads all three entries by these domain controllers. */
function controllers(addresses: readonly string[], scheme = 'ldaps:'): LdapControllers {
  const urls = addresses.map(address => `${scheme}//${address}`);
  return keep(new LdapControllers(urls, accessBy(certificate(), { limits: quick })));
}

const read = async (some: LdapControllers): Promise<string[]> =>
  (await some.use(client => searchAllPages(client, everyone))).map(one => one.distinguishedName);
const all = ['CN=0,DC=contoso,DC=local', 'CN=1,DC=contoso,DC=local', 'CN=2,DC=contoso,DC=local'];

const silent = async (): Promise<SilentServer> => keep(await startSilentServer());

async function closedPort(): Promise<string> {
  const gone = await controller();
  await gone.close();
  return gone.address;
}

describe('a domain controller that fails', () => {
  it.each<[string, () => Promise<string>]>([
    ['is not there', closedPort],
    ['says nothing', async () => (await silent()).address],
    ['breaks off the logon', async () => (await controller(onLogon((_asked, answer) => answer.cut()))).address],
    ['does not answer the logon', async () => (await controller(onLogon(() => undefined))).address],
    [
      'answers the logon with something else',
      async () => (await controller(onLogon((_asked, answer) => answer.say(nonsense)))).address,
    ],
    ['is about to stop', async () => (await controller(onLogon((_asked, answer) => answer.end({ code: 52 })))).address],
    ['is busy', async () => (await controller(onSearch((_asked, answer) => answer.end({ code: 51 })))).address],
    [
      'reaches a limit of its own',
      async () => (await controller(onSearch((_asked, answer) => answer.end({ code: 3 })))).address,
    ],
    ['breaks off in the middle of a page', async () => (await controller(afterOnePage('cut'))).address],
    ['stops in the middle of a page', async () => (await controller(afterOnePage('stop'))).address],
    ['sends garbage in the middle of a page', async () => (await controller(afterOnePage('garbage'))).address],
  ])('is left for the next one when it %s', async (_what, first) => {
    const second = await controller();
    const some = controllers([await first(), second.address]);
    expect(await read(some)).toEqual(all);
    expect(some.readFrom).toBe(`ldaps://${second.address}`);
    expect(await read(some)).toEqual(all);
    expect(logons(second)).toBe(1);
  });

  it('is not waited for where it talks nonsense', async () => {
    const some = controllers([(await controller(afterOnePage('garbage'))).address, (await controller()).address]);
    const began = Date.now();
    await read(some);
    expect(Date.now() - began).toBeLessThan(900);
  });

  it('is asked in no other way when it does not answer at all', async () => {
    const first = await silent();
    const second = await controller();
    const access = accessBy(certificate(), { limits: quick });
    const urls = [`ldaps://${first.address}`, `ldap://${first.address}`, `ldaps://${second.address}`];
    expect(await read(keep(new LdapControllers(urls, access)))).toEqual(all);
    expect(first.taken()).toBe(1);
  });

  it('has been read from, and is named before the next one', async () => {
    const [first, second] = [await controller(), await controller()];
    const some = controllers([first.address, second.address]);
    await read(some);
    await first.close();
    expect(await read(some)).toEqual(all);
    expect(some.readFrom).toBe(`ldaps://${first.address}, then ldaps://${second.address}`);
  });

  it('is left by several searches at once, which all are read from the next one over one connection', async () => {
    const second = await controller();
    const some = controllers([(await controller(afterOnePage('cut'))).address, second.address]);
    expect(await Promise.all([read(some), read(some), read(some), read(some)])).toEqual([all, all, all, all]);
    expect(second.connections()).toBe(1);
  });
});

const nonsense = 'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html; charset=us-ascii\r\n\r\n'.repeat(3);

/** What becomes of the second page. */
function afterOnePage(what: 'cut' | 'stop' | 'garbage'): Behaviour {
  return onSearch((asked, answer) => {
    if (asked.cookie === '') return inPages(asked, answer);
    answer.entry('CN=1,DC=contoso,DC=local');
    if (what === 'cut') answer.cut();
    if (what === 'garbage')
      answer.say('HTTP/1.1 400 Bad Request\r\nContent-Type: text/html; charset=us-ascii\r\n\r\n'.repeat(3));
  });
}

describe('a refused logon', () => {
  it('is not tried on another domain controller, nor once more on this one', async () => {
    const [first, second] = [await controller(refusing), await controller()];
    const some = controllers([first.address, second.address]);
    const several = await Promise.all([1, 2, 3, 4, 5].map(() => problemOf(read(some))));
    const later = await problemOf(read(some));
    expect([...several, later].map(({ code }) => code)).toEqual(Array(6).fill('DIRECTORY_LOGON_REFUSED'));
    expect([logons(first), second.connections()]).toEqual([1, 0]);
  });

  it('is not tried again by any of several searches whose connection broke off', async () => {
    let known = true;
    const changing = onLogon((asked, answer) => (known ? behave : refusing)(asked, answer));
    const only = await controller(changing);
    const some = controllers([only.address]);
    await read(some);
    known = false;
    await cutAll(only);
    const problems = await Promise.all([1, 2, 3, 4, 5].map(() => problemOf(read(some))));
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['DIRECTORY_LOGON_REFUSED']));
    expect(logons(only)).toBe(2);
  });
});

async function cutAll(one: FakeController): Promise<void> {
  one.cutAll();
  while (one.open() > 0) await new Promise(done => setTimeout(done, 5));
  await new Promise(done => setTimeout(done, 20));
}

describe('domain controllers of which none can be read', () => {
  it('are told with the reason of each', async () => {
    const [closed, mute] = [await closedPort(), (await silent()).address];
    const gone = (await controller(afterOnePage('cut'))).address;
    const problem = await problemOf(read(controllers([closed, mute, gone])));
    expect(problem).toMatchObject({ code: 'DIRECTORY_NO_CONTROLLER_ANSWERED' });
    expect(problem.details?.split('\n')).toEqual([
      expect.stringContaining(`refuses connections on port ${closed.split(':')[1] ?? ''}`),
      expect.stringContaining('did not answer within 1 seconds'),
      expect.stringContaining('broke off'),
    ]);
    expect(problem.happened).toContain('3');
  });

  it('are each asked once more the next time, when one of them may be back', async () => {
    let away = true;
    const back = await controller((asked, answer) => (away ? answer.cut() : inPages(asked, answer)));
    const some = controllers([back.address, await closedPort()]);
    expect((await problemOf(read(some))).code).toBe('DIRECTORY_NO_CONTROLLER_ANSWERED');
    expect((await problemOf(read(some))).details?.split('\n')).toHaveLength(2);
    away = false;
    expect(await read(some)).toEqual(all);
  });
});

describe('domain controllers that are closed in the middle of a search', () => {
  it('are none of them connected to again', async () => {
    const [first, second] = [await controller(afterOnePage('stop')), await controller()];
    const some = controllers([first.address, second.address]);
    const reading = problemOf(read(some));
    while (first.asked.length < 3) await new Promise(done => setTimeout(done, 5));
    await some.close();
    expect((await reading).code).toBe('DIRECTORY_CONNECTION_LOST');
    expect(second.connections()).toBe(0);
  });
});
