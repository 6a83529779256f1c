import { beforeAll, describe, expect, it } from 'vitest';
import { type HandOff, type HostFacts, type LostServer, RestoredCheck } from '../../../preload/contract/index.js';
import { ex3Server, rebuilt } from '../../recovery/fixture-world.js';
import { verifyFacts } from '../../verification/fixture-look.js';
import { goodDay, handOffOf, placeThatKeeps } from './fixture-hand-off.js';
import { handOffJson } from './make-hand-off.js';
import { verifyRestored, type VerifyParts } from './verify-restored.js';

const file = '\\\\nas1\\backup\\cas-recovery-hand-off-EX3.json';
let recorded: LostServer;
let handOff: HandOff;

beforeAll(async () => {
  recorded = await ex3Server();
  handOff = await handOffOf({ kit: { path: 'K:\\ex3-kit', machine: goodDay }, lostServer: recorded });
});

const restored: HostFacts = { ...rebuilt, bootedAt: '2026-10-30T10:00:00.000Z' };

interface Situation {
  readonly facts?: Partial<HostFacts>;
  readonly handOff?: Partial<HandOff>;
  /** Null: no directory was named. */
  readonly now?: LostServer | null;
  readonly text?: string;
  readonly out?: string;
  readonly on?: VerifyParts['on'];
}

async function verified({ facts = {}, handOff: change = {}, now = recorded, text, out, on }: Situation) {
  const [place, copies] = [placeThatKeeps(), placeThatKeeps()];
  place.files.set(file, text ?? handOffJson({ ...handOff, ...change }));
  const parts: VerifyParts = {
    clock: { now: () => '2026-10-30T11:00:00.000Z' },
    operator: { account: 'EX3\\Administrator', computer: 'EX3' },
    productVersion: '0.0.0',
    on: on ?? { kind: 'this' },
    host: { facts: () => Promise.resolve({ ...restored, ...facts }) },
    place,
    copies,
    verify: verifyFacts,
    readServer: now && (() => Promise.resolve(now)),
  };
  const { check, files } = await verifyRestored(parts, { file, out: out ?? null }, new AbortController().signal);
  return { check, files, place, copies, result: Object.fromEntries(check.rows.map(({ id, result }) => [id, result])) };
}

describe('a server that was restored as it was', () => {
  it('is sound, and a report of it lies beside the hand-off', async () => {
    const { check, files, place } = await verified({});
    expect(check.rows.filter(({ result }) => result !== 'same')).toEqual([]);
    expect(check.outcome).toBe('sound');
    expect(files).toEqual(['html', 'json'].map(end => `\\\\nas1\\backup\\cas-recovery-restored-EX3.${end}`));
    expect(RestoredCheck.parse(JSON.parse(place.files.get(files[1] ?? '') ?? ''))).toEqual(check);
    expect(place.files.get(files[0] ?? '')).toContain('Restored, and as it was');
    expect(place.files.get(files[0] ?? '')).toContain('an old one that was only started again looks the same');
  });

  it('is noted in the hand-off, which stays what it was otherwise', async () => {
    const { place } = await verified({});
    const kept = JSON.parse(place.files.get(file) ?? '') as HandOff;
    expect(kept.history.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      'handed-off 10/29/2026-21:30',
      'verified sound',
    ]);
    expect({ ...kept, history: [] }).toEqual({ ...JSON.parse(handOffJson(handOff)), history: [] });
  });

  it('writes nowhere else when the name in the hand-off was made a path', async () => {
    const { files } = await verified({ handOff: { machine: 'EX3.\\..\\..\\evil' } });
    expect(files).toEqual(['html', 'json'].map(end => `\\\\nas1\\backup\\cas-recovery-restored-EX3.${end}`));
  });

  it('leaves the backup target alone where the report goes into a folder', async () => {
    const { place, copies, files } = await verified({ out: '/reports' });
    expect([...place.files.keys()]).toEqual([file]);
    expect([...copies.files.keys()]).toEqual(files);
  });
});

const missing = (key: keyof HostFacts): Partial<HostFacts> => ({ unread: { [key]: 'Access is denied.' } });

