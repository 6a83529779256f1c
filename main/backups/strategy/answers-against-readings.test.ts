import { describe, expect, it } from 'vitest';
import type { StrategyAdvice } from '../../../preload/contract/index.js';
import { adviseOn } from './advise.js';
import { carefree, certificate, situationWith } from './fixture-situation.js';

type Facts = Parameters<typeof situationWith>[0];
type Answers = NonNullable<Parameters<typeof situationWith>[1]>;

function carefreeBut(facts: Facts, answers: Answers = {}): StrategyAdvice {
  const situation = situationWith({ ...carefree.facts, ...facts }, { ...carefree.answers, ...answers });
  return adviseOn(situation.facts, situation.answers);
}

describe('an answer that contradicts what was read', () => {
  const locked = { certificates: [certificate('A', 'not exportable')], certificatesInKit: null };
  it.each<readonly [string, Facts, Answers, string, RegExp, RegExp]>([
    [
      'keys elsewhere that can not be exported',
      locked,
      { certificatesElsewhere: true },
      'keys-said-elsewhere critical',
      /You say .*elsewhere.*mail-A\.contoso\.local can not be exported \(a test\)/,
      /once a kit holds the key, both agree/,
    ],
    [
      'keys nowhere else that a kit holds',
      {},
      { certificatesElsewhere: false },
      'keys-in-kit care',
      /can not be had elsewhere, but a kit holds all/,
      /Keep this kit/,
    ],
    [
      'others that carry all users, where there are none',
      { peers: [] },
      { capacity: true },
      'others-that-are-not care',
      /carry all users, and no other Client Access server is recorded/,
      /correct the answer/,
    ],
  ])('is named with what settles it: %s', (_what, facts, answers, found, what, next) => {
    const [finding, ...others] = carefreeBut(facts, answers).findings.filter(({ weight }) => weight !== 'note');
    expect(others).toEqual([]);
    expect(`${finding?.id ?? ''} ${finding?.weight ?? ''}`).toBe(found);
    expect(finding?.what).toMatch(what);
    expect(finding?.next).toMatch(next);
  });

  it('stands beside the reading in the condition', () => {
    const { conditions } = carefreeBut({ ...locked, certificatesInKit: [] }, { certificatesElsewhere: true });
    const certificates = conditions.find(({ id }) => id === 'certificates');
    expect(certificates).toMatchObject({ held: false, mayHold: false });
    expect(certificates?.why).toMatch(/You say.*But the key of mail-A\.contoso\.local can not be exported/);
    expect(certificates?.evidence.map(({ value }) => value).join()).toMatch(/can not be exported.*yes/);
  });

  it('silences no key that no kit holds', () => {
    const { findings } = carefreeBut({ certificatesInKit: null }, { certificatesElsewhere: true });
    expect(findings.find(({ id }) => id === 'private-key')).toMatchObject({ weight: 'note' });
  });

  it('says what a script has to set that was found', () => {
    const { conditions } = carefreeBut({ ownWebSites: ['owa (Partners)'] }, { script: true });
    expect(conditions.find(({ id }) => id === 'customisations')?.why).toMatch(/It has to set owa \(Partners\) too/);
  });
});

describe('what is advised, and does not fit', () => {
  const told = (facts: Facts, answers: Answers) => carefreeBut({ peers: [], ...facts }, answers).caveats;
  it.each<readonly [string, Facts, Answers, readonly string[]]>([
    ['no window', {}, { windowMinutes: null }, []],
    ['a wide window', {}, { windowMinutes: 600 }, []],
    ['a window that may do', {}, { windowMinutes: 20 }, ['window perhaps']],
    ['a narrow window', {}, { windowMinutes: 2 }, ['window sure']],
    ['a small target', { places: [{ path: 'E:', freeBytes: 1e9 }] }, {}, ['target sure']],
    ['both', { places: [{ path: 'E:', freeBytes: 1e9 }] }, { windowMinutes: 2 }, ['window sure', 'target sure']],
    ['a target that takes none', { places: [{ path: 'E:', freeBytes: 1, unfit: 'inside' }] }, {}, []],
    ['nothing to back up', { peers: ['EX4'] }, { windowMinutes: 1 }, []],
  ])('says so with the advice: %s', (_what, facts, answers, expected) => {
    expect(told(facts, answers).map(({ id, sure }) => `${id} ${sure ? 'sure' : 'perhaps'}`)).toEqual(expected);
  });

  it('says how long it takes, how long it may, and what to do', () => {
    const [minimum] = told({}, { windowMinutes: 2 });
    expect(minimum?.what).toMatch(/does not fit into the 2 min that it may run: it takes 4 min to 35 min/);
    expect(minimum?.next).toMatch(/^Allow a longer window, or name a faster target\.$/);
    const [everything] = told({}, { windowMinutes: 5, otherSoftware: true });
    expect(everything?.next).toMatch(/volume that need not be in it.*kit in between/);
  });
});
