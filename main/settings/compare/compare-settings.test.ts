import { describe, expect, it } from 'vitest';
import { Difference, type ServerSettings } from '../../../preload/contract/index.js';
import type { SettingsSide } from '../../ports/settings-side.js';
import { failure } from '../../problems/problem.js';
import { compareSettings } from './compare-settings.js';
import { certificate, settingsWith, sideWith } from './fixture-sides.js';

const { signal } = new AbortController();
const compared = (kit: SettingsSide, fresh: SettingsSide | null, now: SettingsSide) =>
  compareSettings(kit, fresh, now, { signal });

const owa = 'client-access/Owa/web.config';
const timeout = (minutes: string): string =>
  `<configuration><system.web><sessionState timeout="${minutes}"/></system.web></configuration>`;

describe('what a difference means, seen three ways', () => {
  it.each([
    ['30', '20', '20', 'lost', 'apply'],
    ['20', '20', '30', 'here', 'leave'],
    ['30', '20', '40', 'both', 'look'],
    ['30', null, '20', 'unknown', 'look'],
  ])('kit %s, default %s, now %s is %s', async (kit, fresh, now, standing, advice) => {
    const { differences } = await compared(
      sideWith({ [owa]: timeout(kit) }),
      fresh === null ? null : sideWith({ [owa]: timeout(fresh) }),
      sideWith({ [owa]: timeout(now) }),
    );
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ kit, now, standing, advice, group: 'files', byHand: null });
    expect(differences[0]?.meaning?.text).toMatch(/session/);
    expect(Difference.safeParse(differences[0]).success).toBe(true);
  });

  it('finds none between files that differ in layout, comments and the order of attributes alone', async () => {
    const kit = sideWith({ [owa]: '\uFEFF<a>\r\n  <!-- old -->\r\n  <b x="1" y="2"></b>\r\n</a>' });
    const now = sideWith({ [owa]: "<?xml version='1.0'?><a><b y='2' x='1'/></a>" });
    expect(await compared(kit, null, now)).toEqual({ differences: [], same: { files: 1 }, notCompared: [] });
  });
});

