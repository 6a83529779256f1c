import { describe, expect, it } from 'vitest';
import type { Strategy, StrategyAdvice } from '../../../preload/contract/index.js';
import { adviseOn, plannedFor } from './advise.js';
import { carefree, certificate, situationWith } from './fixture-situation.js';

type Facts = Parameters<typeof situationWith>[0];
type Answers = NonNullable<Parameters<typeof situationWith>[1]>;

const adviceFor = (facts: Facts, answers: Answers = {}): StrategyAdvice => {
  const situation = situationWith(facts, answers);
  return adviseOn(situation.facts, situation.answers);
};
const carefreeBut = (facts: Facts, answers: Answers = {}): StrategyAdvice =>
  adviceFor({ ...carefree.facts, ...facts }, { ...carefree.answers, ...answers });

const heldOf = ({ conditions }: StrategyAdvice): string[] => conditions.filter(({ held }) => held).map(({ id }) => id);

describe('the advice', () => {
  it('leaves a server without a backup where all three conditions of the article hold, each with its evidence', () => {
    const advice = carefreeBut({});
    expect(advice.recommended).toBe('nothing');
    expect(heldOf(advice)).toEqual(['redundant', 'certificates', 'customisations']);
    for (const { evidence } of advice.conditions) {
      expect(evidence.length).toBeGreaterThan(1);
      expect(evidence.some(({ known, source }) => known && source !== '')).toBe(true);
    }
  });

  const table: readonly (readonly [string, Strategy, string | null, Facts, Answers])[] = [
    ['is alone in its site', 'minimum', 'not-redundant', { peers: [] }, {}],
    ['has no array', 'minimum', 'not-redundant', { arrays: [] }, {}],
    ['is named by a database', 'minimum', 'not-redundant', { databasesHere: ['DB1'] }, {}],
    ['has peers that do not carry all', 'minimum', 'not-redundant', {}, { capacity: false }],
    ['has peers of which nobody says it', 'minimum', 'not-redundant', {}, { capacity: null }],
    ['has the only copy of a key', 'minimum', 'certificates-only-here', { certificatesInKit: [] }, {}],
    [
      'has a second certificate',
      'minimum',
      'certificates-only-here',
      { certificates: [certificate('A'), certificate('B')] },
      {},
    ],
    ['has certificates that nobody read', 'minimum', 'certificates-only-here', { certificates: null }, {}],
    ['has certificates elsewhere', 'nothing', null, { certificatesInKit: null }, { certificatesElsewhere: true }],
    [
      'is said to have certificates elsewhere, of which nobody read any',
      'minimum',
      'certificates-only-here',
      { certificates: null },
      { certificatesElsewhere: true },
    ],
    [
      'is said to have a key elsewhere that can not be exported',
      'minimum',
      'certificates-only-here',
      { certificates: [certificate('A', 'not exportable')], certificatesInKit: [] },
      { certificatesElsewhere: true },
    ],
    [
      'is said to have a key elsewhere of which nobody knows whether it can be exported',
      'minimum',
      'certificates-only-here',
      { certificates: [certificate('A', 'unknown')], certificatesInKit: null },
      { certificatesElsewhere: true },
    ],
    ['has a locked key in a kit', 'nothing', null, { certificates: [certificate('A', 'not exportable')] }, {}],
    ['has no certificate but what setup makes', 'nothing', null, { certificates: [], certificatesInKit: null }, {}],
    [
      'has a customised file',
      'minimum',
      'customised',
      { customisations: { count: 1, complete: true, examples: ['logo'] } },
      {},
    ],
    [
      'was not compared whole',
      'minimum',
      'customised',
      { customisations: { count: 0, complete: false, examples: [] } },
      {},
    ],
    ['has a web site of its own', 'minimum', 'customised', { ownWebSites: ['owa (Partners)'] }, {}],
    [
      'is set again by a script',
      'nothing',
      null,
      { customisations: null, ownWebSites: ['owa (Partners)'] },
      { script: true },
    ],
    ['also holds mailboxes', 'everything', 'other-roles', { roles: ['Mailbox', 'Client Access'] }, {}],
    ['has roles that nobody knows', 'everything', 'other-roles', { roles: null }, {}],
    ['runs other software', 'everything', 'other-software', {}, { otherSoftware: true }],
    ['is alone and needed within an hour', 'everything', 'alone-and-urgent', { peers: [] }, { hoursToBeBack: 1 }],
    ['is alone and nobody says for how long', 'everything', 'alone-and-urgent', { peers: [] }, { hoursToBeBack: null }],
    ['is alone and needed within four hours', 'minimum', 'not-redundant', { peers: [] }, { hoursToBeBack: 4 }],
    ['is needed within an hour, but others carry its users', 'nothing', null, {}, { hoursToBeBack: 1 }],
    [
      'has neither log nor kit',
      'everything',
      'nobody-remembers',
      { kit: null, customisations: null },
      { changeLog: false, script: true },
    ],
    [
      'has a change log, and no kit',
      'nothing',
      null,
      { kit: null, customisations: null },
      { changeLog: true, script: true },
    ],
  ];
  it.each(table)('for a server that %s is %s', (_what, recommended, rule, facts, answers) => {
    const advice = carefreeBut(facts, answers);
    expect(advice.recommended).toBe(recommended);
    if (rule === null) expect(advice.rules).toEqual([]);
    else expect(advice.rules.map(({ id }) => id)).toContain(rule);
    expect(advice.strategies.find(({ standing }) => standing === 'recommended')?.strategy).toBe(recommended);
  });

  it('is to back up everything where nobody knows anything', () => {
    const advice = adviceFor({});
    expect(advice.recommended).toBe('everything');
    expect(heldOf(advice)).toEqual([]);
    expect(advice.rules.every(({ source, why, unless }) => source !== '' && why !== '' && unless !== '')).toBe(true);
    expect(advice.unknown.length).toBeGreaterThan(10);
  });

  it('says which facts would change it, and with them it does', () => {
    const advice = carefreeBut({ peers: [] }, { hoursToBeBack: 1, otherSoftware: true });
    const toMinimum = advice.wouldChange.find(({ to }) => to === 'minimum');
    expect(toMinimum?.facts).toHaveLength(2);
    expect(toMinimum?.facts.join()).toMatch(/4 hours or more.*no other software/);
    expect(carefreeBut({ peers: [] }, { hoursToBeBack: 4, otherSoftware: true }).recommended).toBe('everything');
    expect(carefreeBut({ peers: [] }, { hoursToBeBack: 4, otherSoftware: false }).recommended).toBe('minimum');
  });

  it('says also what would ask for more', () => {
    const more = carefreeBut({}).wouldChange.filter(({ to }) => to === 'everything');
    expect(more.map(({ facts }) => facts.join())).toEqual(
      expect.arrayContaining([expect.stringContaining('no other software on it')]),
    );
  });
});

