import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import { row, sameName } from '../rows.js';

export const buildAsBefore = defineCheck({
  card: {
    id: 'build-as-before',
    area: 'version',
    title: 'The service pack is the recorded one',
    proves: 'The installed build equals the one that the directory recorded.',
    how: 'serialNumber in the directory beside HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v14\\Setup',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const { machine } = await world.server();
    const why = machine.unread['exchange'];
    if (why !== undefined) return couldNotTell(why);
    const recorded = world.expected.directory ?? (await world.directory());
    const wanted = recorded.summary.version;
    if (wanted === null) return notApplicable('The directory recorded no version.');
    const is = machine.exchange.installedBuild;
    const comparisons = [
      row({
        id: 'build',
        label: 'Build',
        was: [`${wanted.name} (${wanted.build})`, 'serialNumber'],
        is: [is ?? 'not installed', machine.sources['exchange'] ?? 'registry of Exchange setup'],
        same: is === wanted.build,
        remedy: 'Compare the media that setup ran from with the recorded build.',
      }),
    ];
    if (is === wanted.build) return { outcome: 'pass', found: `It is ${wanted.name}.`, comparisons };
    return {
      outcome: 'fail',
      found: is === null ? 'Exchange is not installed.' : `It is ${is}, and was ${wanted.build}.`,
      comparisons,
    };
  },
});

/** Setup installs the service pack, never the rollup that was on top of it. */
export const rollupAsBefore = defineCheck({
  card: {
    id: 'rollup-as-before',
    area: 'version',
    title: 'The update rollup is that from before',
    proves: 'The program files have the build that they had when the kit was taken.',
    how: 'File version of the Exchange binaries, beside the kit; the directory does not record it',
    weight: 'should',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const { machine, rollups } = await world.server();
    const why = machine.unread['exchange'];
    if (why !== undefined) return couldNotTell(why);
    const is = machine.exchange.rollupBuild;
    const kit = world.expected.settings?.machine?.exchange.rollupBuild ?? null;
    const evidence = [
      {
        id: 'rollups',
        label: 'Installed rollups',
        value: rollups.map(({ kb, name }) => kb ?? name).join(', ') || 'none',
        source: 'patches of Windows Installer',
        readAt: machine.readAt,
      },
    ];
    if (kit === null) {
      return {
        ...notApplicable(`Nothing records the rollup from before; now the files are of ${is ?? 'an unknown build'}.`),
        evidence,
      };
    }
    if (is === null) return couldNotTell('The version of the program files could not be read.');
    if (is === kit) return { outcome: 'pass', found: `The files are of ${is}, as before.`, evidence };
    const behind = olderThan(is, kit);
    return {
      outcome: 'warning',
      found: `The files are of ${is}; they were of ${kit} before.`,
      evidence,
      fix: {
        words: behind
          ? 'Install the rollup that the lost server had, or a newer one of the same service pack.'
          : 'A newer rollup is in place than before. Look whether the other servers have it too.',
        commands: behind ? ['msiexec /update C:\\PATH\\Exchange2010-KB…-x64-en.msp'] : [],
        changes: [],
      },
    };
  },
});

function olderThan(one: string, other: string): boolean {
  const [a, b] = [one, other].map(text => text.split('.').map(Number));
  const place = (a ?? []).findIndex((part, index) => part !== b?.[index]);
  return place >= 0 && (a?.[place] ?? 0) < (b?.[place] ?? 0);
}

export const rolesAsBefore = defineCheck({
  card: {
    id: 'roles-as-before',
    area: 'version',
    title: 'The roles are those from before',
    proves: 'The directory records the same roles of this server as before.',
    how: 'msExchCurrentServerRoles',
    weight: 'must',
  },
  timeLimitSeconds: 120,

  async look(world) {
    const before = world.expected.directory;
    if (before === null) return notApplicable('No roles are recorded from before.');
    const now = await world.directory();
    const [was, is] = [before, now].map(({ summary }) => [...summary.roles].sort().join(', '));
    const comparisons = [
      row({
        id: 'roles',
        label: 'Roles',
        was: [was ?? '', `msExchCurrentServerRoles, read ${before.readAt}`],
        is: [is ?? '', `msExchCurrentServerRoles, ${now.readFrom}`],
        same: was === is,
        remedy: 'Look at the end of the setup log: a role was not brought back.',
      }),
    ];
    if (was === is) return { outcome: 'pass', found: `It holds ${is || 'no role'}.`, comparisons };
    return {
      outcome: 'fail',
      found: `It holds ${is || 'no role'}, and held ${was || 'none'}.`,
      comparisons,
    };
  },
});

/** Where clients and other servers look for it. */
export const networkName = defineCheck({
  card: {
    id: 'network-name',
    area: 'version',
    title: 'The directory knows this server by its full name',
    proves: 'networkAddress of the server object names the DNS name that this server has.',
    how: 'networkAddress, ncacn_ip_tcp, beside the host name of Windows',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const [{ machine }, now] = await Promise.all([world.server(), world.directory()]);
    const why = machine.unread['fqdn'];
    if (why !== undefined) return couldNotTell(why);
    const is = machine.fqdn;
    const recorded = now.summary.fqdn;
    if (recorded === null) return couldNotTell('The directory records no full name of this server.');
    const comparisons = [
      row({
        id: 'fqdn',
        label: 'Full name',
        was: [recorded, `networkAddress of ${now.summary.distinguishedName}`],
        is: [is ?? 'none', machine.sources['fqdn'] ?? 'host name of Windows'],
        same: sameName(recorded, is),
        remedy: 'Give this server the name that the directory records.',
      }),
    ];
    if (sameName(recorded, is)) return { outcome: 'pass', found: `It is ${recorded}.`, comparisons };
    return {
      outcome: 'fail',
      found: `The directory says ${recorded}, and this server ${is === null ? 'has no full name' : `is ${is}`}.`,
      comparisons,
    };
  },
});
