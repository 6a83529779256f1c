import type { PlannedServer, StrategyAdvice, StrategyAnswers, StrategyFacts } from '../../../preload/contract/index.js';
import { caveatsOf } from './caveats.js';
import { changesOfMind } from './change-of-mind.js';
import { conditionsOf } from './conditions.js';
import { factInWords } from './fact-words.js';
import { findingsOf } from './findings.js';
import { hybridsOf } from './hybrids.js';
import { optionOf, strategyQuestions } from './questions.js';
import { questionsOf } from './readers-questions.js';
import { firedRules, recommendedBy } from './rules.js';
import type { FactName, Situation } from './situation.js';
import { viewsOf } from './views.js';

/** Weighs the three strategies for a server. The same facts and answers give the same advice. */
export function adviseOn(facts: StrategyFacts, answers: StrategyAnswers): StrategyAdvice {
  const situation: Situation = { facts, answers };
  const rules = firedRules(situation);
  const recommended = recommendedBy(rules);
  const strategies = viewsOf(situation, recommended);
  return {
    recommended,
    caveats: caveatsOf(
      situation,
      strategies.find(({ strategy }) => strategy === recommended),
    ),
    strategies,
    rules,
    conditions: conditionsOf(situation),
    findings: findingsOf(situation),
    hybrids: hybridsOf(situation, recommended, strategies),
    questions: questionsOf(situation, strategies),
    wouldChange: changesOfMind(rules, recommended),
    unknown: unknownOf(situation),
  };
}

/** The advice as it is kept, with the rhythm that goes with it. */
export function plannedFor(facts: StrategyFacts, answers: StrategyAnswers): PlannedServer {
  const advice = adviseOn(facts, answers);
  return { facts, advice, chosen: advice.recommended, rhythm: rhythms[advice.recommended] };
}

/** Besides that, after each change and after each rollup. A rule of thumb, which the plan may change. */
export const rhythms: Readonly<Record<StrategyAdvice['recommended'], PlannedServer['rhythm']>> = {
  everything: { backupDays: 7, kitDays: 31 },
  minimum: { backupDays: 31, kitDays: 31 },
  nothing: { backupDays: null, kitDays: 92 },
};

const takeKit = 'take a kit on the server ("kit create"), and name it with --kit';
const lackingInKit = 'the kit that was named lacks it, and "kit inspect" says why. Mend that, and take a new kit';
const onlyYou =
  'no kit tells: no service of a virtual machine runs, which proves nothing. The answer "images" says what it would';

/** How what nobody knows can be told. Facts that stand on each other are told once. */
const howToTell: readonly (readonly [readonly FactName[], (facts: StrategyFacts) => string])[] = [
  [['roles', 'peers', 'arrays', 'databasesHere', 'ownWebSites'], () => 'name the directory with --directory'],
  [['certificates', 'kit', 'loadBalancing'], ({ kit }) => (kit.value === null ? takeKit : lackingInKit)],
  // Where the settings were read, another kit would say no more.
  [['virtual'], ({ kit, certificates }) => ((kit.value ?? certificates.value) ? onlyYou : takeKit)],
  [['customisations'], () => 'rehearse its recovery, and name the rehearsal with --rehearsal beside --kit'],
  [['volumes'], () => 'run "backup list --json" on the server, and name its output with --backups'],
];

function unknownOf({ facts, answers }: Situation): StrategyAdvice['unknown'] {
  const missing = new Map<string, string[]>();
  for (const [names, how] of howToTell) {
    const labels = names.filter(name => facts[name].value === null).map(name => factInWords(facts, name).label);
    const next = how(facts);
    if (labels.length > 0) missing.set(next, [...(missing.get(next) ?? []), ...labels]);
  }
  const ofFacts = [...missing].map(([next, labels]) => ({ label: labels.join(', '), next }));
  const ofAnswers = strategyQuestions
    .filter(({ name, matters }) => answers[name] === null && matters(facts, answers))
    .map(({ name, label }) => ({ label, next: `--answer ${optionOf(name)}=…` }));
  return [...ofFacts, ...ofAnswers];
}
