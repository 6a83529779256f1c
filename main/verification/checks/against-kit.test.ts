import { describe, expect, it } from 'vitest';
import type { Difference, LoadBalancing } from '../../../preload/contract/index.js';
import { type Case, type Change, lookWith, running } from '../fixture-world.js';
import type { KitDifferences } from '../world.js';
import { balancingRules } from './balancing.js';
import { kitSettings } from './kit-settings.js';

const rule = (ports: string, more: Readonly<Record<string, string>> = {}) => ({
  ...{ StartPort: ports, EndPort: ports, Protocol: '3', Affinity: '1', LoadWeight: '50' },
  ...more,
});
const cluster = (...portRules: LoadBalancing['portRules']): LoadBalancing[] => [
  { adapter: 'LAN', values: { ClusterIPAddress: '10.0.0.100' }, portRules },
];
const balanced = (was: LoadBalancing[], is: LoadBalancing[], unread = {}): Change => ({
  expected: { settings: { ...running, loadBalancing: was } },
  server: { loadBalancing: is, unread },
});

const difference = (change: Partial<Difference> = {}): Difference => ({
  ...{ id: '0123456789abcdef', group: 'files', title: 'web.config: maxRequestLength', kit: '35000', now: '10000' },
  ...{ place: { kind: 'file', tree: 'client-access', file: 'Owa/web.config' }, standing: 'unknown', kitFile: 'x' },
  ...{ fresh: { known: false, value: null }, meaning: null, risk: 'low', advice: 'look', why: 'It was customised.' },
  ...{ rollupOwned: false, byHand: null },
  ...change,
});
/** One that the choice of its group takes. */
const advised = (change: Partial<Difference> = {}): Difference => difference({ advice: 'apply', ...change });
const beside = (kitDifferences: Partial<KitDifferences>): Change => ({
  expected: { settings: running, kit: 'D:\\kit' },
  kitDifferences,
});

describe('a server beside the kit', () => {
  it.each<Case>([
    ['no kit, and rules', balancingRules, { server: { loadBalancing: cluster() } }, 'not applicable', 'No kit'],
    ['no cluster before', balancingRules, balanced([], cluster()), 'not applicable', 'in no cluster when'],
    ['no cluster now', balancingRules, balanced(cluster(rule('443')), []), 'not applicable', 'check of the cluster'],
    [
      'rules that nobody could read',
      balancingRules,
      balanced(cluster(), cluster(), { loadBalancing: 'denied' }),
      'could not tell',
      'denied',
    ],
    ['no rule', balancingRules, balanced(cluster(), cluster()), 'pass', 'no port rule'],
    [
      'the same rules, of other weight',
      balancingRules,
      balanced(cluster(rule('443'), rule('80')), cluster(rule('80', { LoadWeight: '20' }), rule('443'))),
      'pass',
      'All 2',
    ],
    ['a rule that is missing', balancingRules, balanced(cluster(rule('443')), cluster()), 'fail', 'StartPort 443'],
    ['a rule too many', balancingRules, balanced(cluster(), cluster(rule('25'))), 'fail', 'StartPort 25'],
    [
      'a rule that is shared out otherwise',
      balancingRules,
      balanced(cluster(rule('443')), cluster(rule('443', { Affinity: '0' }))),
      'fail',
      'Affinity 0',
    ],
    ['no kit', kitSettings, {}, 'not applicable', 'No kit'],
    ['all the same', kitSettings, beside({ same: { files: 30 } }), 'pass', 'the same here'],
    ['a file that differs', kitSettings, beside({ differences: [difference()] }), 'warning', 'maxRequestLength is not'],
    [
      'what is better left alone, and what others look at',
      kitSettings,
      beside({ differences: [difference({ advice: 'leave' }), difference({ group: 'certificates' })] }),
      'pass',
      'the same here',
    ],
    [
      'a file that nobody could read',
      kitSettings,
      beside({ notCompared: [{ what: 'web.config', why: 'denied' }] }),
      'could not tell',
      'web.config (denied)',
    ],
    [
      'a file of the kit that is damaged',
      kitSettings,
      beside({ damaged: [{ path: 'files/web.config', why: 'it is shorter' }] }),
      'could not tell',
      'Damaged in the kit: files/web.config (it is shorter). ',
    ],
    [
      'a damaged file beside one that differs',
      kitSettings,
      beside({
        damaged: [
          { path: 'files/a', why: 'b' },
          { path: 'files/c', why: 'd' },
        ],
        differences: [difference()],
      }),
      'warning',
      'Damaged in the kit: files/a (b), and 1 more. web.config',
    ],
    [
      'more differences than anybody reads',
      kitSettings,
      beside({ differences: Array.from({ length: 250 }, () => difference()) }),
      'warning',
      '50 more are not listed',
    ],
  ])('%s', async (_name, check, change, outcome, found) => {
    const seen = await lookWith(check, change);
    expect(seen).toMatchObject({ outcome });
    expect(seen.found).toContain(found);
  });

  it('tells what to type about a difference, and both values', async () => {
    const { fix, comparisons = [] } = await lookWith(kitSettings, beside({ differences: [advised({ now: null })] }));
    expect(fix?.commands).toEqual([
      'cas-recovery kit diff "D:\\kit"',
      'cas-recovery kit apply "D:\\kit" --choose all-of:files',
    ]);
    expect(comparisons).toMatchObject([{ lost: '35000', rebuilt: 'not there', remedy: 'It was customised.' }]);
  });

  it('types the kit and the rehearsal, and nothing for what needs a look first', async () => {
    const differences = [advised(), advised({ group: 'iis' }), difference({ group: 'registry' })];
    const { fix } = await lookWith(kitSettings, { ...beside({ differences }), rehearsal: 'ex3-1' });
    expect(fix?.commands).toEqual([
      'cas-recovery kit diff "D:\\kit" --rehearsal ex3-1',
      'cas-recovery kit apply "D:\\kit" --choose "all-of:files,all-of:iis" --rehearsal ex3-1',
    ]);
    const looked = await lookWith(kitSettings, beside({ differences: [difference()] }));
    expect(looked.fix?.commands).toEqual(['cas-recovery kit diff "D:\\kit"']);
  });
});
