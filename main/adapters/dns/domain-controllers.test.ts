import { afterEach, describe, expect, it } from 'vitest';
import type { DomainControllers } from '../../../preload/contract/index.js';
import { problemOf } from '../active-directory/fixture-problem-of.js';
import { type DnsServer, startDnsServer, type Zone } from './fixture-dns-server.js';
import { findDomainControllers } from './name-service.js';

const everywhere = '_ldap._tcp.dc._msdcs.contoso.local';
const inBranch = '_ldap._tcp.Branch._sites.dc._msdcs.contoso.local';
const service = (host: string, priority = 0, weight = 100) => ({ target: `${host}.contoso.local`, priority, weight });

let server: DnsServer;
afterEach(() => server.close());

async function find(zone: Zone, site?: string, options = {}): Promise<DomainControllers> {
  server = await startDnsServer(zone, options);
  const patience = { timeout: 200, tries: 1 };
  return findDomainControllers({ domain: 'contoso.local', site, dnsServer: server.address, patience });
}

const hostsOf = ({ hosts }: DomainControllers): string[] => hosts.map(({ host }) => host.replace('.contoso.local', ''));

describe('the domain controllers of a domain', () => {
  it('come by the priority of their records, then by their weight', async () => {
    const records = [service('last', 10, 900), service('light', 0, 1), service('heavy', 0, 900), service('even', 0, 1)];
    expect(hostsOf(await find({ [`SRV ${everywhere}`]: records }))).toEqual(['heavy', 'even', 'light', 'last']);
  });

  it('come with those of the site in front, each once, and with where that was found', async () => {
    const found = await find(
      {
        [`SRV ${everywhere}`]: [service('hq1', 0, 900), service('BRANCH1'), service('branch2', 5)],
        [`SRV ${inBranch}`]: [service('branch2', 5), service('branch1')],
      },
      'Branch',
    );
    expect(found).toEqual({
      hosts: [
        { host: 'branch1.contoso.local', inSite: true },
        { host: 'branch2.contoso.local', inSite: true },
        { host: 'hq1.contoso.local', inSite: false },
      ],
      source: `SRV records ${inBranch} and ${everywhere}, DNS server ${server.address}`,
    });
  });

  it.each<[string, Zone]>([
    ['is not there', {}],
    ['has no records', { [`A ${inBranch}`]: ['10.0.0.1'] }],
    ['says that there is none', { [`SRV ${inBranch}`]: [{ target: '.', priority: 0, weight: 0 }] }],
  ])('are those of elsewhere when the site %s', async (_what, zone) => {
    const found = await find({ ...zone, [`SRV ${everywhere}`]: [service('hq1')] }, 'Branch');
    expect(found.hosts).toEqual([{ host: 'hq1.contoso.local', inSite: false }]);
  });

  it('are those of elsewhere when no name can be made with that site', async () => {
    const records = { [`SRV ${everywhere}`]: [service('hq1')] };
    expect(hostsOf(await find(records, 'x'.repeat(70)))).toEqual(['hq1']);
  });

  it('may be more than one packet holds', async () => {
    const many = Array.from({ length: 60 }, (_, index) => service(`dc${String(index + 100)}`));
    expect(hostsOf(await find({ [`SRV ${everywhere}`]: many }, undefined, { isLong: true }))).toHaveLength(60);
  });

  it('are asked for by the name of the domain, with or without its dot', async () => {
    server = await startDnsServer({ [`SRV ${everywhere}`]: [service('hq1')] });
    await findDomainControllers({ domain: 'contoso.local.', dnsServer: server.address });
    expect(server.asked).toEqual([`SRV ${everywhere}`]);
  });
});

describe('a name that DNS gives and that does not lie in the domain', () => {
  const outside = (target: string) => ({ target, priority: 0, weight: 900 });

  it.each([
    'dc1.evil.example',
    'evil-contoso.local',
    'local',
    'dc1.contoso.local.evil.example',
    'dc1.other.local',
    'evil.example/.contoso.local',
    'a@evil.example#.contoso.local',
  ])('is left out, and said to be: %s', async target => {
    const zone = { [`SRV ${everywhere}`]: [outside(target), service('hq1')], [`SRV ${inBranch}`]: [outside(target)] };
    const { hosts, source } = await find(zone, 'Branch');
    expect(hosts).toEqual([{ host: 'hq1.contoso.local', inSite: false }]);
    const said = source.replace(/\\/g, ''); // newer resolvers put one before a sign that is rare in names
    expect(said).toContain(`${server.address}. Left out, as their names do not lie in contoso.local: ${target}`);
  });

  it('is a problem when there is no other, which names what else can be done', async () => {
    const problem = await problemOf(find({ [`SRV ${everywhere}`]: [outside('a.evil.example'), outside('b.example')] }));
    expect(problem).toMatchObject({ code: 'DOMAIN_CONTROLLERS_OUTSIDE', details: 'a.evil.example\nb.example' });
    expect(problem.next).toContain('give the address of one by hand');
  });

  it('is one of the domain when it lies below it, or is the domain itself', async () => {
    const records = [outside('dc1.hq.Contoso.local'), outside('CONTOSO.local')];
    const { hosts } = await find({ [`SRV ${everywhere}`]: records });
    expect(hosts.map(({ host }) => host)).toEqual(['contoso.local', 'dc1.hq.contoso.local']);
  });

  it('is taken for a domain of a forest when it lies in that forest', async () => {
    const records = ['dc1.eu.fabrikam.example', 'dc2.contoso.local', 'dc3.evil.example'].map(outside);
    server = await startDnsServer({ 'SRV _ldap._tcp.dc._msdcs.eu.fabrikam.example': records });
    const query = { domain: 'eu.fabrikam.example', forest: 'contoso.local', dnsServer: server.address };
    const { hosts } = await findDomainControllers(query);
    expect(hosts.map(({ host }) => host)).toEqual(['dc1.eu.fabrikam.example', 'dc2.contoso.local']);
  });

  it('is told by name for the first few alone', async () => {
    const many = Array.from({ length: 7 }, (_, index) => outside(`dc${String(index)}.evil.example`));
    const { source } = await find({ [`SRV ${everywhere}`]: [...many, service('hq1')] });
    expect(source).toMatch(/dc4\.evil\.example and 2 more$/);
  });
});

describe('a domain whose domain controllers DNS does not tell', () => {
  it.each<[string, Zone]>([
    ['does not exist', {}],
    ['has no such records', { [`A ${everywhere}`]: ['10.0.0.1'] }],
    ['says that it has none', { [`SRV ${everywhere}`]: [{ target: '.', priority: 0, weight: 0 }] }],
  ])('is a problem when it %s', async (_what, zone) => {
    const problem = await problemOf(find(zone, 'Branch'));
    expect(problem).toMatchObject({ code: 'DOMAIN_CONTROLLERS_NOT_FOUND', details: `${inBranch} and ${everywhere}` });
    expect(problem.happened).toContain(`DNS server ${server.address} knows no domain controller of contoso.local`);
  });

  it.each<[string, Zone, string]>([
    ['refuses', { [`SRV ${everywhere}`]: 'refuses' }, 'EREFUSED'],
    ['says nothing', { [`SRV ${everywhere}`]: 'says nothing' }, 'ETIMEOUT'],
  ])('is another problem when the DNS server %s', async (_what, zone, code) => {
    const began = Date.now();
    const problem = await problemOf(find(zone));
    expect(problem).toMatchObject({ code: 'DNS_NOT_ANSWERED', details: code });
    expect(problem.happened).toContain(everywhere);
    expect(Date.now() - began).toBeLessThan(3000);
  });
});
