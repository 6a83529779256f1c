import type { Fault } from '../../../../preload/contract/index.js';
import { FailPoint } from '../../../../preload/contract/index.js';
import { foldAll } from '../../../../preload/contract/index.js';
import { failure } from '../../../problems/problem.js';
import type { Outcome } from '../../../runbook/engine.js';
import type { RehearsalWish } from '../../../recovery/recovery-parts.js';
import type { Secret } from '../../../ports/secret.js';
import { directoryFrom, passwordFor, type DirectoryOptions } from '../directory-option.js';
import { exitCodeOf, exitCodes } from '../exit-codes.js';
import { conclude, writeReport, type House } from '../house.js';
import { Narrator } from '../narrator.js';
import { supervise } from '../supervise.js';
import { tellNext, work } from '../work.js';

export interface RehearseOptions extends DirectoryOptions {
  readonly scenario: string;
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
  const { composition } = house;
  const source = directoryFrom(options);
  const wish: RehearsalWish = {
    scenario: options.scenario,
    server: options.server ?? (await composition.rehearsals.card(options.scenario)).serverName,
    faults: options.fail.map(faultOf),
    speed: speedOf(options.speed),
    ...(source && { directory: source }),
  };
  const password = await passwordFor(source, options, house.terminal);
  if (options.dryRun === true) return dryRun(house, wish, password);
  const id = await composition.recoveries.beginRehearsal(wish, password);
  return goOn(house, id, { ...options, yes: options.yes === true, ...(password && { password }) });
}

export interface GoOnOptions {
  readonly yes: boolean;
  readonly stopAtRestart?: boolean;
  readonly showOutput?: boolean;
  readonly color: boolean;
  readonly out?: string;
  readonly password?: Secret;
  readonly firstFailure?: Parameters<typeof supervise>[2]['firstFailure'];
  readonly command?: 'rehearse' | 'resume';
}

/** Works on a recovery until it needs somebody, over its restarts unless told not to; then reports. */
export async function goOn(house: House, id: string, options: GoOnOptions): Promise<number> {
  const code =
    options.stopAtRestart === true ? await workHere(house, id, options) : await overRestarts(house, id, options);
  const files = options.out === undefined ? [] : await writeReport(house, id, options.out);
  const { outcome, problem } = await standing(house, id, code);
  return conclude(house, {
    command: options.command ?? 'rehearse',
    exitCode: code,
    recoveryId: id,
    outcome,
    problem,
    files,
  });
}

async function workHere(house: House, id: string, options: GoOnOptions): Promise<number> {
  const { yes, password, firstFailure } = options;
  const outcome = await work(house, id, {
    yes,
    showOutput: options.showOutput === true,
    ...(password && { password }),
    ...(firstFailure && { firstFailure }),
  });
  tellNext(house, id, outcome);
  return exitCodeOf(outcome);
}

function overRestarts(house: House, id: string, options: GoOnOptions): Promise<number> {
  return supervise(house, id, {
    yes: options.yes,
    state: house.composition.stateFolder,
    color: options.color,
    showOutput: options.showOutput === true,
    ...(options.password && { password: options.password }),
    ...(options.firstFailure && { firstFailure: options.firstFailure }),
  });
}

/** How the recovery stands after the processes that worked on it have ended: read from its journal. */
async function standing(house: House, id: string, code: number) {
  const state = foldAll((await house.composition.recoveries.read(id)).records);
  const failed = state.steps.find(({ status }) => status.kind === 'failed')?.status;
  const problem = failed?.kind === 'failed' ? failed.problem : null;
  return { outcome: outcomeOf(state, code), problem };
}

function outcomeOf(state: ReturnType<typeof foldAll>, code: number): Outcome['kind'] {
  if (state.ended) return state.ended.outcome === 'stopped' ? 'stopped' : 'finished';
  if (code === exitCodes.cancelled) return 'cancelled';
  if (code !== exitCodes.waiting) return 'failed';
  return state.steps.some(({ status }) => status.kind === 'restarting') ? 'restarting' : 'waiting';
}

async function dryRun(house: House, wish: RehearsalWish, password: Secret | undefined): Promise<number> {
  const steps = await house.composition.recoveries.tryOut(wish, password);
  const narrator = new Narrator(house.terminal, false);
  house.terminal.line(`DRY RUN of a rehearsal: nothing is changed and nothing is kept.`);
  steps.forEach(({ card, finding, preview }, place) => {
    house.terminal.line();
    house.terminal.line(
      `[${String(place + 1)}/${String(steps.length)}] ${card.title}: ${finding.state} (${card.risk})`,
    );
    narrator.comparisons(finding.comparisons);
    if (preview) narrator.preview(preview);
  });
  return conclude(house, { command: 'dry-run', exitCode: exitCodes.done, steps });
}

function faultOf(text: string): Fault {
  const [name, times = 'once', ...rest] = text.split(':');
  const point = FailPoint.safeParse(name);
  if (!point.success || rest.length > 0 || (times !== 'once' && times !== 'always')) {
    throw failure('WRONG_USE', {
      what: `"${text}" is no place to fail at. There are: ${FailPoint.options.join(', ')}.`,
    });
  }
  return { point: point.data, times };
}

function speedOf(text: string | undefined): number {
  // Fast in a pipe, lifelike in front of a person.
  if (text === undefined) return process.stdout.isTTY ? 1 : 0;
  const speed = Number(text);
  if (text.trim() === '' || !Number.isFinite(speed) || speed < 0 || speed > 1000) {
    throw failure('WRONG_USE', {
      what: `--speed takes a number from 0 (does not wait) to 1000 (1 is lifelike), not "${text}".`,
    });
  }
  return speed;
}
