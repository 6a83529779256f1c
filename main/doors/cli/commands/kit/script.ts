import { failure } from '../../../../problems/problem.js';
import { choiceFrom, leftToLook, type ChoiceOptions } from '../../choice-option.js';
import { tellLeftToLook, tellNotCompared } from '../../comparison-text.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { withKitProgress } from '../../kit-progress.js';
import { writablePlace, writeOutput } from '../../output-file.js';
import { withWholePath } from './apply.js';
import { compared, pairOf, type PairOptions } from './pair.js';

export interface KitScriptOptions extends PairOptions, ChoiceOptions {
  readonly out?: string;
}

/** `cas-recovery kit script`: the same changes as a PowerShell 2.0 script, for those who apply by hand. */
export async function scriptOfKit(house: House, path: string, options: KitScriptOptions): Promise<number> {
  if (options.out === undefined) throw failure('WRONG_USE', { what: '"kit script" needs --out FILE.ps1.' });
  const file = await writablePlace(options.out);
  const pair = pairOf(path, options);
  const comparison = await compared(house, pair);
  const choice = choiceFrom(withWholePath(options), comparison);
  tellNotCompared(house.terminal, comparison.notCompared);
  tellLeftToLook(house.terminal, leftToLook(options, comparison, choice));
  const script = await withKitProgress(house, run => house.composition.kits.script(pair, choice, run));
  await writeOutput(house, file, script);
  return conclude(house, { command: 'kit script', exitCode: exitCodes.done, files: [file] });
}
