import { afterEach, describe, expect, it } from 'vitest';
import type { NameService } from '../../../ports/name-service.js';
import { failure } from '../../../problems/problem.js';
import { accessBy, certificateOfThisMachine } from './fixture-access.js';
import { type FakeController, startController } from './fixture-domain-controller.js';
import { problemOf } from '../fixture-problem-of.js';
import { lookupBy } from './host-lookup.js';
import { LdapConnection } from './ldap-connection.js';

const certificate = certificateOfThisMachine();
let controller: FakeController | null = null;
afterEach(async () => {
  await controller?.close();
  controller = null;
});

const finding = (addressesOf: NameService['addressesOf']): NameService => ({
  askedAt: 'DNS server 10.0.0.10',
  addressesOf,
});
const name = 'dc1.contoso.local';

async function connectTo(names: NameService, scheme: string, otherPort?: number): Promise<string> {
  controller = await startController({ tls: certificate(), startTls: scheme === 'ldap:' });
  const port = otherPort ?? controller.address.split(':')[1];
  const url = `${scheme}//${name}:${String(port)}`;
  const connection = new LdapConnection(url, accessBy(certificate(), { names }));
  try {
    return (await problemOf(connection.use(() => Promise.resolve()))).code;
  } finally {
    await connection.close();
  }
}

describe.each(['ldaps:', 'ldap:'])('a domain controller that another DNS server knows (%s)', scheme => {
  it('is connected to, by the runtime of today and by that of the window', async () => {
    // That it is asked for its certificate shows that it was reached.
    const names = finding(() => Promise.resolve(['127.0.0.1', '::1']));
    expect(await connectTo(names, scheme)).toBe('DIRECTORY_CERTIFICATE_NAME_DIFFERS');
  });

  it('is told not to listen when it does so at none of its addresses', async () => {
    const names = finding(() => Promise.resolve(['127.0.0.1', '127.0.0.2']));
    expect(await connectTo(names, scheme, 9)).toBe('DIRECTORY_CONNECTION_REFUSED');
  });

  it.each([[null], [[]]])('is not found when that one answers %j', async answer => {
    expect(
      await connectTo(
        finding(() => Promise.resolve(answer)),
        scheme,
      ),
    ).toBe('DIRECTORY_HOST_NOT_FOUND');
  });

  it('is not taken for absent when that one does not answer', async () => {
    const facts = { name, askedAt: 'DNS server 10.0.0.10', code: 'ETIMEOUT' };
    const names = finding(() => Promise.reject(failure('DNS_NOT_ANSWERED', facts)));
    expect(await connectTo(names, scheme)).toBe('DNS_NOT_ANSWERED');
  });
});

describe('what the runtime asks for', () => {
  const lookup = lookupBy(finding(() => Promise.resolve(['10.0.0.1', '2001:db8::1']))) as unknown as (
    host: string,
    options: { readonly all?: boolean },
    done: (...answer: unknown[]) => void,
  ) => void;
  const ask = (all: boolean): Promise<unknown[]> =>
    new Promise(done => lookup(name, { all }, (...answer) => done(answer)));

  it('may be one address', async () => {
    expect(await ask(false)).toEqual([null, '10.0.0.1', 4]);
  });

  it('may be all of them', async () => {
    const all = [
      { address: '10.0.0.1', family: 4 },
      { address: '2001:db8::1', family: 6 },
    ];
    expect(await ask(true)).toEqual([null, all]);
  });
});
