import { describe, expect, it } from 'vitest';
import { type Case, type Change, lookWith, machine, recorded, virtualDirectories } from '../fixture-world.js';
import {
  authenticationAsBefore,
  autodiscoverPointer,
  metabasePaths,
  urlsAsBefore,
  virtualDirectoriesInIis,
} from './virtual-directories.js';

const withFirst = (change: Partial<(typeof virtualDirectories)[number]>) =>
  virtualDirectories.map((one, place) => (place === 0 ? { ...one, ...change } : one));

const iis = (paths: readonly string[]): Change => ({
  machine: {
    exchange: {
      ...machine.exchange,
      webDirectories: paths.map(path => ({ site: 'Default Web Site', path, applicationPool: 'Pool' })),
    },
  },
});
const all = machine.exchange.webDirectories.map(({ path }) => path);
const authentication = { raw: '5', names: ['Basic', 'Forms'], unknownBits: 0 };

describe('virtual directories', () => {
  it.each<Case>([
    ['all there', virtualDirectoriesInIis, {}, 'pass', 'All 8'],
    ['one missing', virtualDirectoriesInIis, iis(all.filter(path => path !== '/owa')), 'fail', 'OWA (Default'],
    ['other case', virtualDirectoriesInIis, iis(all.map(path => path.toUpperCase())), 'pass', 'All 8'],
    [
      'one that the directory lacks',
      virtualDirectoriesInIis,
      { directory: { virtualDirectories: virtualDirectories.slice(1) } },
      'warning',
      'Default Web Site/owa',
    ],
    [
      'IIS unread',
      virtualDirectoriesInIis,
      { machine: { unread: { exchange: 'denied' } } },
      'could not tell',
      'denied',
    ],
    ['URLs as before', urlsAsBefore, {}, 'pass', 'as before'],
    [
      'an URL with other case and a slash',
      urlsAsBefore,
      { directory: { virtualDirectories: withFirst({ externalUrl: 'https://MAIL.contoso.local/owa/' }) } },
      'pass',
      'as before',
    ],
    [
      'another URL',
      urlsAsBefore,
      { directory: { virtualDirectories: withFirst({ externalUrl: 'https://ex3.contoso.local/owa' }) } },
      'fail',
      'external URL',
    ],
    [
      'an object that is gone',
      urlsAsBefore,
      { directory: { virtualDirectories: virtualDirectories.slice(1) } },
      'fail',
      'OWA',
    ],
    ['nothing recorded', urlsAsBefore, { expected: { directory: null } }, 'not applicable', 'name a recovery'],
    ['paths of this server', metabasePaths, {}, 'pass', 'ex3.contoso.local'],
    ['paths of another server', metabasePaths, { machine: { fqdn: 'ex9.contoso.local' } }, 'fail', 'not as they were'],
    ['no full name', metabasePaths, { machine: { fqdn: null } }, 'could not tell', 'no member'],
    ['no authentication recorded', authenticationAsBefore, {}, 'not applicable', 'no authentication'],
    [
      'another way to sign in',
      authenticationAsBefore,
      { before: { virtualDirectories: withFirst({ internalAuthentication: authentication }) } },
      'warning',
      'inside',
    ],
    ['pointer as before', autodiscoverPointer, {}, 'pass', 'as before'],
    ['pointer gone', autodiscoverPointer, { directory: { serviceConnectionPoints: [] } }, 'fail', 'EX3'],
    [
      'pointer without its sites',
      autodiscoverPointer,
      { directory: { serviceConnectionPoints: recorded.serviceConnectionPoints.map(one => ({ ...one, sites: [] })) } },
      'fail',
      'EX3',
    ],
  ])('%s', async (_name, check, change, outcome, found) => {
    const seen = await lookWith(check, change);
    expect(seen).toMatchObject({ outcome });
    expect(seen.found).toContain(found);
  });

  it('proposes the exact changes that set URLs again, and none where one of them can’t be set so', async () => {
    const other = { externalUrl: 'https://ex3.contoso.local/owa' };
    const seen = await lookWith(urlsAsBefore, { directory: { virtualDirectories: withFirst(other) } });
    expect(seen.fix).toMatchObject({
      commands: [
        'Set-OwaVirtualDirectory -Identity "EX3\\OWA (Default Web Site)" -ExternalUrl "https://mail.contoso.local/owa"',
      ],
      changes: [
        {
          kind: 'set-virtual-directory',
          cmdlet: 'Set-OwaVirtualDirectory',
          identity: 'EX3\\OWA (Default Web Site)',
          property: 'ExternalUrl',
          value: 'https://mail.contoso.local/owa',
        },
      ],
    });
    const gone = await lookWith(urlsAsBefore, { directory: { virtualDirectories: [] } });
    expect(gone.fix?.changes).toEqual([]);
  });
});
