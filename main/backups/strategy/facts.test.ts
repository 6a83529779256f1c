import { beforeAll, describe, expect, it } from 'vitest';
import { openLdifDirectory } from '../../adapters/active-directory/ldif/ldif-directory.js';
import { contosoExport } from '../../directory/fixture-contoso.js';
import { readLandscape, serverNamed, type Landscape } from '../../directory/landscape.js';
import { readLostServer } from '../../directory/read-lost-server.js';
import { landscapeFacts, unknownFacts } from './landscape-facts.js';
import { settingsWith } from '../../settings/compare/fixture-sides.js';
import { isSameComputer } from '../computer-name.js';
import { withListing } from './listing-facts.js';
import { withComparison, withRecordedDirectory, withSettings } from './settings-facts.js';
import type {
  BackupListing,
  ServerSettings,
  StoredCertificate,
  StrategyFacts,
  Difference,
  KitComparison,
} from '../../../preload/contract/index.js';

const clock = { now: () => '2026-11-27T03:00:00.000Z' };

let contoso: Landscape;
beforeAll(async () => {
  contoso = await readLandscape(await openLdifDirectory(contosoExport()), clock);
});

const factsOf = (name: string, landscape = contoso): StrategyFacts =>
  landscapeFacts(landscape).of(serverNamed(landscape, name));

describe('what the directory tells of a server', () => {
  it('is who stands in for it, with the attribute and the place of each', () => {
    const facts = factsOf('CAS1');
    expect(facts).toMatchObject({
      server: 'CAS1',
      site: 'HQ',
      roles: { value: ['Client Access'] },
      arrays: { value: ['outlook.contoso.local'] },
    });
    expect(facts.peers.value).toContain('CAS2');
    expect(facts.peers.value).not.toContain('CAS1');
    expect(facts.peers.source).toMatch(/^msExchServerSite and msExchCurrentServerRoles/);
    expect(facts.otherSites.value?.map(({ site }) => site)).toEqual(
      expect.arrayContaining(['Zürich', 'Site, with comma']),
    );
    expect(facts.otherSites.value?.map(({ site }) => site)).not.toContain('HQ');
  });

  it('leaves servers of other versions and roles out of those that stand in', () => {
    const { clientAccessServers } = landscapeFacts(contoso);
    const names = clientAccessServers.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['CAS1', 'ALL1']));
    for (const other of ['NEW13', 'OLD7', 'EDGE1']) expect(names).not.toContain(other);
    expect(factsOf('CAS1').peers.value).not.toContain('NEW13');
  });

  it('is unknown where it could not be read, and nothing else is', () => {
    const why = 'dc1 does not let reader read.';
    const facts = factsOf('CAS1', { ...contoso, databases: { known: false, why } });
    expect(facts.databasesHere).toEqual({ value: null, source: why });
    expect(facts.databasesAtArray).toEqual({ value: null, source: why });
    expect(facts.arrays.value).not.toBeNull();
  });

  it('is unknown where no site is recorded: nobody knows then who stands beside it', () => {
    const servers = contoso.servers.map(one => (one.name === 'CAS1' ? { ...one, site: null } : one));
    expect(factsOf('CAS1', { ...contoso, servers })).toMatchObject({ peers: { value: null }, arrays: { value: null } });
  });
});

const stored = (changed: Partial<StoredCertificate>): StoredCertificate => ({
  thumbprint: 'A'.repeat(40),
  subject: 'CN=mail.contoso.local',
  issuer: 'CN=Contoso',
  names: ['mail.contoso.local'],
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  selfSigned: false,
  hasPrivateKey: true,
  exportable: true,
  readableByServices: true,
  services: ['IIS'],
  ...changed,
});

const settings = (changed: Partial<ServerSettings>): ServerSettings =>
  settingsWith({ readAt: clock.now(), ...changed });

const told = (changed: Partial<ServerSettings>): StrategyFacts =>
  withSettings(unknownFacts('EX3', 'nobody looked'), { settings: settings(changed), from: 'a test' });

describe('what the settings of a server tell', () => {
  it.each<readonly [string, Partial<ServerSettings>, string[] | null]>([
    ['the ones with a key that somebody issued', { certificates: [stored({})] }, ['exportable']],
    ['those whose key can not leave', { certificates: [stored({ exportable: false })] }, ['not exportable']],
    ['those of which nobody knows', { certificates: [stored({ exportable: null })] }, ['unknown']],
    [
      'none that setup makes, or that has no key',
      { certificates: [stored({ selfSigned: true }), stored({ hasPrivateKey: false })] },
      [],
    ],
    ['nothing where they could not be read', { unread: { certificates: 'access denied' } }, null],
  ])('of certificates: %s', (_what, changed, keys) => {
    expect(told(changed).certificates.value?.map(({ key }) => key) ?? null).toEqual(keys);
  });

  it('never calls a server physical because no service says otherwise', () => {
    const running = { name: 'VMTools', startMode: 'Automatic', state: 'Running' } as const;
    expect(told({ services: [running] }).virtual.value).toBe(true);
    expect(told({ services: [{ ...running, state: 'Stopped' }] }).virtual.value).toBeNull();
    expect(told({}).virtual.value).toBeNull();
  });

  it('counts what is certainly customised, and never calls that all', () => {
    const port = {
      key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem',
      name: 'TCP/IP Port',
      type: 'REG_DWORD',
      data: '59532',
    } as const;
    const found = told({
      registry: [port],
      services: [{ name: 'MSExchangePop3', startMode: 'Automatic', state: 'Running' }],
    });
    expect(found.customisations.value).toEqual({
      count: 2,
      complete: false,
      examples: ['static port of RPC', 'start mode of MSExchangePop3'],
    });
    expect(told({}).customisations.value).toMatchObject({ count: 0, complete: false });
  });
});

