import { describe, expect, it } from 'vitest';
import type { LostServer, ServerSettings } from '../../../preload/contract/index.js';
import { computerAccountOf } from '../../../preload/contract/fixture-lost-server.js';
import { type Case, type Change, lookWith, machine, mail } from '../fixture-world.js';
import { recorded, running } from '../fixture-world.js';
import type { Check } from '../check.js';
import { defaultInstallPath } from '../../product/exchange-2010.js';
import { installFolder } from './install-folder.js';
import { groupsAsBefore, secureChannel } from './membership.js';
import { clientNames, ownName } from './names.js';
import { arrayName, databasePointers } from './outlook.js';
import { buildAsBefore, networkName, rolesAsBefore, rollupAsBefore } from './version.js';

const unread = (...keys: string[]): Change => ({
  machine: { unread: Object.fromEntries(keys.map(key => [key, 'denied'])) },
});
const kit = (change: Partial<ServerSettings>): Change => ({ expected: { settings: { ...running, ...change } } });
const account = (change: Parameters<typeof computerAccountOf>[0]): Change => ({
  directory: { computer: computerAccountOf({ groups: recorded.computer?.groups ?? [], ...change }) },
});
const exchange = (change: Partial<(typeof machine)['exchange']>): Change => ({
  machine: { exchange: { ...machine.exchange, ...change } },
});
const named = (names: NonNullable<Change['names']>): Change => ({ names });
const own = machine.fqdn ?? '';
const clientAccessArrays = [
  { name: 'Array', fqdn: 'outlook.contoso.local', site: 'HQ', distinguishedName: 'CN=Array' },
];
const database = { name: 'DB1', distinguishedName: 'CN=DB1', pointsAt: own, target: 'lost server' } as const;
const databases = (now: readonly (typeof database)[], names?: Change['names']): Change => ({
  before: { databases: [database] },
  directory: { databases: [...now] },
  ...(names !== undefined && { names }),
});
const lacking = (group: string): Change =>
  account({ groups: recorded.computer?.groups.filter(one => !one.includes(group)) ?? [] });
const before = (change: Partial<LostServer>): Change => ({ before: change });