describe('files that can not be compared by what they mean', () => {
  it('tells malformed XML with line and column, and goes on', async () => {
    const kit = sideWith({ [owa]: '<a>\n  <b>\n</a>', 'windows-etc/hosts': '10.0.0.1 a\n' });
    const now = sideWith({ [owa]: '<a/>', 'windows-etc/hosts': '10.0.0.2 a\n' });
    const { differences, notCompared } = await compared(kit, null, now);
    expect(notCompared).toEqual([
      {
        what: 'ClientAccess/Owa/web.config',
        why: expect.stringMatching(/of the kit.*line 3, column 1/) as unknown,
        broken: true,
      },
    ]);
    expect(differences.map(({ place }) => place.kind)).toEqual(['file', 'lines']);
  });

  it.each([
    ['a document type with entities', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['zero bytes', '<a>\0</a>'],
    ['deep nesting', '<a>'.repeat(5000) + '</a>'.repeat(5000)],
    ['nothing', ''],
    ['bytes that are no UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe, 0x3c, 0x2f, 0x61, 0x3e])],
    ['a name of attribute twice', '<a b="1" b="2"/>'],
    ['half of a character in UTF-16', Buffer.from([0xff, 0xfe, 0x3c, 0x00, 0x61])],
  ])('takes %s', async (_name, content) => {
    const { differences, notCompared } = await compared(
      sideWith({ [owa]: '<a/>' }),
      null,
      sideWith({ [owa]: content }),
    );
    expect(differences).toMatchObject([{ place: { kind: 'file' }, advice: 'look' }]);
    expect(notCompared).toHaveLength(1);
  });

  it('matches a theme below the folder of another version, and says so', async () => {
    const kit = sideWith({ 'client-access/Owa/14.3.123.4/themes/base/logo.png': Buffer.from([1, 2, 3]) });
    const now = sideWith({ 'client-access/Owa/14.3.224.2/themes/base/logo.png': Buffer.from([4, 5, 6]) });
    const { differences } = await compared(kit, now, now);
    expect(differences).toMatchObject([
      {
        place: { kind: 'file', file: 'Owa/14.3.224.2/themes/base/logo.png' },
        kitFile: 'Owa/14.3.123.4/themes/base/logo.png',
        rollupOwned: true,
        advice: 'look',
        why: expect.stringContaining('14.3.123.4') as unknown,
      },
    ]);
  });
});

describe('a file that is not as its kit says', () => {
  it.each([
    ['only the kit has it', {}, false],
    ['both have it', { 'client-access/Ecp/x.css': 'b\n' }, false],
    ['it is a program, which is best left', {}, true],
  ])('is told and not offered where %s', async (_, here, isProgram) => {
    const file = isProgram ? 'client-access/Ecp/x.dll' : 'client-access/Ecp/x.css';
    const kit = {
      ...sideWith({ [file]: 'a\n' }),
      read: () => Promise.reject(failure('KIT_FILE_DAMAGED', { path: file, kit: 'kit', why: 'its content' })),
    };
    const { differences, notCompared } = await compared(kit, sideWith({}), sideWith(here));
    expect(differences.map(({ advice }) => advice)).toEqual(isProgram ? ['leave'] : []);
    expect(notCompared.map(({ broken }) => broken)).toEqual(isProgram ? [] : [true]);
  });
});

describe('places that one side could not read', () => {
  const place = (file: string | null) => [{ tree: 'client-access' as const, file, why: 'in use' }];
  const full = sideWith({ [owa]: '<a/>', 'client-access/Ecp/x.css': 'a\n' });
  const empty = sideWith({});

  it.each(['Owa', 'owa/Web.config', null])('are told, and never taken for missing: %s', async file => {
    const unread = { ...empty, unreadPlaces: place(file) };
    const left = file === null ? 0 : 1;
    const what = `ClientAccess/${file ?? ''}`;
    for (const [kit, now, where, news] of [
      [unread, full, 'In the kit', {}],
      [full, unread, 'On the server', { broken: true }],
    ] as const) {
      const { differences, notCompared } = await compared(kit, empty, now);
      expect(differences).toHaveLength(left);
      expect(notCompared).toEqual([{ what, why: `${where}: in use`, ...news }]);
    }
    const { differences } = await compared(full, unread, empty);
    expect(differences.map(({ fresh }) => fresh.known)).toEqual(file === null ? [false, false] : [true, false]);
  });
});

describe('secrets', () => {
  it.each([
    ['a machine key', '<a><machineKey validationKey="ABCDEF0123" decryptionKey="AutoGenerate"/></a>', 'ABCDEF0123'],
    [
      'a connection',
      '<a><connectionStrings><add name="x" connectionString="Server=a;Password=geheim;"/></connectionStrings></a>',
      'geheim',
    ],
    ['an encrypted password', '<a><processModel password="[enc:IISWASOnlyAesProvider:abc123:enc]"/></a>', 'abc123'],
    ['a key of appSettings', '<a><appSettings><add key="ProxyPassword" value="geheim"/></appSettings></a>', 'geheim'],
  ])('of %s are neither shown nor applied', async (_name, content, secret) => {
    for (const now of ['<a/>', content.replace(secret, 'other1')]) {
      const { differences } = await compared(sideWith({ [owa]: content }), null, sideWith({ [owa]: now }));
      expect(differences).toHaveLength(1);
      expect(differences[0]?.byHand).toMatch(/secret|encrypted/);
      expect(JSON.stringify(differences)).not.toContain(secret);
    }
  });
});

describe('IIS', () => {
  const host = (inner: string): string =>
    `<configuration><configSections><sectionGroup name="system.webServer"><sectionGroup name="security"><section name="access"/>` +
    `<sectionGroup name="authentication"><section name="basicAuthentication"/></sectionGroup></sectionGroup></sectionGroup></configSections>` +
    `<location path="Default Web Site/owa"><system.webServer><security>${inner}</security></system.webServer></location></configuration>`;
  const place = 'iis-config/applicationHost.config';

  it('sets sign-in of a directory of Exchange through its cmdlet, and the rest through appcmd', async () => {
    const of = (enabled: string, flags: string): SettingsSide =>
      sideWith(
        {
          [place]: host(
            `<access sslFlags="${flags}"/><authentication><basicAuthentication enabled="${enabled}"/></authentication>`,
          ),
        },
        settingsWith({
          machine: { name: 'EX3', features: [], adapters: [], exchange: { rollupBuild: null } },
        } as unknown as Partial<ServerSettings>),
      );
    const bare = (side: SettingsSide): SettingsSide => ({
      ...side,
      settings: { ...side.settings, unread: { machine: 'not asked' } },
    });
    const { differences } = await compared(bare(of('true', 'None')), null, bare(of('false', 'Ssl')));
    expect(differences).toMatchObject([
      { group: 'iis', byHand: null, title: 'IIS, Default Web Site/owa: security/access, sslFlags' },
      {
        group: 'virtual-directories',
        place: { identity: 'EX3\\owa (Default Web Site)', property: 'BasicAuthentication' },
        kit: 'true',
      },
    ]);
    const whole = await compared(
      bare(of('true', 'None')),
      null,
      bare(sideWith({ [place]: host('<access sslFlags="None"/>') }, of('', '').settings)),
    );
    expect(whole.differences).toMatchObject([
      { group: 'virtual-directories', kit: 'true', now: 'false', byHand: null },
    ]);
    // What says nothing has what counts without it.
    const silent = bare(sideWith({ [place]: host('<access sslFlags="None"/>') }, of('', '').settings));
    expect((await compared(silent, null, bare(of('false', 'None')))).differences).toEqual([]);
    expect((await compared(silent, null, bare(of('true', 'None')))).differences).toMatchObject([
      { group: 'virtual-directories', kit: 'false', now: 'true' },
    ]);
  });
});

it('leaves what differs by the folder of Exchange alone', async () => {
  const machine = (installPath: string): Partial<ServerSettings> => ({
    unread: { machine: 'left out' },
    machine: { name: 'EX3', exchange: { installPath, rollupBuild: null } } as unknown as ServerSettings['machine'],
  });
  const side = (path: string, more: string): SettingsSide =>
    sideWith({ [owa]: `<a><b path="${path}\\Bin\\x.dll" size="${more}"/></a>` }, settingsWith(machine(`${path}\\`)));
  const { differences } = await compared(side('D:\\Exchange', '1'), null, side('C:\\V14', '2'));
  expect(differences).toMatchObject([
    { title: 'ClientAccess/Owa/web.config: b, path', advice: 'leave' },
    { title: 'ClientAccess/Owa/web.config: b, size', advice: 'look' },
  ]);
});

describe('settings apart from files', () => {
  it.each([
    ['valid', certificate('A'), 'apply', null],
    ['expired', certificate('A', { notAfter: '2026-01-01T00:00:00.000Z' }), 'leave', null],
    ['self-signed', certificate('A', { selfSigned: true }), 'leave', null],
    [
      'bound to its server',
      certificate('A', { exportable: false }),
      'look',
      expect.stringContaining('issuer') as unknown,
    ],
  ])('a certificate that is %s', async (_name, one, advice, byHand) => {
    const { differences } = await compared(sideWith({}, settingsWith({ certificates: [one] })), null, sideWith({}));
    expect(differences).toMatchObject([{ group: 'certificates', advice, byHand }]);
  });

  it('are told in the order in which they are applied, with what could not be read', async () => {
    const kit = settingsWith({
      services: [{ name: 'MSExchangePOP3', startMode: 'Automatic', state: 'Running' }],
      registry: [
        {
          key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeAB\\Parameters',
          name: 'RpcTcpPort',
          type: 'REG_SZ',
          data: '59533',
        },
      ],
      rollups: [{ kb: 'KB2936871', name: 'Update Rollup 6', installedOn: null }],
      certificates: [certificate('A', { services: ['IIS'] })],
      routes: ['10.0.0.0,255.0.0.0,10.1.1.1,1'],
      unread: { tasks: 'access is denied' },
    });
    const now = settingsWith({ services: [{ name: 'MSExchangePOP3', startMode: 'Manual', state: 'Stopped' }] });
    const first = await compared(sideWith({}, kit), sideWith({}, now), sideWith({}, now));
    expect(first.differences.map(({ group, advice }) => `${group} ${advice}`)).toEqual([
      'rollup look',
      'certificates apply',
      'certificates apply',
      'registry apply',
      'services apply',
      'network look',
    ]);
    expect(first.notCompared).toEqual([{ what: 'tasks', why: 'In the kit: access is denied' }]);
    expect(await compared(sideWith({}, kit), sideWith({}, now), sideWith({}, now))).toEqual(first);
  });

  it('says nothing of registry keys that one side was not let into', async () => {
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeAB\\Parameters';
    const value = { key, name: 'RpcTcpPort', type: 'REG_SZ' as const, data: '59533' };
    const [open, closed] = [{ registry: [value] }, { unread: { [`registry.${key}`]: 'access is denied' } }];
    const side = (part: Partial<ServerSettings>): SettingsSide => sideWith({}, settingsWith(part));
    for (const [kit, now, where] of [
      [closed, open, 'In the kit'],
      [open, closed, 'On the server'],
    ] as const) {
      expect(await compared(side(kit), side(open), side(now))).toEqual({
        differences: [],
        same: {},
        notCompared: [{ what: `Registry values of ${key}`, why: `${where}: access is denied` }],
      });
    }
    const { differences } = await compared(side(open), side(closed), side({}));
    expect(differences).toMatchObject([{ standing: 'unknown', advice: 'look' }]);
  });

  it('compares each use of certificates only where both sides could tell it', async () => {
    const one = certificate('A', { services: ['IIS'] });
    const binding = { endpoint: '0.0.0.0:443', thumbprint: one.thumbprint, store: 'MY', appId: '{1}' };
    const whole = settingsWith({ certificates: [one], httpBindings: [binding], popCertificate: 'mail.contoso.com' });
    const unasked = settingsWith({
      certificates: [certificate('A', { services: null })],
      unread: { 'certificates.services': 'no shell', popCertificate: 'no shell' },
    });
    for (const [kit, now] of [
      [whole, unasked],
      [unasked, whole],
    ] as const) {
      const found = await compared(sideWith({}, kit), null, sideWith({}, now));
      expect(found.differences.map(({ place }) => place)).toEqual([{ kind: 'binding', service: '0.0.0.0:443' }]);
      expect(found.notCompared.map(({ what }) => what)).toEqual([
        'Certificates that services use',
        'Certificate of POP3 by name',
      ]);
    }
  });

  it('leaves a rollup alone whose name differs, and whose build does not', async () => {
    const of = (name: string): SettingsSide =>
      sideWith(
        {},
        settingsWith({
          rollups: [{ kb: null, name, installedOn: null }],
          unread: { machine: 'left out' },
          machine: { name: 'EX3', exchange: { rollupBuild: '14.3.195.1' } } as unknown as ServerSettings['machine'],
        }),
      );
    const { differences } = await compared(of('Update Rollup 6'), null, of('Updaterollup 6'));
    expect(differences).toMatchObject([{ group: 'rollup', advice: 'leave' }]);
  });

  it('gives up when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    const side = sideWith({ [owa]: '<a/>' });
    await expect(compareSettings(side, null, side, { signal: controller.signal })).rejects.toMatchObject({
      problem: { code: 'CANCELLED' },
    });
  });
});
