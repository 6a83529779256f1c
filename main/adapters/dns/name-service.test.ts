import { afterEach, describe, expect, it } from 'vitest';
import { problemOf } from '../active-directory/fixture-problem-of.js';
import { type DnsServer, startDnsServer, type Zone } from './fixture-dns-server.js';
import { systemNames } from './name-service.js';

const name = 'cas1.contoso.local';
const patience = { timeout: 200, tries: 1 };

let server: DnsServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function addressesIn(zone: Zone): Promise<readonly string[] | null> {
  server = await startDnsServer(zone);
  return systemNames(server.address, patience).addressesOf(name);
}

describe('the addresses of a name', () => {
  it.each<[string, Zone, string[] | null]>([
    [
      'of both kinds, the older in front',
      { [`A ${name}`]: ['10.0.0.1'], [`AAAA ${name}`]: ['2001:db8::1'] },
      ['10.0.0.1', '2001:db8::1'],
    ],
    ['of the older kind alone', { [`A ${name}`]: ['10.0.0.1', '10.0.0.2'] }, ['10.0.0.1', '10.0.0.2']],
    ['of the newer kind alone', { [`AAAA ${name}`]: ['2001:db8::1'] }, ['2001:db8::1']],
    ['none of a name that is not there', {}, null],
    ['none of a name with other records', { [`SRV ${name}`]: [] }, null],
    [
      'also when the DNS server does not know the newer kind',
      { [`A ${name}`]: ['10.0.0.1'], [`AAAA ${name}`]: 'refuses' },
      ['10.0.0.1'],
    ],
    [
      'also when it is silent about the newer kind',
      { [`A ${name}`]: ['10.0.0.1'], [`AAAA ${name}`]: 'says nothing' },
      ['10.0.0.1'],
    ],
  ])('are found: %s', async (_what, zone, found) => {
    expect([...((await addressesIn(zone)) ?? [])].sort()).toEqual([...(found ?? [])].sort());
    expect((await systemNames(server?.address, patience).addressesOf(name)) === null).toBe(found === null);
  });

  it.each<[string, Zone, string]>([
    ['refuses', { [`A ${name}`]: 'refuses', [`AAAA ${name}`]: 'refuses' }, 'EREFUSED'],
    ['says nothing', { [`A ${name}`]: 'says nothing', [`AAAA ${name}`]: 'says nothing' }, 'ETIMEOUT'],
    ['refuses one kind, and knows none of the other', { [`A ${name}`]: 'refuses', [`AAAA ${name}`]: [] }, 'EREFUSED'],
  ])('stay unknown when the DNS server %s', async (_what, zone, code) => {
    const problem = await problemOf(addressesIn(zone));
    expect(problem).toMatchObject({ code: 'DNS_NOT_ANSWERED', details: code });
    expect(problem.happened).toContain(`DNS server ${server?.address ?? ''} gave no answer for ${name}`);
  });

  it('are asked for once for each kind', async () => {
    await addressesIn({ [`A ${name}`]: ['10.0.0.1'] });
    expect([...(server?.asked ?? [])].sort()).toEqual([`A ${name}`, `AAAA ${name}`]);
  });
});

describe('a DNS server of one’s own choosing', () => {
  it.each(['999.1.1.1', '1.2', '10.0.0.1:0', '10.0.0.1:99999', '[::1]:0', '[10.0.0.1]:53', '10.0.0.1:', 'dns1:53', ''])(
    'is not asked at %j, which is no address of a server',
    async address => {
      const problem = await problemOf(systemNames(address, patience).addressesOf(name));
      expect(problem).toMatchObject({ code: 'DNS_NOT_ANSWERED', details: 'it is not the address of a server' });
      expect(problem.next).toContain('Name another DNS server');
    },
  );

  it.each(['127.0.0.1:9', '[::1]:9', '::1'])('may be given as %s', async address => {
    const problem = await problemOf(systemNames(address, patience).addressesOf(name));
    expect(problem.details).toMatch(/^E[A-Z]+$/);
  });

  it('is named where people read it', () => {
    expect(systemNames('10.0.0.10').askedAt).toBe('DNS server 10.0.0.10');
    expect(systemNames().askedAt).toBe('DNS of this machine');
  });
});
