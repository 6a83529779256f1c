import { failure } from '../../../../problems/problem.js';
import type { House } from '../../house.js';

/** The recovery that is meant: the named one, or else the newest that can be read. */
export async function meantOr({ composition }: House, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  const known = await composition.recoveries.list();
  // Where only a damaged one is left, reading it tells what is wrong with it.
  const id = (known.find(({ standing }) => standing !== 'unreadable') ?? known[0])?.id;
  if (id === undefined) throw failure('NO_RECOVERY_YET', { folder: composition.stateFolder });
  return id;
}
