import { describe, expect, it } from 'vitest';
import type { LiveProposal } from '../../../preload/contract/index.js';
import { settingsFrom, type LiveOptions } from './live-options.js';

const proposal: LiveProposal = {
  server: 'EX3',
  settings: {
    address: '10.0.0.23',
    mask: '255.255.255.0',
    gateway: '10.0.0.1',
    dnsServers: ['10.0.0.10'],
    joinAccount: 'CONTOSO\\admin',
  },
  sources: {},
  machine: {
    name: 'WIN-1',
    domain: null,
    operatingSystem: {
      name: 'Windows Server 2008 R2 Standard',
      version: '6.1.7601',
      servicePack: 'Service Pack 1',
      architecture: 'AMD64',
      installationType: 'Server',
      edition: 'ServerStandard',
      language: 1033,
    },
    elevated: true,
    media: null,
    addresses: [],
  },
  requiredMedia: '',
  problems: [],
};

const nothing: LiveProposal['settings'] = {
  address: null,
  mask: null,
  gateway: null,
  dnsServers: [],
  joinAccount: null,
};

describe('the settings of a live recovery', () => {
  it('are those that were found, unless others are typed', () => {
    expect(settingsFrom({}, proposal)).toMatchObject({ address: '10.0.0.23', gateway: '10.0.0.1', lostAt: null });
    const typed = settingsFrom(
      {
        address: '10.0.0.99',
        mask: '255.255.255.0',
        gateway: 'none',
        dnsServers: '10.0.0.10, 10.0.0.11',
        joinAccount: 'admin@contoso.local',
      },
      proposal,
    );
    expect(typed).toMatchObject({
      address: '10.0.0.99',
      gateway: null,
      dnsServers: ['10.0.0.10', '10.0.0.11'],
      joinAccount: 'admin@contoso.local',
    });
  });

  it.each([
    ['--address', { settings: nothing }],
    ['--mask', { settings: { ...nothing, address: '10.0.0.23' } }],
    ['--dns-servers', { settings: { ...nothing, address: '10.0.0.23', mask: '255.255.255.0' } }],
    [
      '--gateway',
      { settings: { ...proposal.settings, address: '10.0.0.24' } },
      { address: '10.0.0.23', mask: '255.0.0.0' },
    ],
    ['--mask', { settings: { ...proposal.settings, address: '10.0.0.24' } }, { address: '10.0.0.23', gateway: 'none' }],
    ['--join-account', { settings: { ...proposal.settings, joinAccount: null } }],
  ])('name %s where nothing tells it', (option, change, typed: LiveOptions = {}) => {
    expect(() => settingsFrom(typed, { ...proposal, ...change })).toThrow(option);
  });

  it.each<[string, LiveOptions]>([
    ['an address with a typing error', { address: '10.0.0.256' }],
    ['a name for an address', { address: 'ex3' }],
    ['a mask of another form', { mask: '/24' }],
    ['a DNS server that is a name', { dnsServers: '10.0.0.10,dc1' }],
    ['an empty list of DNS servers', { dnsServers: '' }],
    ['a moment that is none', { lostAt: 'yesterday' }],
    ['a moment that is still to come', { lostAt: '2199-01-01' }],
  ])('refuse %s', (_, options) => {
    expect(() => settingsFrom(options, proposal)).toThrow('WRONG_USE');
  });

  it('take a day, or a day and a time', () => {
    const local = (text: string): string => new Date(text).toISOString();
    expect(settingsFrom({ lostAt: '2026-10-30' }, proposal).lostAt).toBe(local('2026-10-30T00:00:00'));
    expect(settingsFrom({ lostAt: '2026-10-30 06:40' }, proposal).lostAt).toBe(local('2026-10-30T06:40'));
  });
});
