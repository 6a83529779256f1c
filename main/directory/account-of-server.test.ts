import { describe, expect, it } from 'vitest';
import { serverSummaryOf } from '../../preload/contract/fixture-lost-server.js';
import type { Gap } from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import { failure } from '../problems/problem.js';
import { readAccount } from './account-of-server.js';

const configuration = 'CN=Configuration,DC=contoso,DC=local';
const contoso = 'DC=contoso,DC=local';
const eu = 'DC=eu,DC=contoso,DC=local';
const fabrikam = 'DC=fabrikam,DC=com';
const root = { configuration, domain: contoso, rootDomain: contoso, domainController: 'dc1.contoso.local' };

const entry = (distinguishedName: string, attributes: Record<string, string>): DirectoryEntry => ({
  distinguishedName,
  attributes: new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), [value]])),
});
const domain = (nCName: string, dnsRoot: string): DirectoryEntry =>
  entry(`CN=${dnsRoot},CN=Partitions,${configuration}`, { nCName, dnsRoot, nETBIOSName: 'X' });
const domains = [domain(contoso, 'contoso.local'), domain(eu, 'eu.contoso.local'), domain(fabrikam, 'fabrikam.com')];

/** A forest with an account named CAS1$ in these domains, by the full names that they bear. */
function forest(accounts: Readonly<Record<string, string | null>>, unreachable: readonly string[] = []): Directory {
  return {
    readFrom: 'a test',
    root: () => Promise.resolve(root),
    close: () => Promise.resolve(),
    search: ({ base }) => {
      if (base.startsWith('CN=Partitions')) return Promise.resolve(domains);
      if (unreachable.includes(base)) {
        return Promise.reject(failure('DIRECTORY_PART_ABSENT', { base, readFrom: 'a test', why: 'nobody answered' }));
      }
      const dNSHostName = accounts[base];
      return Promise.resolve(
        dNSHostName === undefined ? [] : [entry(`CN=CAS1,${base}`, dNSHostName === null ? {} : { dNSHostName })],
      );
    },
  };
}

async function found(
  directory: Directory,
  fqdn: string | null,
): Promise<{ account?: string; domain: string; gaps: Gap[] }> {
  const gaps: Gap[] = [];
  const read = await readAccount(directory, root, serverSummaryOf({ name: 'CAS1', fqdn }), gaps);
  const account = read.computer?.distinguishedName;
  return { domain: read.domain, gaps, ...(account !== undefined && { account }) };
}

describe('the computer account of a server', () => {
  it('is the one in the domain of its full name, whatever full name it bears', async () => {
    const directory = forest({ [eu]: null, [contoso]: 'cas1.contoso.local' });
    expect(await found(directory, 'cas1.eu.contoso.local')).toMatchObject({ account: `CN=CAS1,${eu}` });
  });

  it('is never that of another machine that only has the same short name', async () => {
    const directory = forest({ [contoso]: 'cas1.contoso.local', [fabrikam]: 'cas1.fabrikam.com' });
    expect(await found(directory, 'cas1.eu.contoso.local')).toEqual({ domain: 'eu.contoso.local', gaps: [] });
  });

  it('stays unseen where its domain could not be read, even if another one has that short name', async () => {
    const { account, gaps } = await found(forest({ [contoso]: 'cas1.contoso.local' }, [eu]), 'cas1.eu.contoso.local');
    expect(account).toBeUndefined();
    expect(gaps).toMatchObject([{ kind: 'domain', distinguishedName: eu }]);
  });

  it('is missing where its own domain has none, even if another one could not be read', async () => {
    const { account, gaps } = await found(forest({}, [eu]), 'cas1.contoso.local');
    expect(account).toBeUndefined();
    expect(gaps).toMatchObject([{ kind: 'part', distinguishedName: eu }]);
  });

  it('is found in any domain of the forest where it bears the full name', async () => {
    const directory = forest({ [eu]: 'CAS1.mail.contoso.local' });
    expect(await found(directory, 'cas1.mail.contoso.local')).toMatchObject({ account: `CN=CAS1,${eu}` });
  });

  it('is taken by its short name where the server has no full one', async () => {
    expect(await found(forest({ [contoso]: null }), null)).toMatchObject({ account: `CN=CAS1,${contoso}` });
  });
});
