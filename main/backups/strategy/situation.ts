import type {
  AnswerName,
  CertificateFact,
  Evidence,
  Strategy,
  StrategyAnswers,
  StrategyFacts,
} from '../../../preload/contract/index.js';
import { strategies } from '../../../preload/contract/index.js';
import { answerInWords, askedAs, isAnswer } from './questions.js';
import { factInWords } from './fact-words.js';

/** All that the advice is made from. The same gives the same advice. */
export interface Situation {
  readonly facts: StrategyFacts;
  readonly answers: StrategyAnswers;
}

/** What can be known of a server, by its name in `StrategyFacts`. */
export type FactName = Exclude<keyof StrategyFacts, 'server' | 'fqdn' | 'site' | 'organization'>;

/** The higher one backs more up. */
export const rankOf = (strategy: Strategy): number => strategies.indexOf(strategy);

/** A fact or an answer in words, with its source. */
export function evidenceOf({ facts, answers }: Situation, name: FactName | AnswerName): Evidence {
  if (isAnswer(name)) {
    const known = answers[name] !== null;
    const source = known ? 'your answer' : 'not answered';
    return { id: name, label: askedAs(name), value: answerInWords(answers, name), source, known };
  }
  const { label, value } = factInWords(facts, name);
  return { id: name, label, value, source: facts[name].source, known: facts[name].value !== null };
}

/** Another Client Access server of Exchange 2010 in the same site. */
export const hasPeers = ({ facts }: Situation): boolean => (facts.peers.value ?? []).length > 0;

/** Users go on without this server: by another one behind the same name, which carries them all. */
export function isRedundant({ facts, answers }: Situation): boolean {
  const { peers, arrays, databasesHere } = facts;
  return (
    (peers.value ?? []).length > 0 &&
    (arrays.value ?? []).length > 0 &&
    databasesHere.value?.length === 0 &&
    answers.capacity === true
  );
}

/** Those whose keys no kit holds; null while nobody knows the certificates. */
export function certificatesOnlyHere({ facts }: Situation): readonly CertificateFact[] | null {
  const { certificates, certificatesInKit } = facts;
  const kept = new Set(certificatesInKit.value ?? []);
  return certificates.value?.filter(({ thumbprint }) => !kept.has(thumbprint)) ?? null;
}

/**
 * All certificates can be had again with their keys. An answer says so of keys that can be exported. One that can't be
 * was never exported from here, and what was read never loses to an answer; nor does what nobody read.
 */
export function certificatesKept(situation: Situation): boolean {
  const onlyHere = certificatesOnlyHere(situation);
  if (onlyHere === null) return false;
  const saidElsewhere = situation.answers.certificatesElsewhere === true;
  return onlyHere.every(({ key }) => saidElsewhere && key === 'exportable');
}

/** A whole comparison found nothing that recovery setup would not bring back. */
export function isAsSetupLeftIt({ facts: { customisations, ownWebSites } }: Situation): boolean {
  return customisations.value?.complete === true && customisations.value.count === 0 && ownWebSites.value?.length === 0;
}

export const isReapplied = (situation: Situation): boolean =>
  situation.answers.script === true || isAsSetupLeftIt(situation);

/** Nobody could say what was customised, once the server is lost. */
export function isForgotten(situation: Situation): boolean {
  const { facts, answers } = situation;
  return answers.changeLog !== true && facts.kit.value === null && !isAsSetupLeftIt(situation);
}

/** Other roles than Client Access on it, or nobody knows. */
export function otherRoles({ facts: { roles } }: Situation): readonly string[] | null {
  return roles.value === null ? null : roles.value.filter(role => role !== 'Client Access');
}

/** Under this many hours, a lone server is not rebuilt in time. */
export const shortHours = 4;

/** How long users may be without it is short, or nobody has said. */
export const isUrgent = ({ answers: { hoursToBeBack } }: Situation): boolean =>
  hoursToBeBack === null || hoursToBeBack < shortHours;
