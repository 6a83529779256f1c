import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { tellComparison } from '../../comparison-text.js';
import { compared, pairOf, type PairOptions } from './pair.js';

export interface KitDiffOptions extends PairOptions {
  readonly all?: boolean;
}

/** `cas-recovery kit diff`: what a server has not got again, with advice. Reads only. */
export async function diffKit(house: House, path: string, options: KitDiffOptions): Promise<number> {
  const comparison = await compared(house, pairOf(path, options));
  tellComparison(house.terminal, comparison, { all: options.all === true });
  const { differences, notCompared } = comparison;
  // What should have been compared and was not may hide a difference.
  const found = differences.length > 0 || notCompared.some(({ broken }) => broken === true);
  const exitCode = found ? exitCodes.failed : exitCodes.done;
  return conclude(house, { command: 'kit diff', exitCode, comparison });
}
