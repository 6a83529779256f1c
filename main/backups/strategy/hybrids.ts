import type { AnswerName, Consideration, Strategy, StrategyView } from '../../../preload/contract/index.js';
import { evidenceOf, rankOf, type FactName, type Situation } from './situation.js';
import { sources } from './sources.js';

type Applies = Consideration['applies'];

interface Hybrid {
  readonly id: string;
  readonly title: string;
  readonly applies: (situation: Situation, recommended: Strategy, views: readonly StrategyView[]) => Applies;
  readonly text: (situation: Situation) => string;
  readonly source: string;
  readonly restsOn: readonly (FactName | AnswerName)[];
}

/** Mixtures of strategies, and whether they fit this server. */
export function hybridsOf(
  situation: Situation,
  recommended: Strategy,
  views: readonly StrategyView[],
): Consideration[] {
  return hybrids.map(({ id, title, applies, text, source, restsOn }) => ({
    id,
    title,
    applies: applies(situation, recommended, views),
    text: text(situation),
    source,
    evidence: restsOn.map(name => evidenceOf(situation, name)),
  }));
}

const hybrids: readonly Hybrid[] = [
  {
    id: 'full-on-one',
    title: 'Everything on one member, the minimum on the others',
    applies: ({ facts: { peers, arrays }, answers: { membersAlike } }) => {
      if (peers.value?.length === 0) return 'no';
      if (peers.value === null || arrays.value === null || membersAlike === null) return 'unknown';
      return membersAlike && arrays.value.length > 0 ? 'yes' : 'no';
    },
    text: situation =>
      situation.answers.membersAlike === false
        ? 'The members differ, so one is no model for the others: back up each.'
        : 'Where all members are alike, one full backup is the model for all. Keep of each other member a kit: its own address, load balancing priority and certificates differ. Static RPC ports must be the same on all.',
    source: sources.thumb,
    restsOn: ['peers', 'arrays', 'membersAlike'],
  },
  {
    id: 'full-and-kit',
    title: 'Everything once in a while, a kit after each change',
    applies: (_situation, recommended, views) => {
      if (rankOf(recommended) < rankOf('everything')) return 'no';
      const everything = views.find(({ strategy }) => strategy === 'everything');
      if (everything?.fitsWindow === 'no' || everything?.fitsTarget === 'no') return 'yes';
      return everything?.fitsWindow === 'yes' && everything.fitsTarget === 'yes' ? 'no' : 'unknown';
    },
    text: () =>
      'Where a full backup does not fit into the window or on the target each time, take it once a month and before and after each service pack or rollup, and a kit after each change. After a bare-metal restore, "kit diff" shows what changed since.',
    source: sources.article,
    restsOn: ['windowMinutes', 'target', 'targetGigabytes', 'places', 'volumes'],
  },
  {
    id: 'images',
    title: 'Images of the virtual machine',
    applies: ({ facts: { virtual }, answers: { images } }) => {
      if (images === 'backup' || images === 'snapshots' || virtual.value === true) return 'yes';
      return virtual.value === false || images === 'none' ? 'no' : 'unknown';
    },
    text: ({ answers: { images } }) =>
      images === 'backup'
        ? 'A backup of the virtual machine with VSS counts as a full backup: keep to the same rhythm and age. A kit beside it still saves a restore for a single setting.'
        : 'A backup of the whole virtual machine that works with VSS may take the place of the full backup. Snapshots alone are not enough.',
    source: sources.virtualization,
    restsOn: ['virtual', 'images'],
  },
  {
    id: 'second-site',
    title: 'A second site',
    applies: ({ facts: { otherSites }, answers: { secondSite } }) => {
      if (secondSite !== null) return secondSite ? 'yes' : 'no';
      return (otherSites.value ?? []).length > 0 ? 'unknown' : 'no';
    },
    text: () =>
      'Keep at the second site: Exchange media of the same service pack, the rollup, hotfixes and drivers, the exported certificates, the kits and this program. Its servers need an array and names of their own, or a change of DNS that is planned beforehand.',
    source: sources.thumb,
    restsOn: ['otherSites', 'secondSite'],
  },
];
