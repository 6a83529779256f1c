import { join } from 'node:path';
import { failure } from '../../../../problems/problem.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House, writeForms } from '../../house.js';
import { meantOr } from './newest.js';

interface RedactedOptions {
  readonly out?: string;
  readonly madeAt?: string;
}

/** `cas-recovery report --redacted`: a copy in which names, addresses and the like are stand-ins. */
export async function writeRedacted(
  house: House,
  named: string | undefined,
  { out, madeAt }: RedactedOptions,
): Promise<number> {
  if (out === undefined && !house.json) throw failure('WRONG_USE', { what: 'report needs --out FOLDER, or --json.' });
  if (madeAt !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(madeAt)) {
    throw failure('WRONG_USE', {
      what: '--made-at takes a moment as the report tells it, like 2026-11-24T06:30:00.000Z.',
    });
  }
  const id = await meantOr(house, named);
  const report = await house.composition.past.redactedReport(id, madeAt);
  const files = out === undefined ? [] : await writeForms(house, report, { folder: out, word: 'Redacted report' });
  house.terminal.line(
    `The map of stand-ins is kept with the recovery, in ${join(house.composition.stateFolder, 'recoveries', id, 'redaction-map.json')}. Don’t send it along.`,
  );
  house.terminal.line(
    'Look through the copy before you send it: a name that nobody listed and that has no form can be left.',
  );
  return conclude(house, { command: 'report', exitCode: exitCodes.done, report, files });
}