describe('what comes first', () => {
  const findings = (facts: Facts, answers: Answers = {}): string[] =>
    carefreeBut(facts, answers)
      .findings.filter(({ weight }) => weight !== 'note')
      .map(({ id, weight }) => `${id} ${weight}`);
  it.each<readonly [string, Facts, Answers, string[]]>([
    ['nothing, where all is well', {}, {}, []],
    ['the backup of the directory', {}, { directoryBackup: false }, ['directory-backup critical']],
    [
      'the backup of the directory, with less weight where nobody says',
      {},
      { directoryBackup: null },
      ['directory-backup care'],
    ],
    ['a key that is here alone', { certificatesInKit: [] }, {}, ['private-key critical']],
    ['other roles', { roles: ['Hub Transport', 'Client Access'] }, {}, ['other-roles critical']],
    ['a promise that no backup keeps', {}, { hoursToBeBack: 0.25 }, ['too-urgent critical']],
    ['databases that name the server', { databasesHere: ['DB1'] }, {}, ['databases-name-it care']],
    ['snapshots', {}, { images: 'snapshots' }, ['snapshots care']],
    ['a share', {}, { target: '\\\\nas\\backup' }, ['share care']],
    ['a copy elsewhere', {}, { offsite: false }, ['offsite care']],
  ])('is %s', (_what, facts, answers, expected) => {
    expect(findings(facts, answers)).toEqual(expected);
  });

  it('tells a key that can not be exported apart', () => {
    const told = (key: 'exportable' | 'not exportable'): string | undefined =>
      carefreeBut({ certificates: [certificate('A', key)], certificatesInKit: [] }).findings[0]?.next;
    expect(told('exportable')).toMatch(/^Export it now/);
    expect(told('not exportable')).toMatch(/can not be exported comes back with a full/);
  });
});

