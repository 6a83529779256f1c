import { describe, expect, it } from 'vitest';
import { proposal } from '../fixtures/live.js';
import { foldersIn, liveCautions, liveComplaints, liveSettings, liveValues, type LiveTyped } from './live-form.js';

const now = '2026-11-24T08:00:00.000Z';
const complaints = (typed: LiveTyped) => liveComplaints(liveValues(proposal, typed), now);
const settings = (typed: LiveTyped) => liveSettings(liveValues(proposal, typed), typed, now);

describe('what is typed for a recovery on this machine', () => {
  it.each<[keyof LiveTyped, string]>([
    ['address', '192.168.0'],
    ['address', '192.168.0.256'],
    ['address', '192.168.00.33'],
    ['address', '0.0.0.0'],
    ['address', '127.0.0.1'],
    ['address', '224.0.0.5'],
    ['address', '192.168.0.0'],
    ['address', '192.168.0.255'],
    ['mask', '255.255.0.255'],
    ['mask', '0.0.0.0'],
    ['mask', '255.255.255.255'],
    ['mask', '24'],
    ['gateway', '10.0.0.1'],
    ['gateway', '192.168.0.33'],
    ['gateway', '192.168.0.255'],
    ['gateway', 'router'],
    ['dnsServers', '192.168.0.10, dc1'],
    ['dnsServers', '255.255.255.255'],
    ['joinAccount', 'Administrator'],
    ['joinAccount', 'a\\b\\c'],
    ['joinAccount', 'admin@'],
    ['lostAt', 'last night'],
    ['lostAt', '2031-01-01T00:00'],
    ['domainController', 'dc1'],
    ['domainController', 'dc1 .contoso.local'],
    ['media', 'Exchange'],
    ['packages', '\\\\server'],
    ['windowsSource', 'sources\\sxs'],
  ])('in %s can not be “%s”', (field, text) => {
    expect(Object.keys(complaints({ [field]: text }))).toEqual([field]);
    expect(settings({ [field]: text })).toBe(null);
  });

  it.each<[keyof LiveTyped, string]>([
    ['address', ' 192.168.0.34 '],
    ['gateway', ''],
    ['dnsServers', '192.168.0.10; 10.1.1.1  10.1.1.2'],
    ['joinAccount', 'admin@exchangeserverpro.local'],
    ['lostAt', '2026-11-20T10:00'],
    ['lostAt', ''],
    ['domainController', 'dc1.exchangeserverpro.local'],
    ['media', '"D:\\Exchange 2010"'],
    ['packages', '\\\\files\\updates\\kb'],
    ['windowsSource', 'E:\\sources\\sxs'],
  ])('in %s can be “%s”', (field, text) => {
    expect(complaints({ [field]: text })).toEqual({});
    expect(settings({ [field]: text })).not.toBe(null);
  });

  it.each<keyof LiveTyped>(['address', 'mask', 'dnsServers', 'joinAccount'])('wants %s', field => {
    expect(settings({ [field]: ' ' })).toBe(null);
    expect(complaints({ [field]: ' ' })).toEqual({});
  });

  it('does not judge a gateway by a network that is not known yet', () => {
    expect(complaints({ mask: '', gateway: '10.0.0.1' })).toEqual({});
  });

  it('goes out as settings: what was proposed, and what was typed over it', () => {
    expect(
      settings({
        gateway: '',
        dnsServers: '192.168.0.10, 10.1.1.1',
        lostAt: '2026-11-20T10:00',
        packages: '"D:\\Packages"',
      }),
    ).toEqual({
      address: '192.168.0.33',
      mask: '255.255.255.0',
      gateway: null,
      dnsServers: ['192.168.0.10', '10.1.1.1'],
      joinAccount: 'EXCHANGESERVERP\\Administrator',
      lostAt: new Date('2026-11-20T10:00').toISOString(),
      domainController: null,
      folders: { media: null, packages: 'D:\\Packages', windowsSource: null },
    });
  });

  it('names only the folders that somebody typed: what was found is found again', () => {
    expect(liveValues(proposal, {}).media).toBe('D:\\');
    expect(foldersIn({}).media).toBe(null);
    expect(foldersIn({ media: 'E:\\' }).media).toBe('E:\\');
  });

  it('is worth a second look in a network that this machine is not in', () => {
    const cautions = (typed: LiveTyped) => liveCautions(liveValues(proposal, typed), proposal);
    expect(cautions({})).toEqual({});
    expect(cautions({ address: '10.4.0.33' }).address).toContain('192.168.0.51');
  });
});
