import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { foldAll, type Change, type LostServer } from '../../../preload/contract/index.js';
import { changesBetween } from '../../directory/changes.js';
import { parseSnapshot } from '../../directory/snapshot.js';
import { failure } from '../../problems/problem.js';
import { textOf } from './document-file.js';
import type { House } from './house.js';

/** The reading that `--diff` names: a file of it, or the id of a recovery, whose plan keeps one. */
export async function earlierReading(named: string, house: House): Promise<LostServer> {
  const path = resolve(named);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere || /[\\/.]/.test(named)) return parseSnapshot(await textOf(path), path);
  const { recoveries, stateFolder } = house.composition;
  if (!(await recoveries.list()).some(({ id }) => id === named)) {
    throw failure('WRONG_USE', {
      what: `--diff takes a file of an earlier reading, or the id of a recovery. "${named}" is neither: "cas-recovery status" lists the recoveries in ${stateFolder}.`,
    });
  }
  const { plan } = foldAll((await recoveries.read(named)).records);
  if (plan) return plan.lostServer;
  throw failure('WRONG_USE', {
    what: `The recovery ${named} has not read the directory. Name another one, or a file.`,
  });
}

/** What differs between the two readings. Throws `WRONG_USE` when they are of different servers. */
export function changesSince(before: LostServer, now: LostServer): Change[] {
  const names = [before, now].map(({ organization, summary }) => `${summary.name} of ${organization}`);
  const [was = '', is = ''] = names;
  if (was.toLowerCase() !== is.toLowerCase()) {
    throw failure('WRONG_USE', {
      what: `The earlier reading is of ${was}, and this is ${is}: they can not be compared.`,
    });
  }
  return changesBetween(before, now);
}