describe('the server in its network', () => {
  it.each<Case>([
    ['a sound trust', secureChannel, {}, 'pass', 'contoso.local trusts it'],
    ['a broken trust', secureChannel, { machine: { secureChannel: { code: 1787, controller: null } } }, 'fail', '1787'],
    ['no domain', secureChannel, { machine: { domain: null, secureChannel: null } }, 'fail', 'no domain'],
    [
      'a domain from the next start on',
      secureChannel,
      { machine: { domain: null, pendingDomain: 'contoso.local', secureChannel: null } },
      'fail',
      'from its next start on',
    ],
    [
      'a domain unread',
      secureChannel,
      { machine: { domain: null, ...unread('domain').machine } },
      'could not tell',
      'denied',
    ],
    ['a trust unread', secureChannel, unread('secureChannel'), 'could not tell', 'denied'],
    [
      'a trust of which nothing is told',
      secureChannel,
      { machine: { secureChannel: null } },
      'could not tell',
      'was not read',
    ],
    ['all groups', groupsAsBefore, {}, 'pass', 'in all 3'],
    ['a group lost', groupsAsBefore, lacking('Trusted'), 'fail', 'not in Exchange Trusted Subsystem'],
    ['no account', groupsAsBefore, { directory: { computer: null } }, 'fail', 'no computer account'],
    [
      'no account, and a domain that was not read',
      groupsAsBefore,
      {
        directory: {
          computer: null,
          gaps: [{ kind: 'domain', part: 'domain b', distinguishedName: null, why: 'timed out' }],
        },
      },
      'could not tell',
      'domain b could not be read: timed out',
    ],
    ['a disabled account', groupsAsBefore, account({ enabled: false }), 'fail', 'disabled'],
    ['nothing from before', groupsAsBefore, { expected: { directory: null } }, 'not applicable', 'before'],
    ['no groups before', groupsAsBefore, before({ computer: computerAccountOf() }), 'not applicable', 'no group'],
    ['the same build', buildAsBefore, {}, 'pass', 'SP3'],
    ['another build', buildAsBefore, exchange({ installedBuild: '14.1.218.15' }), 'fail', 'It is 14.1.218.15'],
    ['no build', buildAsBefore, exchange({ installedBuild: null }), 'fail', 'not installed'],
    ['a build unread', buildAsBefore, unread('exchange'), 'could not tell', 'denied'],
    [
      'no build recorded',
      buildAsBefore,
      before({ summary: { ...recorded.summary, version: null } }),
      'not applicable',
      'no version',
    ],
    ['the same folder', installFolder, {}, 'pass', 'Exchange Server'],
    [
      'the same folder with a slash',
      installFolder,
      exchange({ installPath: `${defaultInstallPath}\\` }),
      'pass',
      'V14',
    ],
    [
      'another folder',
      installFolder,
      exchange({ installPath: 'D:\\Exchange' }),
      'fail',
      'It is in D:\\Exchange, and was in',
    ],
    ['the usual folder where none is recorded', installFolder, before({ installPath: null }), 'pass', 'V14'],
    ['no folder', installFolder, exchange({ installPath: null }), 'fail', 'not installed'],
    ['a folder unread', installFolder, unread('exchange'), 'could not tell', 'denied'],
    ['a rollup without a kit', rollupAsBefore, {}, 'not applicable', '14.3.513.0'],
    ['the rollup of the kit', rollupAsBefore, kit({}), 'pass', 'as before'],
    [
      'an older rollup',
      rollupAsBefore,
      { ...kit({}), ...exchange({ rollupBuild: '14.3.99.0' }) },
      'warning',
      '14.3.99.0',
    ],
    [
      'a newer rollup',
      rollupAsBefore,
      { ...kit({}), ...exchange({ rollupBuild: '14.3.600.0' }) },
      'warning',
      '14.3.600.0',
    ],
    [
      'files unread',
      rollupAsBefore,
      { ...kit({}), ...exchange({ rollupBuild: null }) },
      'could not tell',
      'program files',
    ],
    ['the same roles', rolesAsBefore, {}, 'pass', 'Client Access'],
    [
      'a role lost',
      rolesAsBefore,
      before({ summary: { ...recorded.summary, roles: ['Client Access', 'Hub Transport'] } }),
      'fail',
      'held Client Access, Hub Transport',
    ],
    ['no roles from before', rolesAsBefore, { expected: { directory: null } }, 'not applicable', 'before'],
    ['its full name', networkName, {}, 'pass', own],
    ['another full name', networkName, { machine: { fqdn: 'ex9.contoso.local' } }, 'fail', 'ex9'],
    ['no full name', networkName, { machine: { fqdn: null } }, 'fail', 'has no full name'],
    [
      'a full name unread',
      networkName,
      { machine: { fqdn: null, ...unread('fqdn').machine } },
      'could not tell',
      'denied',
    ],
    ['its own address', ownName, {}, 'pass', '10.0.0.23'],
    ['no address', ownName, named({}), 'fail', 'no address'],
    ['an address of another', ownName, named({ [own]: ['10.0.0.9'] }), 'fail', `${own} leads to 10.0.0.9`],
    ['an address too many', ownName, named({ [own]: ['10.0.0.23', '10.0.0.9'] }), 'warning', 'also leads to 10.0.0.9'],
    ['nobody to ask', ownName, { names: null }, 'could not tell', 'No DNS server'],
    ['addresses unread', ownName, unread('adapters'), 'could not tell', 'denied'],
    ['names of clients', clientNames, {}, 'pass', 'have an address'],
    ['a name that is gone', clientNames, named({}), 'fail', mail],
    [
      'no name for clients',
      clientNames,
      before({ virtualDirectories: [], serviceConnectionPoints: [] }),
      'not applicable',
      'no client',
    ],
    ['no array', arrayName, {}, 'not applicable', 'no Client Access array'],
    [
      'an array in DNS',
      arrayName,
      { directory: { clientAccessArrays }, names: { 'outlook.contoso.local': ['10.0.0.100'] } },
      'pass',
      'outlook.contoso.local: 10.0.0.100',
    ],
    ['an array without an address', arrayName, { directory: { clientAccessArrays } }, 'fail', 'outlook.contoso.local'],
    [
      'an array and nobody to ask',
      arrayName,
      { directory: { clientAccessArrays }, names: null },
      'could not tell',
      'DNS',
    ],
    ['no database', databasePointers, {}, 'not applicable', 'No mailbox database'],
    ['a database as before', databasePointers, databases([database]), 'pass', 'All 1'],
    ['a database moved elsewhere', databasePointers, databases([]), 'warning', 'points elsewhere'],
    ['a database with a dead name', databasePointers, databases([database], {}), 'fail', 'not in DNS'],
    [
      'a database and nobody to ask',
      databasePointers,
      databases([database], null),
      'could not tell',
      'could not be asked',
    ],
  ])('%s', async (_name, check, change, outcome, found) => {
    const seen = await lookWith(check, change);
    expect(seen.found).toContain(found);
    expect(seen).toMatchObject({ outcome });
  });

  it.each<readonly [string, Check, Change, words: string, commands: readonly string[]]>([
    [
      'a group',
      groupsAsBefore,
      lacking('Trusted'),
      'Add the account',
      [expect.stringContaining('dsmod group "CN=Exchange Trusted') as string],
    ],
    [
      'an older rollup',
      rollupAsBefore,
      { ...kit({}), ...exchange({ rollupBuild: '14.3.99.0' }) },
      'Install the rollup',
      [expect.stringContaining('msiexec /update') as string],
    ],
    ['a newer rollup', rollupAsBefore, { ...kit({}), ...exchange({ rollupBuild: '14.3.600.0' }) }, 'newer rollup', []],
    [
      'a database elsewhere',
      databasePointers,
      databases([]),
      'Point each',
      [`Set-MailboxDatabase -Identity "DB1" -RpcClientAccessServer ${own}`],
    ],
    ['a dead name', databasePointers, databases([database], {}), 'to DNS', []],
  ])('tells what puts %s right', async (_name, check, change, words, commands) => {
    const { fix } = await lookWith(check, change);
    expect(fix?.words).toContain(words);
    expect(fix?.commands).toEqual(commands);
  });
});
