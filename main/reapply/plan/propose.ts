import { certificateChanges } from './certificate-changes.js';
import { refuseClashes } from './clashes.js';
import { fileChanges } from './file-changes.js';
import type { ProposalParts, ProposedChange } from './proposal.js';
import { rollupChanges } from './rollup-change.js';
import { failure } from '../../problems/problem.js';
import { directoryChanges, iisChanges, registryChanges, serviceChanges } from './value-changes.js';

/**
 * What a choice would do, in the order in which it is done: a rollup replaces files, so it comes before them. Throws
 * where a part of the choice can't be done or would break a site, or nothing is left to do.
 */
export async function proposeChanges(parts: ProposalParts): Promise<ProposedChange[]> {
  const [files, iis] = [await fileChanges(parts), await iisChanges(parts)];
  if (files.length > 0 || iis.length > 0) await refuseClashes(parts, files, iis);
  const changes = [
    ...rollupChanges(parts),
    ...certificateChanges(parts),
    ...files,
    ...iis,
    ...directoryChanges(parts),
    ...registryChanges(parts),
    ...serviceChanges(parts),
  ];
  if (changes.length === 0) throw failure('NOTHING_CHOSEN', {});
  return changes;
}
