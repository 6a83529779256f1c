import { afterEach, describe, expect, it } from 'vitest';
import type { Directory, DirectorySearch } from '../../../ports/directory.js';
import type { DomainLocator } from '../../../ports/name-service.js';
import { Secret } from '../../../ports/secret.js';
import { certificateOfThisMachine } from './fixture-access.js';
import { leftBy } from './fixture-alive.js';
import { behave, type Behaviour, startController } from './fixture-domain-controller.js';
import { problemOf } from '../fixture-problem-of.js';
import { startSilentServer } from './fixture-silent-server.js';
import { type LiveOptions, type LiveSource, openLiveDirectory } from './open-directory.js';

const everyone: DirectorySearch = {
  base: 'CN=Sites,CN=Configuration,DC=contoso,DC=local',
  scope: 'subtree',
  where: { attribute: 'objectClass', present: true },
  attributes: ['cn'],
};
const nobody: DomainLocator = { controllersOf: () => Promise.resolve([]) };
const limits = { connect: 30, answer: 30 };
const certificate = certificateOfThisMachine();

interface Waiting {
  readonly source:
    { readonly kind: 'ldap'; readonly url: string } | { readonly kind: 'domain'; readonly domain: string };
  readonly options?: Partial<LiveOptions>;
  /** Done when the reading has come so far that it waits. */
  readonly reached: Promise<unknown>;
  close(): Promise<void>;
}

let waiting: Waiting;
afterEach(() => waiting.close());

async function silent(scheme: string, agreesToStartTls = false): Promise<Waiting> {
  const server = await startSilentServer({ agreesToStartTls });
  const source = { kind: 'ldap', url: `${scheme}//${server.address}` } as const;
  return { source, reached: server.heard, close: () => server.close() };
}

/** A domain controller that does not go on when it is asked this. */
async function stopping(scheme: string, at: 'bind' | 'search'): Promise<Waiting> {
  let onStopped = (): void => undefined;
  const reached = new Promise<void>(done => (onStopped = done));
  const behaviour: Behaviour = (asked, answer) => {
    if (asked.what !== at || (at === 'search' && asked.base === '')) return behave(asked, answer);
    if (at === 'search') answer.entry('CN=HQ,CN=Sites,CN=Configuration,DC=contoso,DC=local');
    onStopped();
  };
  const controller = await startController({ tls: certificate(), startTls: scheme === 'ldap:', behaviour });
  const source = { kind: 'ldap', url: `${scheme}//${controller.address}` } as const;
  return { source, reached, close: () => controller.close() };
}

/** What does not answer is asked by this machine itself. */
function asking(change: Omit<Partial<Waiting>, 'close'>): Waiting {
  const source = { kind: 'domain', domain: 'contoso.local' } as const;
  return { source, reached: Promise.resolve(), close: () => Promise.resolve(), ...change };
}

const never = new Promise<never>(() => undefined);
const unknownNames = { askedAt: 'DNS server 192.0.2.1', addressesOf: () => never };

function open(signal: AbortSignal): Promise<Directory> {
  const account = { user: 'anna@contoso.local', caFile: certificate().caFile };
  const source: LiveSource = { ...waiting.source, ...account };
  const options = { locate: nobody, limits, signal, ...waiting.options };
  return openLiveDirectory(source, new Secret('Pa55word'), options);
}

async function read(signal: AbortSignal): Promise<void> {
  const directory = await open(signal);
  try {
    await Promise.all([directory.search(everyone), directory.search(everyone)]);
  } finally {
    await directory.close();
  }
}

describe('a reading that is cancelled', () => {
  it.each<[string, () => Promise<Waiting> | Waiting]>([
    ['DNS looks for domain controllers', () => asking({ options: { locate: { controllersOf: () => never } } })],
    [
      'DNS looks for the address of one',
      () => asking({ source: { kind: 'ldap', url: 'ldaps://dc1.contoso.local' }, options: { names: unknownNames } }),
    ],
    ['TLS begins', () => silent('ldaps:')],
    ['StartTLS is asked for', () => silent('ldap:')],
    ['TLS begins after StartTLS', () => silent('ldap:', true)],
    ['the logon is checked (LDAPS)', () => stopping('ldaps:', 'bind')],
    ['the logon is checked (StartTLS)', () => stopping('ldap:', 'bind')],
    ['a page comes in (LDAPS)', () => stopping('ldaps:', 'search')],
    ['a page comes in (StartTLS)', () => stopping('ldap:', 'search')],
  ])('ends at once while %s, and leaves nothing behind', async (_what, start) => {
    waiting = await start();
    let took = Infinity;
    const left = await leftBy(async () => {
      const cancel = new AbortController();
      const reading = problemOf(read(cancel.signal));
      await waiting.reached;
      const began = Date.now();
      cancel.abort();
      expect((await reading).code).toBe('CANCELLED');
      took = Date.now() - began;
      await waiting.close();
    });
    expect(took).toBeLessThan(500);
    expect(left).toEqual([]);
  });

  it('is not begun when it was cancelled before', async () => {
    waiting = await stopping('ldaps:', 'bind');
    const cancel = new AbortController();
    cancel.abort();
    expect((await problemOf(open(cancel.signal))).code).toBe('CANCELLED');
  });

  it('can be closed and read no more when it was cancelled between two searches', async () => {
    waiting = await stopping('ldaps:', 'search');
    const cancel = new AbortController();
    const directory = await open(cancel.signal);
    cancel.abort();
    expect((await problemOf(directory.search(everyone))).code).toBe('CANCELLED');
    await directory.close();
  });
});

describe('a reading that goes its way', () => {
  it.each(['ldaps:', 'ldap:'])('leaves nothing behind once it is closed (%s)', async scheme => {
    waiting = await stopping(scheme, 'search');
    const left = await leftBy(async () => {
      const directory = await open(new AbortController().signal);
      await directory.root();
      await directory.close();
    });
    expect(left).toEqual([]);
  });

  it.each(['ldaps:', 'ldap:'])('leaves nothing behind when the connection breaks off (%s)', async scheme => {
    waiting = await stopping(scheme, 'search');
    const left = await leftBy(async () => {
      const reading = problemOf(read(new AbortController().signal));
      await waiting.reached;
      await waiting.close();
      expect((await reading).code).toBe('DIRECTORY_CONNECTION_LOST');
    });
    expect(left).toEqual([]);
  });
});
