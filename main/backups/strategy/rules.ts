import type { AnswerName, FiredRule, Strategy } from '../../../preload/contract/index.js';
import { whyCertificates, whyCustomisations, whyRedundant } from './conditions.js';
import {
  certificatesKept,
  evidenceOf,
  isForgotten,
  isReapplied,
  isRedundant,
  isUrgent,
  otherRoles,
  rankOf,
  shortHours,
  type FactName,
  type Situation,
} from './situation.js';
import { sources } from './sources.js';

/**
 * A rule that asks for at least a strategy. What is unknown fires it as the worst that could be known would, so that more
 * knowledge never asks for more than ignorance did.
 */
export interface Rule {
  readonly id: string;
  readonly least: Strategy;
  readonly fires: (situation: Situation) => boolean;
  readonly why: (situation: Situation) => string;
  readonly unless: string;
  readonly source: string;
  readonly restsOn: readonly (FactName | AnswerName)[];
}

export const rules: readonly Rule[] = [
  {
    id: 'other-roles',
    least: 'everything',
    fires: situation => otherRoles(situation)?.length !== 0,
    why: situation => {
      const others = otherRoles(situation);
      if (others === null) return 'Nobody knows which other roles it holds.';
      return `It also holds ${others.join(' and ')}, which advice for Client Access alone does not cover.`;
    },
    unless: 'it holds the Client Access role alone',
    source: sources.otherRoles,
    restsOn: ['roles'],
  },
  {
    id: 'alone-and-urgent',
    least: 'everything',
    fires: situation => !isRedundant(situation) && isUrgent(situation),
    why: situation =>
      situation.answers.hoursToBeBack === null
        ? 'No other server is known to stand in for it, and nobody has said how long users may be without it.'
        : `No other server is known to stand in for it, and users may be without it for less than ${String(shortHours)} hours.`,
    unless: `users may be without it for ${String(shortHours)} hours or more, or others of its site stand in for it`,
    source: sources.thumb,
    restsOn: ['hoursToBeBack', 'peers', 'arrays', 'databasesHere', 'capacity'],
  },
  {
    id: 'other-software',
    least: 'everything',
    fires: ({ answers }) => answers.otherSoftware !== false,
    why: ({ answers }) =>
      answers.otherSoftware === true
        ? 'Other software on it has settings that neither the directory nor a kit holds.'
        : 'Nobody has said whether other software on it has settings that matter.',
    unless: 'no other software on it has settings that matter',
    source: sources.article,
    restsOn: ['otherSoftware'],
  },
  {
    id: 'nobody-remembers',
    least: 'everything',
    fires: isForgotten,
    why: () => 'No change log and no kit tell what was customised: only a backup of everything knows it.',
    unless: 'there is a change log, or a recovery kit',
    source: sources.clientAccessData,
    restsOn: ['changeLog', 'kit', 'customisations'],
  },
  {
    id: 'not-redundant',
    least: 'minimum',
    fires: situation => !isRedundant(situation),
    why: whyRedundant,
    unless: 'others of its site stand in for it behind an array, and carry all users',
    source: sources.article,
    restsOn: ['peers', 'arrays', 'databasesHere', 'capacity'],
  },
  {
    id: 'certificates-only-here',
    least: 'minimum',
    fires: situation => !certificatesKept(situation),
    why: whyCertificates,
    unless:
      'its certificates are read, and a kit holds each with its key, or the key can be exported and is kept elsewhere',
    source: sources.article,
    restsOn: ['certificates', 'certificatesInKit', 'certificatesElsewhere'],
  },
  {
    id: 'customised',
    least: 'minimum',
    fires: situation => !isReapplied(situation),
    why: whyCustomisations,
    unless: 'a tried script sets all customisations again, or a comparison shows that there are none',
    source: sources.article,
    restsOn: ['customisations', 'ownWebSites', 'script'],
  },
];

/** The rules that ask for something, the strictest first. */
export function firedRules(situation: Situation): FiredRule[] {
  return rules
    .filter(({ fires }) => fires(situation))
    .map(({ id, least, why, unless, source, restsOn }) => ({
      id,
      least,
      why: why(situation),
      unless,
      source,
      evidence: restsOn.map(name => evidenceOf(situation, name)),
    }));
}

/** The least that all rules allow. */
export function recommendedBy(fired: readonly Pick<FiredRule, 'least'>[]): Strategy {
  return fired.reduce<Strategy>(
    (strictest, { least }) => (rankOf(least) > rankOf(strictest) ? least : strictest),
    'nothing',
  );
}
