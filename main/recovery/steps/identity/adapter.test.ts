import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../../../preload/contract/index.js';
import { ex3Plan } from '../../fixture-world.js';
import { chooseAdapter, sameNetwork } from './adapter.js';

const adapter = (index: number, address: string, more: Partial<Adapter> = {}): Adapter => ({
  index,
  name: `Adapter ${index}`,
  address,
  mask: '255.255.255.0',
  gateway: null,
  dnsServers: [],
  dhcp: true,
  moreAddresses: [],
  ...more,
});

const inOffice = adapter(11, '10.0.0.99', { gateway: '10.0.0.1' });
const alsoInOffice = adapter(12, '10.0.0.98', { gateway: '10.0.0.1' });
const backup = adapter(13, '192.168.5.7');
const outside = adapter(14, '172.16.0.4', { gateway: '172.16.0.1' });

describe('the adapter that gets 10.0.0.23', () => {
  it.each<[string, readonly Adapter[], number | 'none' | 'unclear']>([
    ['is the only one there is', [backup], 13],
    ['is the one that has it', [inOffice, adapter(12, '10.0.0.23', { dhcp: false })], 12],
    ['is the one that has it as a further address', [inOffice, { ...backup, moreAddresses: ['10.0.0.23'] }], 13],
    ['is the one whose gateway is in its network', [outside, backup, inOffice], 11],
    ['is not guessed between two in its network', [inOffice, alsoInOffice], 'unclear'],
    ['is not guessed where none has a gateway in its network', [outside, backup], 'unclear'],
    ['is none where there is none', [], 'none'],
  ])('%s', async (_what, adapters, expected) => {
    const choice = chooseAdapter({ adapters: [...adapters] }, (await ex3Plan()).identity);
    expect(choice.kind === 'chosen' ? choice.adapter.index : choice.kind).toBe(expected);
  });
});

describe('a network', () => {
  it.each([
    ['10.0.0.1', '10.0.0.23', '255.255.255.0', true],
    ['10.0.1.1', '10.0.0.23', '255.255.255.0', false],
    ['10.0.1.1', '10.0.0.23', '255.255.254.0', true],
    ['192.168.1.129', '192.168.1.130', '255.255.255.128', true],
    ['192.168.1.1', '192.168.1.130', '255.255.255.128', false],
    ['255.255.255.254', '255.255.255.253', '255.255.255.252', true],
  ])('%s and %s by %s: %s', (one, address, mask, expected) => {
    expect(sameNetwork(one, { address, mask })).toBe(expected);
  });
});
