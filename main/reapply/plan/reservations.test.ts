import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../preload/contract/index.js';
import { certificate, settingsWith, sideWith } from '../../settings/compare/fixture-sides.js';
import { compareSettings } from '../../settings/compare/compare-settings.js';
import { withoutKeys } from '../../kit/without-keys.js';
import { reservationsOf } from './reservations.js';

const { signal } = new AbortController();
type Stored = ReturnType<typeof certificate>;
const one = certificate('A', { services: ['IIS'] });
const other = certificate('B', { services: ['POP'] });
const self = certificate('C', { selfSigned: true, services: ['SMTP'] });
const server = (certificates: Stored[]) => sideWith({}, settingsWith({ certificates }));

/** A kit of a server with these certificates, and the keys of some of them. */
async function against(keys: readonly Stored[], here: Stored[]): Promise<Difference[]> {
  const kit = server([one, other, self]);
  const { differences } = await compareSettings(kit, null, server(here), { signal });
  const certificateOf = (thumbprint: string) => (keys.some(each => each.thumbprint === thumbprint) ? {} : null);
  return withoutKeys(differences, { certificate: certificateOf } as never, server(here));
}

const advised = (differences: readonly Difference[]): string[] =>
  differences.filter(({ advice, byHand }) => advice === 'apply' && byHand === null).map(({ title }) => title);

describe('a kit without the keys of some certificates', () => {
  it.each<[string, Stored[], Stored[], string[], number]>([
    ['all keys', [one, other], [], ['Certificate mailA', 'Certificate mailB', 'for IIS', 'for POP'], 0],
    ['one of two', [one], [], ['Certificate mailA', 'for IIS'], 1],
    ['none', [], [], [], 2],
    ['none, and one was imported by hand', [], [{ ...one, services: [] }], ['for IIS'], 1],
  ])('%s: advises what it can give, and names the rest', async (_, keys, here, titles, left) => {
    const differences = await against(keys, [...here]);
    const wanted = titles.map(title => (title.startsWith('for') ? `Certificate ${title}` : `${title}.contoso.com`));
    expect(advised(differences)).toEqual(wanted);
    const reservations = reservationsOf({ differences, notCompared: [] } as never);
    expect(reservations.map(({ what }) => what)).toHaveLength(left);
    if (left > 0) expect(reservations.at(-1)?.what).toContain('mailB.contoso.com');
  });
});