describe('what is not known', () => {
  const nextOf = (facts: Facts, label: string): string | undefined =>
    carefreeBut(facts).unknown.find(one => one.label.includes(label))?.next;

  it.each<readonly [string, Facts, string, RegExp]>([
    ['no kit was named', { kit: null, certificates: null, virtual: null }, 'Virtual machine', /^take a kit/],
    ['a kit was named, which can not tell', { virtual: null }, 'Virtual machine', /^no kit tells/],
    ['the server was read without a kit', { kit: null, virtual: null }, 'Virtual machine', /^no kit tells/],
    ['a kit was named that lacks it', { loadBalancing: null }, 'Load Balancing', /^the kit that was named lacks it/],
  ])('says how to tell it: %s', (_what, facts, label, next) => {
    expect(nextOf(facts, label)).toMatch(next);
  });
});

describe('the three strategies', () => {
  const viewOf = (advice: StrategyAdvice, strategy: Strategy) => {
    const view = advice.strategies.find(one => one.strategy === strategy);
    if (!view) throw new Error(strategy);
    return view;
  };

  it('take the sizes that were read, and call everything else an estimate', () => {
    const read = viewOf(carefreeBut({}), 'everything');
    expect(read.bytes).toMatchObject({ low: 40e9, high: 40e9, measured: true });
    const guessed = viewOf(carefreeBut({ volumes: null }), 'everything');
    expect(guessed.bytes.measured).toBe(false);
    expect(guessed.bytes.basis).toContain('estimate');
  });

  it('leave volumes out that a bare-metal backup has not, and count those of which nobody knows to the most', () => {
    const volumes = [
      { path: 'C:', usedBytes: 40e9, critical: true },
      { path: 'D:', usedBytes: 100e9, critical: false },
      { path: 'F:', usedBytes: 10e9, critical: null },
    ];
    expect(viewOf(carefreeBut({ volumes }), 'everything').bytes).toMatchObject({ low: 40e9, high: 50e9 });
  });

  it.each<readonly [string, Answers, string]>([
    ['no window is known', { windowMinutes: null }, 'unknown'],
    ['the window is wide', { windowMinutes: 600 }, 'yes'],
    ['it may do', { windowMinutes: 20 }, 'perhaps'],
    ['the window is narrow', { windowMinutes: 5 }, 'no'],
  ])('say whether they fit the window: %s', (_what, answers, fitsWindow) => {
    expect(viewOf(carefreeBut({}, answers), 'everything').fitsWindow).toBe(fitsWindow);
  });

  it.each<readonly [string, Facts, Answers, string]>([
    ['as the list of backups says', {}, { target: 'e:' }, 'yes'],
    ['as the list of backups says, and it is too small', { places: [{ path: 'E:', freeBytes: 1e9 }] }, {}, 'no'],
    ['as you answered', {}, { target: '\\\\nas\\b', targetGigabytes: 30 }, 'no'],
    ['which nobody knows', {}, { target: '\\\\nas\\b' }, 'unknown'],
    ['which has less than was answered', { places: [{ path: 'E:', freeBytes: 1e9 }] }, { targetGigabytes: 90 }, 'no'],
    ['of which less was answered', {}, { targetGigabytes: 1 }, 'no'],
    ['which takes no backup', { places: [{ path: 'C:', freeBytes: 500e9, unfit: 'inside' }] }, { target: 'c:' }, 'no'],
    ['which the server has not', {}, { target: 'Z:', targetGigabytes: 900 }, 'unknown'],
  ])('say whether they fit the target: %s', (_what, facts, answers, fitsTarget) => {
    expect(viewOf(carefreeBut(facts, answers), 'everything').fitsTarget).toBe(fitsTarget);
  });

  it.each<readonly [string, Facts, Answers, string[]]>([
    ['nothing where all is well', {}, { targetGigabytes: 466 }, []],
    [
      'that it takes no backup',
      { places: [{ path: 'C:', freeBytes: 5e11, unfit: 'in it' }] },
      { target: 'C:' },
      ['C:: in it'],
    ],
    ['that the server has no such volume', {}, { target: 'Z:' }, ['no volume Z:']],
    ['nothing where the list is of another computer', { volumes: null }, { target: 'Z:' }, []],
    ['both sizes', {}, { targetGigabytes: 100 }, ['100 GB free on E:, and 466 GB were read']],
  ])('tell of the target %s', (_what, facts, answers, expected) => {
    const found = carefreeBut(facts, answers).findings.filter(({ id }) => id.startsWith('target-'));
    expect(found.map(({ what }) => what)).toEqual(expected.map(part => expect.stringContaining(part) as string));
  });

  it('count a new certificate and forgotten customisations to the way back without a backup', () => {
    const careless = viewOf(carefreeBut({ certificatesInKit: [], customisations: null }), 'nothing').minutesToBeBack;
    expect(careless.high).toBeGreaterThan(viewOf(carefreeBut({}), 'nothing').minutesToBeBack.high + 2880);
  });
});

