import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DnsServer, startDnsServer } from '../../main/adapters/dns/fixture-dns-server.js';
import { cli, cliDocument } from '../cli/run-cli.js';
import { liveForest } from './live-access.js';

const { contoso, eu } = liveForest();
const addressOf = ({ url }: { readonly url: string }): string => new URL(url).hostname;
const controller = (target: string) => [{ target, priority: 0, weight: 100 }];

let folder: string;
let dns: DnsServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-live-'));
  dns = await startDnsServer({
    'SRV _ldap._tcp.dc._msdcs.contoso.local': controller(contoso.hostName),
    'SRV _ldap._tcp.HQ._sites.dc._msdcs.contoso.local': controller(contoso.hostName),
    'SRV _ldap._tcp.dc._msdcs.eu.contoso.local': controller(eu.hostName),
    [`A ${contoso.hostName}`]: [addressOf(contoso)],
    [`A ${eu.hostName}`]: [addressOf(eu)],
    'A eucas.eu.contoso.local': ['10.20.0.23'],
  });
});
afterAll(async () => {
  await dns.close();
  rmSync(folder, { recursive: true, force: true });
});

const inspect = (...more: string[]): string[] => {
  const account = ['--user', contoso.user, '--password-stdin', '--ca', contoso.caFile];
  const where = ['--directory', 'domain:contoso.local', '--site', 'HQ', '--dns', dns.address];
  return ['inspect', ...where, ...account, ...more, '--state', join(folder, 'state')];
};
const typed = `${contoso.password}\n`;

describe('a live forest that is named by its domain, found by a DNS server of one’s own choosing', () => {
  it('tells a server of the child domain, with its account and its address', async () => {
    const { code, document } = await cliDocument(inspect('--server', 'eucas'), typed);
    expect({ code, document }).toMatchObject({ code: 0, document: { command: 'inspect' } });
    if (document.command !== 'inspect') throw new Error(document.command);
    const { server } = document.page;
    expect(server).toMatchObject({
      domain: 'eu.contoso.local',
      readFrom: `ldaps://${contoso.hostName}, ldaps://${eu.hostName}`,
      computer: { domain: 'eu.contoso.local' },
      nameRecords: { state: 'answered', addresses: ['10.20.0.23'] },
      gaps: [],
    });
  });

  it('lists its servers', async () => {
    const { stdout, stderr } = await cli(inspect('--all'), typed);
    for (const name of ['CAS1', 'EUCAS', 'BRANCH']) expect(stdout, stderr).toContain(name);
  });

  it('lists its domain controllers, those of the site first', async () => {
    const { stdout } = await cli(['domain-controllers', 'contoso.local', '--site', 'HQ', '--dns', dns.address]);
    expect(stdout).toContain(`1. ${contoso.hostName}  in site HQ`);
  });
});
