import { describe, expect, it } from 'vitest';
import type { Strategy } from '../../../preload/contract/index.js';
import { adviseOn } from './advise.js';
import { carefree, certificate, situationWith } from './fixture-situation.js';
import type { Situation } from './situation.js';

/** Numbers that look random, and are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('whatever the server', () => {
  const random = generator(20_261_127);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  /** Each fact and answer at random, or as of a server that needs no backup. */
  const some = (): Situation => {
    const { facts, answers } = anySituation();
    const calm = situationWith(carefree.facts, carefree.answers);
    const mixed = <T extends object>(wild: T, tame: T): T =>
      Object.fromEntries(
        Object.entries(wild).map(([name, value]) => [
          name,
          random() < 0.2 ? (value as unknown) : tame[name as keyof T],
        ]),
      ) as T;
    return random() < 0.5
      ? { facts, answers }
      : { facts: mixed(facts, calm.facts), answers: mixed(answers, calm.answers) };
  };
  const anySituation = (): Situation =>
    situationWith(
      {
        roles: pick([null, ['Client Access'], ['Client Access'], ['Client Access', 'Mailbox']]),
        peers: pick([null, [], ['EX4'], ['EX4', 'EX5']]),
        arrays: pick([null, [], ['outlook.contoso.local']]),
        databasesHere: pick([null, [], [], ['DB1']]),
        ownWebSites: pick([null, [], [], ['owa (Partners)']]),
        certificates: pick([
          null,
          [],
          [certificate('A')],
          [certificate('A', 'unknown')],
          [certificate('A'), certificate('B', 'not exportable')],
        ]),
        certificatesInKit: pick([null, [], ['A'], ['A', 'B']]),
        customisations: pick([
          null,
          { count: 0, complete: true, examples: [] },
          { count: 0, complete: false, examples: [] },
          { count: 3, complete: true, examples: [] },
        ]),
        kit: pick([null, carefree.facts.kit]),
        virtual: pick([null, true, false]),
        volumes: pick([null, carefree.facts.volumes]),
      },
      {
        hoursToBeBack: pick([null, 1, 4, 24]),
        capacity: pick([null, true, true, false]),
        certificatesElsewhere: pick([null, true, false]),
        script: pick([null, true, false]),
        changeLog: pick([null, true, false]),
        otherSoftware: pick([null, false, false, true]),
        images: pick([null, 'none', 'snapshots', 'backup'] as const),
        secondSite: pick([null, true, false]),
      },
    );
  const ranks: readonly Strategy[] = ['nothing', 'minimum', 'everything'];
  const rankIn = ({ facts, answers }: Situation): number => ranks.indexOf(adviseOn(facts, answers).recommended);
  const known = <T>(value: T) => ({ value, source: 'a test' });
  const situations = Array.from({ length: 400 }, some);

  const redundancy: Readonly<Record<string, (situation: Situation) => Situation>> = {
    'another server': ({ facts, answers }) => ({
      answers,
      facts: { ...facts, peers: known([...(facts.peers.value ?? []), 'EX9']) },
    }),
    'an array': ({ facts, answers }) => ({ answers, facts: { ...facts, arrays: known(['outlook.contoso.local']) } }),
    'databases that name the array': ({ facts, answers }) => ({
      answers,
      facts: { ...facts, databasesHere: known([]) },
    }),
    'room on the others': ({ facts, answers }) => ({ facts, answers: { ...answers, capacity: true } }),
  };
  it.each(Object.keys(redundancy))('%s never makes the advice stricter', name => {
    const add = redundancy[name];
    if (!add) throw new Error(name);
    expect(situations.filter(one => rankIn(add(one)) > rankIn(one))).toEqual([]);
  });

  it('something that is forgotten never makes it laxer, and makes it stricter at times', () => {
    const forgotten = situations.flatMap(one => [
      ...Object.entries(one.facts).flatMap(([name, fact]) =>
        typeof fact === 'object' && fact !== null && fact.value !== null
          ? [{ one, without: { ...one, facts: { ...one.facts, [name]: { value: null, source: 'forgotten' } } } }]
          : [],
      ),
      ...Object.entries(one.answers).flatMap(([name, answer]) =>
        name !== 'schema' && answer !== null
          ? [{ one, without: { ...one, answers: { ...one.answers, [name]: null } } }]
          : [],
      ),
    ]);
    expect(forgotten.filter(({ one, without }) => rankIn(without) < rankIn(one))).toEqual([]);
    expect(forgotten.some(({ one, without }) => rankIn(without) > rankIn(one))).toBe(true);
  });

  it('"nothing" is advised only where all three conditions hold', () => {
    const advised = situations.map(({ facts, answers }) => adviseOn(facts, answers));
    const bare = advised.filter(({ recommended }) => recommended === 'nothing');
    expect(bare.length).toBeGreaterThan(0);
    expect(bare.filter(({ conditions }) => !conditions.every(({ held }) => held))).toEqual([]);
  });

  it('no answer makes up for what was read: a key that stays here keeps "nothing" away, and is named', () => {
    const locked = situations.filter(({ facts }) => {
      const kept = facts.certificatesInKit.value ?? [];
      return facts.certificates.value?.some(one => one.key === 'not exportable' && !kept.includes(one.thumbprint));
    });
    expect(locked.length).toBeGreaterThan(10);
    for (const { facts, answers } of locked) {
      for (const certificatesElsewhere of [null, true, false]) {
        const { recommended, findings } = adviseOn(facts, { ...answers, certificatesElsewhere });
        expect(recommended).not.toBe('nothing');
        expect(findings.some(({ id }) => id === 'private-key' || id === 'keys-said-elsewhere')).toBe(true);
      }
    }
  });

  it('"nothing" rests on something that is known, for each of the three conditions', () => {
    const bare = situations
      .map(({ facts, answers }) => adviseOn(facts, answers))
      .filter(({ recommended }) => recommended === 'nothing');
    const bold = bare.flatMap(({ conditions }) =>
      conditions.filter(({ evidence }) => !evidence.some(({ known }) => known)),
    );
    expect(bold).toEqual([]);
    // The certificates were read, whatever anybody says.
    expect(
      bare.filter(({ conditions }) => !conditions[1]?.evidence.some(({ id, known }) => id === 'certificates' && known)),
    ).toEqual([]);
  });
});
