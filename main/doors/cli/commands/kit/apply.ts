import { resolve } from 'node:path';
import type { Secret } from '../../../../ports/secret.js';
import { failure } from '../../../../problems/problem.js';
import { choiceFrom, leftToLook, type ChoiceOptions } from '../../choice-option.js';
import { tellLeftToLook, tellNotCompared } from '../../comparison-text.js';
import { exitCodes } from '../../exit-codes.js';
import { goOn } from '../../go-on.js';
import { conclude, makeReportFolder, type House } from '../../house.js';
import { withKitProgress } from '../../kit-progress.js';
import { passwordFromInput, passwordFromTerminal } from '../../password.js';
import { tellPlan } from '../../plan-text.js';
import { compared, pairOf, type PairOptions } from './pair.js';

export interface KitApplyOptions extends PairOptions, ChoiceOptions, RunOptions {
  readonly dryRun?: boolean;
}

/** The options of a command that lets the engine go on. */
export interface RunOptions {
  readonly yes?: boolean;
  readonly passwordStdin?: boolean;
  readonly stopAtRestart?: boolean;
  readonly showOutput?: boolean;
  readonly out?: string;
  readonly color: boolean;
}

/** `cas-recovery kit apply`: applies chosen differences of a kit to a recovered server, step by step. */
export async function applyKit(house: House, path: string, options: KitApplyOptions): Promise<number> {
  const pair = pairOf(path, options);
  const comparison = await compared(house, pair);
  const choice = choiceFrom(withWholePath(options), comparison);
  tellNotCompared(house.terminal, comparison.notCompared);
  tellLeftToLook(house.terminal, leftToLook(options, comparison, choice));
  const { kits } = house.composition;
  if (options.dryRun === true) {
    const proposal = await withKitProgress(house, run => kits.propose(pair, choice, run));
    house.terminal.line('DRY RUN: nothing is changed and nothing is kept.');
    tellPlan(house.terminal, proposal);
    return conclude(house, { command: 'kit plan', exitCode: exitCodes.done, ...proposal });
  }
  if (options.out !== undefined) await makeReportFolder(options.out);
  let password: Secret | undefined;
  const ask = async (): Promise<Secret | undefined> => (password = await kitPassword(house, options));
  const id = await withKitProgress(house, run => kits.beginReapply(pair, choice, run, ask));
  return runNow(house, id, { ...options, command: 'kit apply', live: pair.target.kind === 'this', password });
}

/** `cas-recovery kit undo`: takes a re-application back, newest change first. */
export async function undoKit(house: House, id: string, options: RunOptions): Promise<number> {
  const password = await passwordOf(house, options);
  if (options.out !== undefined) await makeReportFolder(options.out);
  const undo = await house.composition.kits.beginUndo(id);
  const mode = (await house.composition.recoveries.list()).find(card => card.id === undo)?.mode;
  return runNow(house, undo, { ...options, command: 'kit undo', live: mode === 'live', password });
}

/** The rollup is looked for from wherever the next session starts. */
export function withWholePath<O extends ChoiceOptions>(options: O): O {
  const { rollup } = options;
  // A path of Windows is whole already, also where a rehearsal takes it on another system.
  const isWhole = rollup === undefined || rollup === 'none' || /^[a-z]:\\|^\\\\/i.test(rollup);
  return isWhole ? options : { ...options, rollup: resolve(rollup) };
}

async function passwordOf(house: House, { passwordStdin }: RunOptions): Promise<Secret | undefined> {
  if (passwordStdin !== true) return undefined;
  const password = await passwordFromInput(house.signal);
  if (house.signal.aborted) throw failure('CANCELLED', {});
  return password;
}

/** That of the certificates in the kit, where some are chosen. */
async function kitPassword(house: House, options: RunOptions): Promise<Secret | undefined> {
  if (options.passwordStdin === true || !house.terminal.isInteractive) return passwordOf(house, options);
  house.terminal.passing('');
  const password = await passwordFromTerminal('Password of the certificates in the kit: ', house.signal);
  if (house.signal.aborted) throw failure('CANCELLED', {});
  return password;
}

interface Running extends RunOptions {
  readonly command: 'kit apply' | 'kit undo';
  readonly live: boolean;
  readonly password: Secret | undefined;
}

function runNow(house: House, id: string, { password, yes, ...options }: Running): Promise<number> {
  return goOn(house, id, { ...options, yes: yes === true, ...(password && { password }) });
}
