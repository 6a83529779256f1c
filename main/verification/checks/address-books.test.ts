import { describe, expect, it } from 'vitest';
import { failure } from '../../problems/problem.js';
import { addressBook, type Case, type Change, lookWith, machine, running, worldOf } from '../fixture-world.js';
import { runChecks } from '../run-checks.js';
import { addressBooks } from './address-books.js';

const odd = { ...addressBook, name: 'Alle"; $(Remove-Item C:\\*)\n“x”', guid: '00000000-0000-4000-8000-00000000000a' };
const both = { addressBooks: [addressBook, odd] };
const files = (...states: ('there' | 'empty' | 'missing')[]): Change => ({
  directory: both,
  books: Object.fromEntries(both.addressBooks.map(({ guid }, at) => [guid, states[at] ?? 'there'])),
});
const services = running.services.map(one =>
  one.name === 'MSExchangeFDS' ? { ...one, state: 'Stopped' as const } : one,
);
const gaps = [{ kind: 'part', part: 'offline address books', distinguishedName: null, why: 'It is refused.' }] as const;

describe('the offline address books of the server', () => {
  it.each<Case>([
    ['one that is there', addressBooks, {}, 'pass', '“Default Offline Address Book” is there.'],
    ['all there', addressBooks, files(), 'pass', 'All 2 are there.'],
    [
      'none assigned',
      addressBooks,
      { directory: { addressBooks: [] } },
      'not applicable',
      'assigns no offline address',
    ],
    ['one that is missing', addressBooks, files('missing'), 'warning', 'download it after file distribution has run.'],
    ['one that is empty', addressBooks, files('there', 'empty'), 'warning', `Not on this server yet: “${odd.name}”.`],
    ['both missing', addressBooks, files('missing', 'missing'), 'warning', 'Clients download them after'],
    [
      'one missing, and nobody to fetch it',
      addressBooks,
      { ...files('missing'), server: { services } },
      'warning',
      'MSExchangeFDS, the service that fetches them, does not run.',
    ],
    [
      'unknown ones',
      addressBooks,
      { directory: { addressBooks: undefined, gaps: [...gaps] } },
      'could not tell',
      'offline address books: It is refused.',
    ],
    [
      'one without its identifier',
      addressBooks,
      { directory: { addressBooks: [{ ...addressBook, guid: null }] } },
      'could not tell',
      'does not show the objectGUID of “Default',
    ],
  ])('%s', async (_what, check, change, outcome, found) => {
    const seen = await lookWith(check, change);
    expect(seen).toMatchObject({ outcome, found: expect.stringContaining(found) as string });
    expect(seen.fix === undefined).toBe(outcome !== 'warning');
  });

  it('are named in no command, whatever they are called', async () => {
    const { fix, evidence } = await lookWith(addressBooks, files('there', 'missing'));
    expect(fix?.commands).toEqual([
      'Update-FileDistributionService -Identity EX3',
      `Update-OfflineAddressBook -Identity ${odd.guid}`,
    ]);
    expect(evidence?.map(({ label, value }) => [label, value])).toEqual([
      [addressBook.name, 'there'],
      [odd.name, 'missing'],
    ]);
    expect(evidence?.[1]?.source).toBe(`OAB\\${odd.guid}\\oab.xml`);
  });

  it('wait for their service to be started', async () => {
    const { fix } = await lookWith(addressBooks, { ...files('missing'), server: { services } });
    expect(fix?.commands[0]).toBe('net start MSExchangeFDS');
    expect(machine.services.some(({ name }) => name === 'MSExchangeFDS')).toBe(true);
  });

  it.each([
    ['its services', () => Promise.resolve({ ...running, services: [], unread: { services: 'access is denied' } })],
    ['the server', () => Promise.reject(new Error('WMI does not answer'))],
  ])('are told as missing also where %s could not be read, with both commands', async (_what, server) => {
    const world = { ...worldOf(files('missing')), server };
    const seen = await addressBooks.look(world, new AbortController().signal);
    expect(seen).toMatchObject({ outcome: 'warning' });
    expect(seen.found).toMatch(/^Not on this server yet: .* after file distribution has run\.$/);
    expect(seen.fix?.words).not.toContain('does not run');
    expect(seen.fix?.commands).toEqual([
      'net start MSExchangeFDS',
      'Update-FileDistributionService -Identity EX3',
      `Update-OfflineAddressBook -Identity ${addressBook.guid}`,
    ]);
  });

  it('could not be told where their folder can not be read', async () => {
    const why = 'access is denied';
    const addressBookFiles = () => Promise.reject(failure('AFTERMATH_NOT_READ', { what: 'files', why, output: '' }));
    const signal = new AbortController().signal;
    const [seen] = await runChecks([addressBooks], { ...worldOf(), addressBookFiles }, { signal });
    expect(seen).toMatchObject({ outcome: 'could not tell', found: expect.stringContaining(why) as string });
  });
});
