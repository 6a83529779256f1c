import type { StrategyPlan } from '../../../../../preload/contract/index.js';
import { plannedFor } from '../../../../backups/strategy/advise.js';
import { planHtml } from '../../../../backups/strategy/plan-html.js';
import { answersFrom, askedAnswers } from '../../advise-answers.js';
import { tellAdvice, tellPlan } from '../../advise-text.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { writeOutput } from '../../output-file.js';
import { comparedPlan } from './compare.js';
import { factsFor, sourceOf } from './facts.js';
import { outPlaces, refuseMisuse, type AdviseOptions } from './options.js';

/** `cas-recovery advise`: reads what it can, asks for the rest, and weighs the three backup strategies. */
export async function advise(house: House, options: AdviseOptions): Promise<number> {
  refuseMisuse(options);
  if (options.compare !== undefined) return comparedPlan(house, options, options.compare);
  const given = await answersFrom(options.answers, options.answer);
  const source = await sourceOf(house, options);
  const places = await outPlaces(options, source);
  const { servers, readFrom, leftOut } = await factsFor(house, options, { source, target: given.target });
  const answers = await askedAnswers(house, servers, given);
  const plan: StrategyPlan = {
    schema: 'cas-recovery/backup-strategy/1',
    madeAt: house.clock.now(),
    programVersion: house.productVersion,
    readFrom,
    answers,
    servers: servers.map(facts => plannedFor(facts, answers)),
    leftOut: [...leftOut],
  };
  const [only] = plan.servers;
  if (options.all !== true && only) tellAdvice(house.terminal, only, options.details === true);
  else tellPlan(house.terminal, plan);
  for (const place of places) {
    await writeOutput(house, place, /\.json$/i.test(place) ? `${JSON.stringify(plan, null, 1)}\n` : planHtml(plan));
  }
  return conclude(house, { command: 'advise', exitCode: exitCodes.done, plan, files: places });
}
