import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HostFacts } from '../../preload/contract/index.js';
import type { Host } from '../ports/host.js';

/** A machine to try a host on, and the way to let go of it. */
export interface HostUnderTest {
  readonly host: Host;
  /** An address that some other machine answers on, and one that is free. */
  readonly addresses: { readonly answering: string; readonly free: string };
  /** A name that DNS knows with its addresses, and one that it does not know. */
  readonly names: { readonly known: string; readonly addresses: readonly string[]; readonly unknown: string };
  readonly remove: () => Promise<void>;
}

/** What every host promises, real or simulated. It changes nothing on the machine. */
export function describeHost(name: string, open: () => Promise<HostUnderTest>): void {
  describe(`the host port on ${name}`, () => {
    let tried: HostUnderTest;
    beforeEach(async () => {
      tried = await open();
    });
    afterEach(() => tried.remove());

    describe('reading the machine', () => {
      it('gives facts in the form of the contract, with the place that each was read from', async () => {
        const facts = HostFacts.parse(await tried.host.facts());
        const keys = Object.keys(facts).filter(key => !['readAt', 'sources', 'raw', 'unread'].includes(key));
        expect(keys.filter(key => !facts.sources[key])).toEqual([]);
      });

      it('reads anew each time, and finds the same boot', async () => {
        const [first, second] = [await tried.host.facts(), await tried.host.facts()];
        expect(second.bootId).toBe(first.bootId);
        expect(Date.parse(second.readAt)).toBeGreaterThanOrEqual(Date.parse(first.readAt));
      });
    });

    describe('asking the network', () => {
      it('finds the addresses of a name in any case', async () => {
        const { known, addresses } = tried.names;
        expect(await tried.host.addressesOf(known)).toEqual(addresses);
        expect(await tried.host.addressesOf(known.toUpperCase())).toEqual(addresses);
      });

      it('gives no address for a name that DNS does not know', async () => {
        expect(await tried.host.addressesOf(tried.names.unknown)).toEqual([]);
      });

      it('tells an address that answers from a free one', async () => {
        expect(await tried.host.answers(tried.addresses.answering)).toBe(true);
        expect(await tried.host.answers(tried.addresses.free)).toBe(false);
      });
    });

    describe('saying what a change would run', () => {
      it('gives the commands as one would type them', () => {
        const { host } = tried;
        expect(
          host.commandsFor({
            kind: 'set-address',
            adapter: 12,
            address: '10.0.0.23',
            mask: '255.255.255.0',
            gateway: '10.0.0.1',
            dnsServers: ['10.0.0.10', '10.0.0.11'],
          }),
        ).toEqual([
          'netsh.exe interface ipv4 set address name=12 source=static address=10.0.0.23 mask=255.255.255.0 gateway=10.0.0.1 gwmetric=1',
          'netsh.exe interface ipv4 set dnsservers name=12 source=static address=10.0.0.10 register=primary validate=no',
          'netsh.exe interface ipv4 add dnsservers name=12 address=10.0.0.11 index=2 validate=no',
        ]);
        expect(
          host.commandsFor({ kind: 'set-service-start', service: 'NetTcpPortSharing', startMode: 'Automatic' }),
        ).toEqual(['sc.exe config NetTcpPortSharing start= auto']);
        expect(host.commandsFor({ kind: 'restart', reason: 'Windows takes its new name.', resume: null })).toEqual([
          'shutdown.exe /r /t 30 /d p:4:2 /c "CAS Recovery restarts this server."',
        ]);
      });

      it('names the install folder and the domain controller only when they are given', () => {
        const setup = { kind: 'recovery-setup', mediaPath: 'D:\\', targetDir: null, domainController: null } as const;
        expect(tried.host.commandsFor(setup)).toEqual(['D:\\setup.com /m:RecoverServer']);
        expect(
          tried.host.commandsFor({ ...setup, targetDir: 'E:\\Exchange\\', domainController: 'dc1.contoso.local' }),
        ).toEqual(['D:\\setup.com /m:RecoverServer /TargetDir:"E:\\Exchange" /DomainController:dc1.contoso.local']);
      });

      it.each([
        [
          'a feature that is a script',
          { kind: 'install-features', features: ['Web-Server; Remove-Item C:\\'], source: null },
        ],
        ['a name with an option in it', { kind: 'rename', from: 'WIN-1', to: 'EX3 /reboot' }],
        [
          'a folder that ends its quotation',
          {
            kind: 'recovery-setup',
            mediaPath: 'D:\\',
            targetDir: 'E:\\" /roles:Mailbox "',
            domainController: null,
          },
        ],
      ] as const)('refuses %s', (_, change) => {
        const asked = (): unknown => tried.host.commandsFor(change as never);
        expect(asked).toThrow(/COMMAND_NOT_SAFE/);
      });
    });
  });
}