describe('mixtures and readers’ questions', () => {
  const appliesIn = (advice: StrategyAdvice, id: string): string | undefined =>
    [...advice.hybrids, ...advice.questions].find(one => one.id === id)?.applies;
  it.each<readonly [string, string, Facts, Answers, string]>([
    ['full-on-one', 'members are alike', {}, {}, 'yes'],
    ['full-on-one', 'members differ', {}, { membersAlike: false }, 'no'],
    ['full-on-one', 'nobody says', {}, { membersAlike: null }, 'unknown'],
    ['full-on-one', 'it is alone', { peers: [] }, {}, 'no'],
    ['full-and-kit', 'everything fits', { roles: ['Client Access', 'Mailbox'] }, {}, 'no'],
    [
      'full-and-kit',
      'everything does not fit the window',
      { roles: ['Client Access', 'Mailbox'] },
      { windowMinutes: 5 },
      'yes',
    ],
    ['images', 'it is a virtual machine', {}, {}, 'yes'],
    ['images', 'nobody knows', { virtual: null }, {}, 'unknown'],
    ['is-an-array-worth-it', 'there is none', { arrays: [] }, {}, 'yes'],
    ['is-an-array-worth-it', 'there is one with members', {}, {}, 'no'],
    ['are-weekly-snapshots-enough', 'snapshots are taken', { virtual: null }, { images: 'snapshots' }, 'yes'],
    ['all-members-or-one', 'there are members', {}, {}, 'yes'],
    ['all-members-or-one', 'it is alone', { peers: [] }, {}, 'no'],
    [
      'second-site',
      'there is one, and nobody says what for',
      { otherSites: [{ site: 'DR', servers: 2 }] },
      {},
      'unknown',
    ],
    ['is-a-second-site-a-way-out', 'there is one', { otherSites: [{ site: 'DR', servers: 2 }] }, {}, 'yes'],
  ])('%s: %s', (id, _what, facts, answers, applies) => {
    expect(appliesIn(carefreeBut(facts, answers), id)).toBe(applies);
  });

  it('answer the question of 1,200 users by the time that is allowed', () => {
    const answer = (hoursToBeBack: number): string | undefined =>
      carefreeBut({ arrays: [] }, { users: 1200, hoursToBeBack }).questions.find(
        ({ id }) => id === 'is-an-array-worth-it',
      )?.text;
    expect(answer(24)).toMatch(/All 1,200 users.*a full backup keeps that/s);
    expect(answer(1)).toMatch(/a second server with an array is worth it/);
  });
});

describe('the plan', () => {
  it.each<readonly [Strategy, Facts, Answers, number | null]>([
    ['everything', {}, { otherSoftware: true }, 7],
    ['minimum', { peers: [] }, {}, 31],
    ['nothing', {}, {}, null],
  ])('of %s has its rhythm', (chosen, facts, answers, backupDays) => {
    const { facts: read, answers: given } = situationWith(
      { ...carefree.facts, ...facts },
      { ...carefree.answers, ...answers },
    );
    expect(plannedFor(read, given)).toMatchObject({ chosen, rhythm: { backupDays } });
  });
});
