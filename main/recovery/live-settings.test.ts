import { beforeAll, describe, expect, it } from 'vitest';
import type { Adapter, LostServer } from '../../preload/contract/index.js';
import { ex3Server, prepared } from './fixture-world.js';
import { proposeSettings, type LiveFindings } from './live-settings.js';

const adapter: Adapter = {
  index: 11,
  name: 'Local Area Connection',
  address: '10.0.0.141',
  mask: '255.255.255.0',
  gateway: '10.0.0.1',
  dnsServers: ['10.0.0.10'],
  dhcp: true,
  moreAddresses: [],
};

let lost: LostServer;
beforeAll(async () => {
  lost = await ex3Server();
});

const proposed = (change: Partial<LiveFindings>, adapters: Adapter[] = [adapter]) =>
  proposeSettings({
    lost,
    facts: { ...prepared, adapters },
    addresses: ['10.0.0.23'],
    fqdn: 'ex3.exchangeserverpro.local',
    account: null,
    ...change,
  });

describe('what a live recovery would be begun with', () => {
  it('takes the address from DNS and the rest from the adapter in that network', () => {
    const { settings, sources } = proposed({});
    expect(settings).toEqual({
      address: '10.0.0.23',
      mask: '255.255.255.0',
      gateway: '10.0.0.1',
      dnsServers: ['10.0.0.10'],
      joinAccount: null,
    });
    expect(sources['address']).toBe('A record of ex3.exchangeserverpro.local');
    expect(sources['mask']).toContain('Local Area Connection');
  });

  it('finds that adapter among several', () => {
    const other = { ...adapter, index: 5, name: 'Backup', address: '192.168.7.4', gateway: null, dnsServers: [] };
    expect(proposed({}, [other, adapter]).settings.gateway).toBe('10.0.0.1');
  });

  it('proposes no mask and no gateway of another network', () => {
    const { settings, sources } = proposed({ addresses: ['172.16.1.23'] });
    expect(settings).toMatchObject({ address: '172.16.1.23', mask: null, gateway: null, dnsServers: ['10.0.0.10'] });
    expect(sources['mask']).toBe('no adapter of this server is in that network');
  });

  it('names the other addresses where DNS has several', () => {
    const { settings, sources } = proposed({ addresses: ['10.0.0.23', '10.0.0.24'] });
    expect(settings.address).toBe('10.0.0.23');
    expect(sources['address']).toContain('10.0.0.24');
  });

  it('proposes no mask and no gateway where DNS knows no address', () => {
    const { settings, sources } = proposed({ addresses: [] });
    expect(settings).toMatchObject({ address: null, mask: null, gateway: null });
    expect(sources['address']).toContain('DNS gives no address');
  });

  it('leaves open what nothing tells', () => {
    expect(proposed({ addresses: [] }, []).settings).toEqual({
      address: null,
      mask: null,
      gateway: null,
      dnsServers: [],
      joinAccount: null,
    });
  });
});
