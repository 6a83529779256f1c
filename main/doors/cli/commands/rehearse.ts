import type { DirectorySource, ScenarioCard } from '../../../../preload/contract/index.js';
import { failure, toProblem } from '../../../problems/problem.js';
import type { RehearsalWish } from '../../../recovery/recovery-parts.js';
import type { Secret } from '../../../ports/secret.js';
import { directoryFrom, type DirectoryOptions } from '../directory-option.js';
import { goOn } from '../go-on.js';
import { makeReportFolder, type House } from '../house.js';
import { faultOf, speedOf } from '../machine-options.js';
import { passwordFor } from '../password-option.js';
import { tellTriedSteps } from '../tell-tried-steps.js';
import { whileWaiting } from '../while-waiting.js';

export interface RehearseOptions extends DirectoryOptions {
  readonly scenario?: string;
  readonly server?: string;
  readonly fail: readonly string[];
  readonly speed?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly stopAtRestart?: boolean;
  readonly out?: string;
  readonly showOutput?: boolean;
  readonly color: boolean;
}

/** `cas-recovery rehearse`: a whole recovery on a simulated server. */
export async function rehearse(house: House, options: RehearseOptions): Promise<number> {
  const source = directoryFrom(options);
  const wish: RehearsalWish = {
    ...(await subjectOf(house, options, source)),
    faults: options.fail.map(faultOf),
    speed: speedOf(options.speed),
    ...(source && { directory: source }),
  };
  const password = await passwordFor(source, options, house);
  if (options.dryRun === true) return dryRun(house, wish, password);
  if (options.out !== undefined) await makeReportFolder(options.out);
  const { signal } = house;
  const beginning = house.composition.recoveries.beginRehearsal(wish, { signal, password });
  const id = await whileWaiting(house, 'Reading the directory', beginning);
  return goOn(house, id, {
    ...options,
    command: 'rehearse',
    yes: options.yes === true,
    ...(password && { password }),
  });
}

/** What is rehearsed: a scenario, or the recovery of a server on a machine that is made up from the directory. */
async function subjectOf(
  house: House,
  { scenario, server }: RehearseOptions,
  source: DirectorySource | undefined,
): Promise<Pick<RehearsalWish, 'scenario' | 'server'>> {
  if (scenario !== undefined) {
    const { serverName } = await scenarioNamed(house, scenario);
    return { scenario, server: server ?? serverName };
  }
  if (source && server !== undefined && server.trim() !== '') return { server };
  throw failure('WRONG_USE', { what: twoWays });
}

const twoWays =
  'A rehearsal needs --scenario NAME, for example ex3; or --directory WHERE with --server NAME, to make up the machine from what your own directory records.';

/** The scenario of this name. An unknown one is named as it was typed, beside all that there are. */
async function scenarioNamed({ composition: { rehearsals } }: House, name: string): Promise<ScenarioCard> {
  try {
    return await rehearsals.card(name);
  } catch (thrown) {
    if (toProblem(thrown).code !== 'SCENARIO_UNKNOWN') throw thrown;
    const known = (await rehearsals.list()).map(({ id }) => id);
    throw failure('SCENARIO_UNKNOWN', { name, known }, thrown);
  }
}

async function dryRun(house: House, wish: RehearsalWish, password: Secret | undefined): Promise<number> {
  const trying = house.composition.recoveries.tryOut(wish, { signal: house.signal, password });
  const steps = await whileWaiting(house, 'Reading the directory', trying);
  return tellTriedSteps(house, steps, 'DRY RUN of a rehearsal: nothing is changed and nothing is kept.');
}
