import { describe, expect, it } from 'vitest';
import type { Finding, HostFacts, Plan } from '../../../preload/contract/index.js';
import { ex3Plan, prepared, showing, worldWith } from '../fixture-world.js';
import type { RecoveryWorld } from '../world.js';
import type { Proposal } from '../../runbook/step.js';
import { identity } from './identity.js';

async function find(facts: HostFacts, more: Partial<RecoveryWorld> = {}): Promise<Finding> {
  return identity.check(await worldWith(facts, more));
}

async function proposed(facts: HostFacts, more: Partial<RecoveryWorld> = {}): Promise<Proposal> {
  const world = await worldWith(facts, more);
  const finding = await identity.check(world);
  if (finding.state !== 'ready') throw new Error(codeOf(finding));
  const proposal = await identity.propose?.(world, finding);
  if (!proposal) throw new Error('nothing is proposed');
  return proposal;
}

function codeOf(finding: Finding): string {
  return 'problem' in finding ? finding.problem.code : finding.state;
}

const kindsOf = ({ changes }: Proposal): string[] => changes.map(({ kind }) => kind);

const differing = (finding: Finding): string[] =>
  finding.comparisons.filter(({ result }) => result === 'different').map(({ id }) => id);

const resultOf = (finding: Finding, id: string): string | undefined =>
  finding.comparisons.find(row => row.id === id)?.result;

const [adapter] = prepared.adapters;
if (!adapter) throw new Error('the fixture has no adapter');

const fresh: HostFacts = {
  ...prepared,
  name: 'WIN-1',
  domain: null,
  fqdn: null,
  secureChannel: null,
  adapters: [{ ...adapter, address: '10.0.0.99', dhcp: true }],
};

/** It has address and name, and is in no domain. */
const named: HostFacts = { ...fresh, name: 'EX3', adapters: prepared.adapters };

/** A plan for a server that was lost after the account last got its password. */
const notReset = async (): Promise<Plan> => ({ ...(await ex3Plan()), lostAt: '2026-11-20T00:00:00.000Z' });

const account = 'EXCHANGESERVERP\\Administrator';
const asking = (facts: HostFacts): Partial<RecoveryWorld> => ({
  host: {
    ...showing(facts),
    passwordFor: change => (change.kind === 'join-domain' || change.kind === 'reset-account' ? change.account : null),
  },
});

