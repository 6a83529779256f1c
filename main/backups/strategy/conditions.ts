import type { AnswerName, CertificateFact, StrategyCondition } from '../../../preload/contract/index.js';
import {
  certificatesKept,
  certificatesOnlyHere,
  evidenceOf,
  isAsSetupLeftIt,
  isReapplied,
  isRedundant,
  type FactName,
  type Situation,
} from './situation.js';

interface ConditionRule {
  readonly id: StrategyCondition['id'];
  readonly what: string;
  readonly held: (situation: Situation) => boolean;
  readonly why: (situation: Situation) => string;
  readonly restsOn: readonly (FactName | AnswerName)[];
}

const table: readonly ConditionRule[] = [
  {
    id: 'redundant',
    what: 'Several Client Access servers stand in for each other',
    held: isRedundant,
    why: whyRedundant,
    restsOn: ['peers', 'arrays', 'databasesHere', 'capacity'],
  },
  {
    id: 'certificates',
    what: 'The certificates are exported, or can be had elsewhere',
    held: certificatesKept,
    why: whyCertificates,
    restsOn: ['certificates', 'certificatesInKit', 'certificatesElsewhere'],
  },
  {
    id: 'customisations',
    what: 'A script sets the customisations again, or there are none',
    held: isReapplied,
    why: whyCustomisations,
    restsOn: ['customisations', 'ownWebSites', 'script'],
  },
];

/** The three conditions of the article under which a server need not be backed up, each with what it rests on. */
export function conditionsOf(situation: Situation): StrategyCondition[] {
  return table.map(({ id, what, held, why, restsOn }) => ({
    id,
    what,
    held: held(situation),
    mayHold: !held(situation) && held(atBest(situation)),
    why: why(situation),
    evidence: restsOn.map(name => evidenceOf(situation, name)),
  }));
}

/** The same server, with the best that could be true wherever nobody knows. */
function atBest({ facts, answers }: Situation): Situation {
  const best = <T>(fact: { value: T | null; source: string }, value: T) =>
    fact.value === null ? { ...fact, value } : fact;
  const { certificates, certificatesInKit, customisations } = facts;
  const all = (certificates.value ?? []).map(({ thumbprint }) => thumbprint);
  const seen = customisations.value;
  return {
    facts: {
      ...facts,
      peers: best(facts.peers, ['another']),
      arrays: best(facts.arrays, ['an array']),
      databasesHere: best(facts.databasesHere, []),
      ownWebSites: best(facts.ownWebSites, []),
      certificates: best(
        {
          ...certificates,
          value: certificates.value?.map(one => (one.key === 'unknown' ? { ...one, key: 'exportable' } : one)) ?? null,
        },
        [],
      ),
      certificatesInKit: best(certificatesInKit, all),
      // None were seen, which is as good as unknown while not all was compared.
      customisations:
        seen === null || (seen.count === 0 && !seen.complete)
          ? { ...customisations, value: { count: 0, complete: true, examples: [] } }
          : customisations,
    },
    answers: {
      ...answers,
      capacity: answers.capacity ?? true,
      certificatesElsewhere: answers.certificatesElsewhere ?? true,
      script: answers.script ?? true,
    },
  };
}

export function whyRedundant(situation: Situation): string {
  const { peers, arrays, databasesHere } = situation.facts;
  if (peers.value === null) return `Nobody knows who else serves its site: ${peers.source}.`;
  if (peers.value.length === 0) return 'It is the only Client Access server of its site.';
  if (arrays.value === null) return `Nobody knows whether its site has an array: ${arrays.source}.`;
  if (arrays.value.length === 0)
    return 'Its site has no Client Access array, so Outlook knows servers by their own names.';
  if (databasesHere.value === null) return `Nobody knows which databases name it: ${databasesHere.source}.`;
  if (databasesHere.value.length > 0) {
    return `Databases send Outlook to this very server, not to the array: ${names(databasesHere.value)}.`;
  }
  if (situation.answers.capacity === null) return 'Nobody has said whether the others carry all users without it.';
  if (!situation.answers.capacity) return 'The others do not carry all users without it.';
  return `${names(peers.value)} can take over, behind ${names(arrays.value)}.`;
}

export function whyCertificates(situation: Situation): string {
  const { certificates } = situation.facts;
  const { certificatesElsewhere } = situation.answers;
  const onlyHere = certificatesOnlyHere(situation);
  const said = certificatesElsewhere === true ? 'You say that they can be had elsewhere. ' : '';
  if (onlyHere === null) {
    return `${said}Nobody knows which it has, and whether their keys can be exported: ${certificates.source}.`;
  }
  if (certificates.value?.length === 0) return 'It has none but what setup makes.';
  if (onlyHere.length === 0) return 'A kit holds all of them with their keys.';
  const stays = onlyHere.filter(({ key }) => key !== 'exportable');
  if (certificatesElsewhere !== true)
    return `No kit holds ${nameList(onlyHere)} with its key, and nobody says that it can be had elsewhere.`;
  if (stays.length === 0)
    return `You say that they can be had elsewhere. No kit holds ${nameList(onlyHere)} with its key.`;
  const locked = stays.some(({ key }) => key === 'not exportable');
  return `${said}But the key of ${nameList(stays)} ${locked ? 'can not be exported from here' : 'may not be exportable'}, and no kit holds it.`;
}

export function whyCustomisations(situation: Situation): string {
  const { customisations, ownWebSites } = situation.facts;
  if (situation.answers.script === true)
    return `You say that a script sets them again, and was tried.${seenBeside(situation)}`;
  if (isAsSetupLeftIt(situation)) return 'A comparison found nothing that recovery setup would not bring back.';
  if ((ownWebSites.value ?? []).length > 0) {
    return `Recovery setup does not bring ${names(ownWebSites.value ?? [])} back, and no script does.`;
  }
  if (customisations.value === null) return `Nobody knows what was customised: ${customisations.source}.`;
  const { count, complete } = customisations.value;
  if (count === 0) return 'Nothing was seen, but not all could be compared, and there is no script.';
  return `${complete ? '' : 'At least '}${String(count)} settings are customised, and no script sets them again.`;
}

/** What was read stands beside the answer: the script has to cover it. */
function seenBeside({ facts: { customisations, ownWebSites } }: Situation): string {
  const seen = [...(ownWebSites.value ?? []), ...(customisations.value?.examples ?? [])];
  if (seen.length > 0) return ` It has to set ${names(seen)} too, which were found.`;
  if (customisations.value === null) return ' What it has to set was not read.';
  return '';
}

const nameList = (certificates: readonly CertificateFact[]): string => names(certificates.map(({ name }) => name));

function names(all: readonly string[]): string {
  return all.length <= 3 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${String(all.length - 3)} more`;
}