describe('what a comparison with a recovered server tells', () => {
  const difference = (group: Difference['group'], standing: Difference['standing']): Difference => ({
    id: '0123456789abcdef',
    group,
    place: { kind: 'rollup' },
    title: `a setting of ${group}`,
    kit: 'x',
    now: 'y',
    fresh: { known: true, value: 'y' },
    standing,
    meaning: null,
    risk: 'low',
    advice: 'apply',
    why: '',
    rollupOwned: false,
    byHand: null,
  });
  const comparison = (differences: readonly Difference[], changed: Partial<KitComparison> = {}): KitComparison => ({
    schema: 'cas-recovery/comparison/1',
    kit: { path: '/kit', id: '', takenAt: clock.now(), server: 'EX3' },
    target: { kind: 'this' },
    server: 'EX3',
    comparedAt: clock.now(),
    defaultsTakenAt: clock.now(),
    defaultsReadBy: 'recovery',
    differences: [...differences],
    same: {},
    notCompared: [],
    ...changed,
  });
  it.each<readonly [string, KitComparison, number, boolean]>([
    ['nothing', comparison([]), 0, true],
    [
      'a lost file and a registry value',
      comparison([difference('files', 'lost'), difference('registry', 'both')]),
      2,
      true,
    ],
    ['what somebody changed there', comparison([difference('files', 'here')]), 0, true],
    [
      'what has ways of its own',
      comparison([difference('certificates', 'lost'), difference('rollup', 'lost')]),
      0,
      true,
    ],
    ['something that nobody can tell', comparison([difference('iis', 'unknown')]), 0, false],
    [
      'nothing, but not all was compared',
      comparison([], { notCompared: [{ what: 'a file', why: 'damaged' }] }),
      0,
      false,
    ],
    ['nothing, but without defaults', comparison([], { defaultsTakenAt: null, defaultsReadBy: null }), 0, false],
    ['nothing, with defaults of after the fact', comparison([], { defaultsReadBy: 'comparison' }), 0, false],
  ])('%s', (_what, found, count, complete) => {
    expect(withComparison(unknownFacts('EX3', ''), found).customisations.value).toMatchObject({ count, complete });
  });
});

describe('what a kit recorded of the directory', () => {
  const recorded = async (): Promise<Parameters<typeof withRecordedDirectory>[1]> =>
    readLostServer(await openLdifDirectory(contosoExport()), 'CAS1', clock);

  it('is what the directory itself tells', async () => {
    const [kit, directory] = [withRecordedDirectory(unknownFacts('CAS1', ''), await recorded()), factsOf('CAS1')];
    for (const name of ['roles', 'version', 'arrays', 'databasesHere', 'databasesAtArray', 'ownWebSites'] as const) {
      expect(kit[name].value, name).toEqual(directory[name].value);
    }
    expect(kit.peers.value).toContain('CAS2');
    expect(kit.peers.source).toContain('the directory as the kit has it');
  });

  it('is not taken for whole where it has a gap', async () => {
    const gap = { kind: 'part', part: 'mailbox databases', distinguishedName: null, why: 'nobody may read' } as const;
    const facts = withRecordedDirectory(unknownFacts('CAS1', ''), { ...(await recorded()), gaps: [gap] });
    expect(facts.databasesHere).toMatchObject({
      value: null,
      source: expect.stringContaining('nobody may read') as string,
    });
  });
});

describe('what a list of backups tells', () => {
  const volume = {
    path: 'C:',
    label: '',
    fileSystem: 'NTFS',
    totalBytes: 100,
    freeBytes: 60,
    removable: false,
    critical: true,
  };
  const listing = (computer: string): BackupListing => ({
    schema: 'cas-recovery/backups/1',
    readAt: clock.now(),
    computer,
    tool: null,
    versions: [],
    stores: [],
    volumes: [volume, { ...volume, path: 'F:', removable: true, critical: false }],
    last: null,
    unread: [],
  });

  it('is the used space of its own volumes, where it is of the server', () => {
    const facts = withListing(unknownFacts('EX3', ''), listing('ex3.contoso.local'));
    expect(facts.volumes.value).toEqual([{ path: 'C:', usedBytes: 40, critical: true }]);
    expect(facts.places.value).toEqual([
      { path: 'C:', freeBytes: 60, unfit: 'it would itself be in the backup' },
      { path: 'F:', freeBytes: 60, unfit: 'it is a removable medium' },
    ]);
  });

  it('says nothing of the volumes of another computer', () => {
    expect(withListing(unknownFacts('EX3', ''), listing('EX30')).volumes.value).toBeNull();
  });

  it.each([
    ['EX3', 'ex3.contoso.local', true],
    ['EX3', 'EX30', false],
    ['', '', false],
  ])('%j and %j are the same computer: %s', (one, other, same) => {
    expect(isSameComputer(one, other)).toBe(same);
  });
});
