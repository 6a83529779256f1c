import { describe, expect, it } from 'vitest';
import type { Adapter, HostChange, HostFacts } from '../../preload/contract/index.js';
import { netsh } from '../adapters/rehearsal/tools/netsh.js';
import { asTyped, commandsOf } from '../commands/windows-commands.js';
import { describeChange } from './describe-change.js';
import { prepared, showing } from './fixture-world.js';

const [fixture] = prepared.adapters;
if (!fixture) throw new Error('the fixture has no adapter');

const hostOf = (facts: HostFacts) => ({
  ...showing(facts),
  commandsFor: (change: HostChange) => commandsOf(change, name => name).map(asTyped),
});

const itemsOf = (change: HostChange, facts: HostFacts) => describeChange(hostOf(facts), change, facts);

/** Types commands of netsh on a simulated machine with this adapter, and returns what became of it. */
async function typed(adapter: Adapter, lines: readonly string[]): Promise<Adapter> {
  let machine = { adapters: [adapter] };
  for (const line of lines.flatMap(one => one.split(' && '))) {
    const [program, ...args] = line.split(' ');
    expect(program).toBe('netsh.exe');
    const code = await netsh({
      args,
      take: () => Promise.resolve(),
      facts: () => ({ elevated: true }),
      machine: () => machine,
      change: (change: (before: typeof machine) => typeof machine) => (machine = change(machine)),
      print: () => undefined,
    } as never);
    expect(code).toBe(0);
  }
  return machine.adapters[0] as Adapter;
}

const wanted = {
  kind: 'set-address',
  adapter: 11,
  address: '10.0.0.23',
  mask: '255.255.255.0',
  gateway: '10.0.0.1',
  dnsServers: ['10.0.0.10', '10.0.0.11'],
} as const satisfies HostChange;

describe('the way back from an address', () => {
  const static_: Adapter = { ...fixture, address: '10.0.0.50', dnsServers: ['10.0.0.8', '10.0.0.9'] };

  it.each<[string, Adapter]>([
    ['one address', static_],
    ['several addresses', { ...static_, moreAddresses: ['10.0.0.51', '10.0.0.52'] }],
    ['no gateway and no DNS server', { ...static_, gateway: null, dnsServers: [] }],
  ])('leads to %s exactly, by the commands that are shown', async (_what, before) => {
    const items = itemsOf(wanted, { ...prepared, adapters: [before] });
    const changed = await typed(
      before,
      items.map(({ command }) => command),
    );
    expect(changed).toMatchObject({ address: '10.0.0.23', dnsServers: ['10.0.0.10', '10.0.0.11'] });
    const back = [...items].reverse().map(({ undo }) => undo ?? '');
    expect(await typed(changed, back)).toEqual(before);
  });

  it('leads to DHCP where the address came from there', () => {
    const items = itemsOf(wanted, { ...prepared, adapters: [{ ...static_, dhcp: true }] });
    expect(items.map(({ undo }) => undo)).toEqual([
      'netsh.exe interface ipv4 set address name=11 source=dhcp',
      'netsh.exe interface ipv4 set dnsservers name=11 source=dhcp',
      'netsh.exe interface ipv4 delete dnsservers name=11 address=10.0.0.11 validate=no',
    ]);
  });

  it('names the addresses that go, and leaves the mask of another network to the operator', () => {
    const before = { ...static_, moreAddresses: ['10.0.0.51', '172.16.0.9'] };
    const [first] = itemsOf(wanted, { ...prepared, adapters: [before] });
    expect(first?.changes).toContain('10.0.0.50, 10.0.0.51, 172.16.0.9');
    expect(first?.undo).toContain('address=172.16.0.9 mask=ITS-OWN-MASK');
  });
});

describe('the way back from a change of the identity', () => {
  const join = {
    kind: 'join-domain',
    computer: 'EX3',
    domain: 'contoso.local',
    account: 'CONTOSO\\Admin',
    rejoin: false,
  } as const satisfies HostChange;

  it('is the exact command, where there is one', () => {
    const [rename] = itemsOf({ kind: 'rename', from: 'WIN-1', to: 'EX3' }, prepared);
    expect(rename?.undo).toMatch(/^powershell\.exe .* rename-computer\.ps1 -From EX3 -To WIN-1, then restart$/);
    const [joined] = itemsOf(join, prepared);
    expect(joined?.undo).toContain(
      `wmic.exe computersystem where "name='EX3'" call UnjoinDomainOrWorkgroup FUnjoinOptions=0, then restart`,
    );
  });

  it('is not there for a broken trust and for a reset', () => {
    const reset = {
      kind: 'reset-account',
      computer: 'EX3',
      distinguishedName: 'CN=EX3,CN=Computers,DC=contoso,DC=local',
      domain: 'contoso.local',
      domainController: 'dc1.contoso.local',
      account: 'CONTOSO\\Admin',
    } as const satisfies HostChange;
    expect(itemsOf({ ...join, rejoin: true }, prepared).map(({ undo }) => undo)).toEqual([null]);
    const [item] = itemsOf(reset, prepared);
    expect(item?.undo).toBeNull();
    expect(item?.command).toContain(
      '-Name "CN=EX3,CN=Computers,DC=contoso,DC=local" -Domain contoso.local -Controller dc1.contoso.local -Account CONTOSO\\Admin',
    );
  });
});