describe('the identity of a fresh server', () => {
  it('differs in three things, and first gets address and name', async () => {
    const finding = await find(fresh);
    expect(differing(finding)).toEqual(['name', 'address', 'domain']);
    expect(finding).toMatchObject({
      state: 'ready',
      before: { 'set-address': expect.stringContaining('10.0.0.99 (DHCP)') as string, rename: 'WIN-1' },
    });
  });

  it('asks for no name and no password while all can be taken back', async () => {
    const { preview } = await proposed(fresh, asking(fresh));
    expect(preview).toMatchObject({ typeToConfirm: null, asksPasswordOf: null, restarts: true });
  });

  it('joins only once Windows has taken the name', async () => {
    const waiting = await find({ ...fresh, pendingName: 'EX3' });
    expect('before' in waiting && Object.keys(waiting.before)).toEqual(['set-address']);
    expect(await find(named)).toMatchObject({ before: { 'join-domain': 'workgroup' } });
  });

  it('joins only once the network is right', async () => {
    const elsewhere = { ...named, adapters: [{ ...adapter, dnsServers: ['8.8.8.8'] }] };
    expect(kindsOf(await proposed(elsewhere))).toEqual(['set-address']);
  });

  it('wants the name typed and the password of the account before it joins', async () => {
    const { preview, changes } = await proposed(named, asking(named));
    expect(changes).toEqual([
      { kind: 'join-domain', computer: 'EX3', domain: 'exchangeserverpro.local', account, rejoin: false },
    ]);
    expect(preview).toMatchObject({ typeToConfirm: 'EX3', asksPasswordOf: account, restarts: true });
  });

  it('takes back a rename to another name that still waits', async () => {
    expect(kindsOf(await proposed({ ...named, pendingName: 'EX4' }))).toEqual(['rename']);
  });

  it('waits for a restart while the name or the domain is pending, or another place says so', async () => {
    const waiting: Partial<HostFacts>[] = [
      { ...prepared, name: 'WIN-1', domain: null, pendingName: 'EX3' },
      { domain: null, pendingDomain: 'exchangeserverpro.local' },
      { secureChannel: { code: 1789, controller: null }, pendingDomain: 'exchangeserverpro.local' },
      { pendingRestart: [{ place: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Netlogon\\JoinDomain', value: 'key' }] },
      {
        pendingRestart: [
          { place: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\NV Domain', value: 'x' },
        ],
      },
      { pendingRestart: [{ place: 'exit code 3010 of join-domain.ps1', value: '2026-11-24' }] },
    ];
    for (const change of waiting) expect((await find({ ...prepared, ...change })).state).toBe('restart-needed');
    const elsewhere = [{ place: 'exit code 3010 of wusa.exe', value: 'KB982867' }];
    expect((await find({ ...prepared, pendingRestart: elsewhere })).state).toBe('done');
  });

  it('gets the right gateway and DNS servers too, where only they differ', async () => {
    const adapters = [{ ...adapter, dnsServers: ['8.8.8.8'] }];
    expect(differing(await find({ ...prepared, adapters }))).toEqual(['network']);
    expect(await find({ ...prepared, adapters })).toMatchObject({ state: 'ready' });
  });

  it('is not compared by the case of letters', async () => {
    const shouted = { name: 'ex3', domain: 'EXCHANGESERVERPRO.LOCAL', fqdn: 'EX3.exchangeserverpro.LOCAL' };
    expect((await find({ ...prepared, ...shouted })).state).toBe('done');
  });

  it('keeps an address that the adapter has beside another one', async () => {
    const adapters = [{ ...adapter, address: '10.0.0.50', moreAddresses: ['10.0.0.23'] }];
    expect((await find({ ...prepared, adapters })).state).toBe('done');
  });
});

describe('the identity is refused', () => {
  const second = { ...adapter, index: 12, name: 'Second', address: '10.0.0.98', dhcp: true };

  it.each<[string, Partial<HostFacts>, string]>([
    [
      'on a domain controller',
      { services: [{ name: 'NTDS', startMode: 'Automatic', state: 'Running' }] },
      'THIS_IS_DOMAIN_CONTROLLER',
    ],
    ['in another domain', { domain: 'fabrikam.local' }, 'MEMBER_OF_OTHER_DOMAIN'],
    ['on the way to another domain', { pendingDomain: 'fabrikam.local' }, 'MEMBER_OF_OTHER_DOMAIN'],
    ['in the right domain under another name', { domain: 'exchangeserverpro.local' }, 'MEMBER_UNDER_OTHER_NAME'],
    ['without an adapter', { adapters: [] }, 'NO_NETWORK_ADAPTER'],
    ['between two adapters', { adapters: [...fresh.adapters, second] }, 'ADAPTER_NOT_CLEAR'],
    [
      'where the adapters could not be read',
      { adapters: [], unread: { adapters: 'WMI is broken' } },
      'IDENTITY_NOT_READ',
    ],
    ['where the domain could not be read', { unread: { domain: 'WMI is broken' } }, 'IDENTITY_NOT_READ'],
  ])('%s', async (_what, change, expected) => {
    expect(codeOf(await find({ ...fresh, ...change }))).toBe(expected);
  });

  it('while another machine answers on the address, unless it is this one by DHCP', async () => {
    expect(codeOf(await find(fresh, { host: showing(fresh, ['10.0.0.23']) }))).toBe('ADDRESS_IN_USE');
    const leased = { ...fresh, adapters: [{ ...adapter, dhcp: true }] };
    expect(codeOf(await find(leased, { host: showing(leased, ['10.0.0.23']) }))).toBe('ready');
  });

  it('while the lost server answers on another address that DNS gives its name', async () => {
    const host = {
      ...showing(named, ['10.0.9.9']),
      addressesOf: (name: string) =>
        Promise.resolve(name.startsWith('ex3.') ? ['10.0.0.23', '10.0.9.9'] : ['10.0.0.10']),
    };
    expect(codeOf(await find(named, { host }))).toBe('LOST_SERVER_ANSWERS');
  });

  it('where DNS does not find the domain, and says why', async () => {
    const blind = { ...showing(named), addressesOf: () => Promise.resolve([]) };
    expect(codeOf(await find(named, { host: blind }))).toBe('DOMAIN_NOT_IN_DNS');
    const failing = { ...showing(named), addressesOf: () => Promise.reject(new Error('queryA ECONNREFUSED')) };
    const finding = await find(named, { host: failing });
    expect('problem' in finding && finding.problem).toMatchObject({
      code: 'DOMAIN_NOT_IN_DNS',
      details: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  it('with the adapters and a command for each where two could get the address', async () => {
    const two = { ...fresh, adapters: [...fresh.adapters, second] };
    const host = { ...showing(two), commandsFor: () => ['netsh set address', 'netsh set dnsservers'] };
    const finding = await find(two, { host });
    const details = 'problem' in finding ? finding.problem.details : undefined;
    expect(details).toMatch(/"Local Area Connection" \(11\): 10\.0\.0\.99[\s\S]*"Second" \(12\): 10\.0\.0\.98/);
    expect(details).not.toContain('dnsservers');
  });
});

describe('the computer account', () => {
  it('is reset before the join where it was not since the loss, and nothing else is done with it', async () => {
    const plan = await notReset();
    expect(differing(await find(fresh, { plan }))).toEqual(['name', 'address', 'account', 'domain']);
    expect(kindsOf(await proposed(fresh, { plan }))).toEqual(['set-address', 'rename']);
    const { preview, changes } = await proposed(named, { plan, ...asking(named) });
    expect(changes).toEqual([
      {
        kind: 'reset-account',
        computer: 'EX3',
        distinguishedName: 'CN=EX3,CN=Computers,DC=exchangeserverpro,DC=local',
        domain: 'exchangeserverpro.local',
        domainController: null,
        account,
      },
    ]);
    expect(preview).toMatchObject({ typeToConfirm: 'EX3', asksPasswordOf: account, restarts: false });
    expect((await find(prepared, { plan })).state).toBe('done');
  });

  it('that is still not reset after its reset is told with the way by hand', async () => {
    const world = await worldWith(named, { plan: await notReset() });
    await expect(identity.verify(world)).rejects.toMatchObject({
      problem: { code: 'COMPUTER_ACCOUNT_NOT_RESET', next: expect.stringContaining('dsmod computer') as string },
    });
  });

  it('is joined without a reset where nobody can tell: a moment of loss was not given, or an export is read', async () => {
    const unsaid = await find(named, { plan: { ...(await ex3Plan()), lostAt: null } });
    expect(resultOf(unsaid, 'account')).toBe('unknown');
    const live = { host: { ...showing(named), kind: 'windows' as const }, plan: await notReset() };
    expect(resultOf(await find(named, live), 'account')).toBe('unknown');
    expect(kindsOf(await proposed(named, live))).toEqual(['join-domain']);
  });
});

describe('a member of the right domain', () => {
  const broken = { ...prepared, secureChannel: { code: 1789, controller: null } };

  it('joins again where the trust is broken, with the name typed', async () => {
    const { preview, changes } = await proposed(broken, asking(broken));
    expect(changes).toMatchObject([{ kind: 'join-domain', rejoin: true }]);
    expect(preview).toMatchObject({
      typeToConfirm: 'EX3',
      asksPasswordOf: account,
      action: expect.stringContaining('again') as string,
    });
    await expect(identity.verify(await worldWith(broken))).rejects.toMatchObject({ problem: { code: 'TRUST_BROKEN' } });
  });

  it.each([1398, 1450, 1726, 1818])('does not join again for code %i, and shows it', async code => {
    const finding = await find({ ...prepared, secureChannel: { code, controller: null } });
    expect(finding.state).toBe('done');
    expect(finding.comparisons.find(({ id }) => id === 'trust')).toMatchObject({
      result: 'unknown',
      rebuilt: expect.stringContaining(String(code)) as string,
    });
  });

  it('is left alone while setup runs, and while no domain controller answers', async () => {
    const setup = { state: 'running' as const, startedAt: '2026-11-24T07:00:00.000Z' };
    const during = { ...broken, exchange: { ...prepared.exchange, setup } };
    expect((await find(during)).state).toBe('done');
    const silent = { ...prepared, secureChannel: { code: 1311, controller: null } };
    expect(codeOf(await find(silent))).toBe('DOMAIN_SILENT');
  });

  it('whose trust can not be read is shown as unknown, and proven by the directory or not at all', async () => {
    const unread = { ...prepared, secureChannel: null, unread: { secureChannel: 'nltest is gone' } };
    const finding = await find(unread);
    expect(finding.state).toBe('done');
    expect(resultOf(finding, 'trust')).toBe('unknown');
    await expect(identity.verify(await worldWith(unread))).rejects.toMatchObject({
      problem: { code: 'JOIN_NOT_PROVEN' },
    });
    const plan = await ex3Plan(lost => ({
      ...lost,
      computer: lost.computer && { ...lost.computer, passwordLastSet: '2026-01-01T00:00:00.000Z' },
    }));
    const facts = await identity.verify(await worldWith(unread, { plan }));
    expect(facts.find(({ id }) => id === 'trust')?.value).toContain('nltest is gone');
    expect(facts.find(({ id }) => id === 'account-moved')?.value).toBe('yes');
  });

  it('is refused with another full name, and shown as unknown where it was not read', async () => {
    const other = { ...prepared, fqdn: 'ex3.corp.exchangeserverpro.local' };
    const finding = await find(other);
    expect('problem' in finding && finding.problem).toMatchObject({
      code: 'FULL_NAME_DIFFERS',
      next: expect.stringContaining('suffix exchangeserverpro.local') as string,
    });
    const unread = await find({ ...prepared, fqdn: null, unread: { fqdn: 'no such key' } });
    expect(unread.state).toBe('done');
    expect(resultOf(unread, 'fqdn')).toBe('unknown');
  });

  it('is told of a suffix that is not the name of the domain before it joins', async () => {
    const plan = await ex3Plan();
    const disjoint = { ...plan, identity: { ...plan.identity, fqdn: 'ex3.corp.example' } };
    const finding = await find(named, { plan: disjoint });
    expect(finding.comparisons.find(({ id }) => id === 'fqdn')?.remedy).toContain('corp.example');
  });

  it('is proven by the directory too', async () => {
    const facts = await identity.verify(await worldWith(prepared));
    expect(facts.find(({ id }) => id === 'account')?.value).toContain('CN=EX3,CN=Computers');
  });
});
