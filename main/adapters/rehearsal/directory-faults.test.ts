import { afterEach, describe, expect, it } from 'vitest';
import { decodeFileTime } from '../../directory/file-time.js';
import type { Directory, DirectoryEntry } from '../../ports/directory.js';
import { withDirectoryFaults } from './directory-faults.js';
import { changes, ex3Folder, type FixtureOptions, type RehearsalFixture, startRehearsal } from './fixture-rehearsal.js';
import { loadScenario } from './scenarios.js';

const entry = (distinguishedName: string, attributes: Record<string, string>): DirectoryEntry => ({
  distinguishedName,
  attributes: new Map(Object.entries(attributes).map(([name, value]) => [name, [value]])),
});

const servers = 'CN=Servers,CN=Exchange Administrative Group,CN=Configuration,DC=exchangeserverpro,DC=local';
/** Its password is of 2026-11-02T09:05:00Z, as the scenario has it. */
const computer = entry('CN=EX3,CN=Computers,DC=exchangeserverpro,DC=local', { pwdlastset: '134380839000000000' });
const owa = (server: string): DirectoryEntry =>
  entry(`CN=owa (Default Web Site),CN=HTTP,CN=Protocols,CN=${server},${servers}`, {
    msexchinternalhostname: `https://${server}/owa`,
    msexchexternalhostname: 'https://mail/owa',
  });

const healthy: Directory = {
  readFrom: 'test',
  root: () =>
    Promise.resolve({
      configuration: 'CN=Configuration',
      domain: 'DC=local',
      rootDomain: 'DC=local',
      domainController: null,
    }),
  search: () => Promise.resolve([computer, owa('EX3'), owa('EX2')]),
  close: () => Promise.resolve(),
};

let rehearsal: RehearsalFixture;
afterEach(() => rehearsal.remove());

async function directoryWith(options: FixtureOptions): Promise<() => Promise<readonly DirectoryEntry[]>> {
  rehearsal = await startRehearsal(options);
  const spoilt = withDirectoryFaults(healthy, rehearsal.host, await loadScenario(ex3Folder));
  return () => spoilt.search({ base: '', scope: 'subtree', where: { attribute: 'cn', present: true }, attributes: [] });
}

describe('the directory of a rehearsal', () => {
  it('is handed on untouched without faults', async () => {
    const search = await directoryWith({});
    expect(await search()).toEqual([computer, owa('EX3'), owa('EX2')]);
  });

  it('holds a computer account that nobody reset, until somebody does', async () => {
    const search = await directoryWith({ faults: ['computer-account-not-reset'] });
    const [spoilt] = await search();
    // 2026-09-30T06:40:00Z, thirty days before the server was lost.
    expect(spoilt?.attributes.get('pwdlastset')).toEqual(['134352240000000000']);
    await rehearsal.host.mendOnce();
    expect((await search())[0]).toEqual(computer);
  });

  it.each(['once', 'always'] as const)('shows what the reset of the account does, if it goes wrong %s', async times => {
    const search = await directoryWith({ faults: ['computer-account-not-reset'], times });
    const begun = Date.now();
    await rehearsal.apply({
      kind: 'reset-account',
      computer: 'EX3',
      distinguishedName: computer.distinguishedName,
      domain: 'exchangeserverpro.local',
      domainController: null,
      account: 'EXCHANGESERVERP\\Administrator',
    });
    const set = decodeFileTime((await search())[0]?.attributes.get('pwdlastset')?.[0] ?? null);
    if (times === 'always') expect(set).toBe('2026-09-30T06:40:00.000Z');
    else expect(Date.parse(set ?? '')).toBeGreaterThanOrEqual(begun);
  });

  it('shows a younger password after a join, of this account alone', async () => {
    const search = await directoryWith({});
    await rehearsal.apply(changes.rename);
    await rehearsal.apply(changes.restart);
    await rehearsal.apply(changes.join);
    const [joined, ...others] = await search();
    expect(joined?.attributes.get('pwdlastset')).not.toEqual(computer.attributes.get('pwdlastset'));
    expect(others).toEqual([owa('EX3'), owa('EX2')]);
  });

  it('loses the external URL of the recovered server, and of no other, once setup has succeeded', async () => {
    const search = await directoryWith({ faults: ['url-missing'] });
    expect(await search()).toContainEqual(owa('EX3'));
    await rehearsal.prepare();
    await rehearsal.apply(changes.setup);
    await rehearsal.follow();
    const [, spoilt, other] = await search();
    expect(spoilt?.attributes.has('msexchexternalhostname')).toBe(false);
    expect(spoilt?.attributes.has('msexchinternalhostname')).toBe(true);
    expect(other).toEqual(owa('EX2'));
    await rehearsal.host.mendOnce();
    expect(await search()).toContainEqual(owa('EX3'));
  });
});
