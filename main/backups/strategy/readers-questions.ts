import type { AnswerName, Consideration, StrategyView } from '../../../preload/contract/index.js';
import { minuteWords, rangeWords } from './amounts.js';
import { evidenceOf, hasPeers, isRedundant, type FactName, type Situation } from './situation.js';
import { sources } from './sources.js';

type Views = readonly StrategyView[];

interface ReadersQuestion {
  readonly id: string;
  readonly title: (situation: Situation) => string;
  readonly applies: (situation: Situation) => Consideration['applies'];
  readonly text: (situation: Situation, views: Views) => string;
  readonly source: string;
  readonly restsOn: readonly (FactName | AnswerName)[];
}

/** What administrators ask below the article, answered for this server. */
export function questionsOf(situation: Situation, views: Views): Consideration[] {
  return questions.map(({ id, title, applies, text, source, restsOn }) => ({
    id,
    title: title(situation),
    applies: applies(situation),
    text: text(situation, views),
    source,
    evidence: restsOn.map(name => evidenceOf(situation, name)),
  }));
}

const back = (views: Views, which: StrategyView['strategy']): string => {
  const view = views.find(({ strategy }) => strategy === which);
  return view ? rangeWords(view.minutesToBeBack, minuteWords) : 'unknown';
};

const questions: readonly ReadersQuestion[] = [
  {
    id: 'is-an-array-worth-it',
    title: ({ answers: { users } }) =>
      `Is an array worth it for ${users === null ? 'these' : users.toLocaleString('en')} users, when a restore is this simple?`,
    applies: ({ facts: { arrays, peers } }) => {
      if (arrays.value === null || peers.value === null) return 'unknown';
      return arrays.value.length > 0 && peers.value.length > 0 ? 'no' : 'yes';
    },
    text: (situation, views) => {
      const { users, hoursToBeBack } = situation.answers;
      const who = users === null ? 'Its users have' : `All ${users.toLocaleString('en')} users have`;
      const everything = back(views, 'everything');
      const start = `A restore is simple, but not quick: ${everything} from a full backup, ${back(views, 'minimum')} by recovery setup. ${who} no mail until then, and none while the server is updated or restarted.`;
      const withinTime = views.find(({ strategy }) => strategy === 'everything')?.withinTime;
      if (hoursToBeBack === null) return `${start} If that is too long, an array is worth it. If it is not, it is not.`;
      return withinTime === 'yes'
        ? `${start} You allow ${minuteWords(hoursToBeBack * 60)}: a full backup keeps that, and an array is a comfort. An array name for the site costs nothing, and lets a second server come later.`
        : `${start} You allow ${minuteWords(hoursToBeBack * 60)}: a restore may not keep that, so a second server with an array is worth it.`;
    },
    source: sources.article,
    restsOn: ['users', 'hoursToBeBack', 'peers', 'arrays'],
  },
  {
    id: 'are-weekly-snapshots-enough',
    title: () => 'Are weekly snapshots of the virtual machine enough?',
    applies: ({ facts: { virtual }, answers: { images } }) => {
      if (images === 'snapshots' || virtual.value === true) return 'yes';
      return virtual.value === false ? 'no' : 'unknown';
    },
    text: ({ answers: { images } }) =>
      `Not alone. ${images === 'backup' ? 'You take VSS backups of it, which are fine. ' : ''}Exchange does not support going back to a snapshot, and a week-old one may have a machine password that the domain no longer takes, an expired certificate, and an older rollup than the directory expects. A server with the Client Access role alone holds no mail, so the harm is small, but plan on: a VSS backup of the machine, or a full backup inside it, a kit after each change, and after a restore the trust of the domain first (nltest /sc_verify).`,
    source: sources.virtualization,
    restsOn: ['virtual', 'images', 'roles'],
  },
  {
    id: 'all-members-or-one',
    title: () => 'Back up all members of an array, or one?',
    applies: situation => {
      const { peers, arrays } = situation.facts;
      if (peers.value === null || arrays.value === null) return 'unknown';
      return hasPeers(situation) && arrays.value.length > 0 ? 'yes' : 'no';
    },
    text: situation => {
      const { membersAlike, capacity } = situation.answers;
      const together =
        'Think of the day when all are lost together, as in one room: how quickly must how many be back? Back up as many as that takes.';
      if (membersAlike === false) return `All: they differ, so none is a model for another. ${together}`;
      const one =
        membersAlike === true
          ? 'One in full is enough as a model, and a kit of each.'
          : 'If they are set up alike, one in full is enough as a model, and a kit of each. If not, all.';
      const load = capacity === true ? '' : ' But one alone must then carry the users while the others are built.';
      return `${one} ${together}${load}`;
    },
    source: sources.article,
    restsOn: ['peers', 'arrays', 'membersAlike', 'capacity'],
  },
  {
    id: 'is-a-second-site-a-way-out',
    title: () => 'Is a second Client Access server in another site a way out?',
    applies: ({ facts: { otherSites }, answers: { secondSite } }) => {
      if (secondSite === true || (otherSites.value ?? []).length > 0) return 'yes';
      return secondSite === false ? 'no' : 'unknown';
    },
    text: situation => {
      const { otherSites } = situation.facts;
      const there = (otherSites.value ?? []).map(({ site, servers }) => `${site}: ${String(servers)}`);
      const known = there.length === 0 ? '' : ` There are Client Access servers at ${there.slice(0, 4).join(', ')}.`;
      const local = isRedundant(situation)
        ? ''
        : ' Within this site nobody stands in for it yet, which would help sooner.';
      return `Yes, for a disaster, but not by itself: an array ends at its site, and mailboxes are opened by the Client Access servers of their own site. So the other site needs copies of the mailboxes too, its own array and certificate names, and a planned change of DNS for the addresses of this one. It does not replace the backup of this server.${known}${local}`;
    },
    source: sources.thumb,
    restsOn: ['otherSites', 'secondSite', 'peers'],
  },
];