describe('what is not as it was', () => {
  it.each<readonly [string, Situation, string, 'different' | 'unknown', string]>([
    [
      'no start since the hand-off',
      { facts: { bootedAt: '2026-10-29T10:00:00.000Z' } },
      'started',
      'different',
      'not restored',
    ],
    ['a workgroup', { facts: { domain: null, secureChannel: null } }, 'domain', 'different', 'join it'],
    [
      'a broken trust',
      { facts: { secureChannel: { code: 5, controller: null } } },
      'trust',
      'different',
      'netdom resetpwd',
    ],
    ['a trust that nobody could ask', { facts: missing('secureChannel') }, 'trust', 'unknown', 'nltest'],
    [
      'a trust while no domain controller answers',
      { facts: { secureChannel: { code: 1311, controller: null } } },
      'trust',
      'unknown',
      'nltest',
    ],
    ['a clock that is off', { facts: { clockSkewSeconds: -61 } }, 'clock', 'different', 'w32tm /resync'],
    ['a clock with nothing to compare', { facts: { clockSkewSeconds: null } }, 'clock', 'unknown', 'w32tm'],
    [
      'an address that stayed with the old adapter',
      { facts: { adapters: rebuilt.adapters.map(one => ({ ...one, address: '10.0.0.141', dhcp: true })) } },
      'address',
      'different',
      'Set it again',
    ],
    [
      'a rollup that came after the backup',
      { facts: { exchange: { ...rebuilt.exchange, rollupBuild: '14.3.100.0' } } },
      'rollup',
      'different',
      'Install that rollup',
    ],
    [
      'program files that are missing',
      { facts: { exchange: { ...rebuilt.exchange, rollupBuild: null } } },
      'rollup',
      'different',
      'are missing, though the registry',
    ],
    [
      'program files that could not be read',
      { facts: { exchange: { ...rebuilt.exchange, rollupBuild: null }, ...missing('exchange') } },
      'rollup',
      'unknown',
      '',
    ],
    [
      'a restart that waits',
      { facts: { pendingRestart: [{ place: 'P', value: 'v' }] } },
      'restart',
      'different',
      'Restart',
    ],
    [
      'an older service pack than the directory records',
      { facts: { exchange: { ...rebuilt.exchange, installedBuild: '14.2.247.5' } } },
      'build-as-before-build',
      'different',
      'Install the recorded one',
    ],
    [
      'a virtual directory that IIS lacks',
      { facts: { exchange: { ...rebuilt.exchange, webDirectories: rebuilt.exchange.webDirectories.slice(1) } } },
      'virtual-directories-in-iis-OWA-owa (Default Web Site)',
      'different',
      'New-OwaVirtualDirectory',
    ],
  ])('shows %s', async (_what, situation, id, result, remedy) => {
    const { check } = await verified(situation);
    const found = check.rows.find(row => row.id.toLowerCase() === id.toLowerCase());
    expect(found).toMatchObject({ result });
    expect(found?.remedy).toContain(remedy);
    expect(check.outcome).toBe(result === 'different' ? 'differs' : 'unclear');
  });

  it('shows an address that was changed in the directory since, and says that the directory counts', async () => {
    const now = {
      ...recorded,
      virtualDirectories: recorded.virtualDirectories.map(one =>
        one.kind === 'OWA' ? { ...one, externalUrl: 'https://new.contoso.local/owa' } : one,
      ),
    };
    const { check } = await verified({ now });
    const [row, ...more] = check.rows.filter(({ result }) => result === 'different');
    expect(more).toEqual([]);
    expect(row?.remedy).toMatch(/^The directory was changed after the hand-off, and it counts/);
  });

  it('proves nothing of clients where no directory was named', async () => {
    const { check, result } = await verified({ now: null });
    expect(result['directory']).toBe('unknown');
    expect(check).toMatchObject({ directory: null, outcome: 'unclear' });
  });

  it.each<readonly [string, Partial<HandOff>, Partial<HostFacts>, readonly string[]]>([
    ['nothing else where the rest is well', {}, {}, []],
    ['what could not be read of the server', {}, { unread: { services: 'Access is denied.' } }, ['services-run']],
    [
      'Exchange that could not be read, though a build was recorded',
      {},
      { unread: { exchange: 'Access is denied.' } },
      ['setup-finished', 'build-as-before', 'install-folder'],
    ],
    ['one row for a directory that nothing was recorded of', { lostServer: null }, {}, []],
  ])('tells without a directory of %s', async (_what, change, facts, ids) => {
    const { check } = await verified({ now: null, handOff: change, facts });
    const own = ['directory', 'rollup', 'restart', ...ids];
    const untold = check.rows.filter(({ result }) => result === 'unknown').map(({ id }) => id);
    expect(untold).toEqual(expect.arrayContaining(['directory', ...ids]));
    expect(untold.filter(id => !own.includes(id))).toEqual([]);
  });

  it('takes any address where the server had one by DHCP', async () => {
    const networks = handOff.server.networks.map(one => ({ ...one, dhcp: true }));
    const adapters = rebuilt.adapters.map(one => ({ ...one, address: '10.0.0.99', dhcp: true }));
    const { result } = await verified({ facts: { adapters }, handOff: { server: { ...handOff.server, networks } } });
    expect(result['address']).toBe('same');
  });

  it('compares only the server with the directory where the hand-off has no reading of it', async () => {
    const { check } = await verified({ handOff: { lostServer: null } });
    expect(check.outcome).toBe('sound');
    expect(check.rows.some(({ id }) => id.startsWith('virtual-directories-in-iis'))).toBe(true);
    expect(check.rows.some(({ id }) => id.startsWith('urls-as-before'))).toBe(false);
  });
});

describe('a verification that can not be', () => {
  it.each<readonly [string, Situation, string]>([
    ['runs on another server', { facts: { name: 'EX2' } }, 'HAND_OFF_OF_OTHER_SERVER'],
    ['is given another file', { text: '{"schema":"cas-recovery/kit/1"}' }, 'HAND_OFF_NOT_READABLE'],
    ['is given a broken file', { text: '{"schema":' }, 'HAND_OFF_NOT_READABLE'],
  ])('%s', async (_what, situation, code) => {
    await expect(verified(situation)).rejects.toMatchObject({ problem: { code } });
  });

  it('is no matter of a byte order mark', async () => {
    const { check } = await verified({ text: `\uFEFF${handOffJson(handOff)}` });
    expect(check.outcome).toBe('sound');
  });
});

describe('a hand-off of the other world', () => {
  it.each<readonly [string, Situation]>([
    ['of a rehearsal on a real server', { handOff: { rehearsal: true } }],
    ['of a real server in a rehearsal', { on: { kind: 'rehearsal', recoveryId: 'r1' } }],
  ])('verifies nothing: %s', async (_, situation) => {
    await expect(verified(situation)).rejects.toThrow(/HAND_OFF_OF_REHEARSAL/);
  });

  it('verifies in a rehearsal what was made in one', async () => {
    const { check } = await verified({ on: { kind: 'rehearsal', recoveryId: 'r1' }, handOff: { rehearsal: true } });
    expect(check.outcome).toBe('sound');
  });
});
