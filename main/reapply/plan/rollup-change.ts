import type { ReapplyChange } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { baseName } from '../names.js';
import type { ProposalParts, ProposedChange } from './proposal.js';

/**
 * The rollup that is installed before all else. Throws where its file is missing, is none, is older than the
 * kit's, or is newer and nobody said so.
 */
export function rollupChanges({ chosen, kit, files }: ProposalParts): ProposedChange[] {
  const differences = chosen.differences.filter(({ place }) => place.kind === 'rollup').map(({ id }) => id);
  const { rollupFile } = chosen;
  const wanted = wantedRollup(kit);
  if (rollupFile === null) {
    if (differences.length > 0)
      throw failure('ROLLUP_FILE_NEEDED', { rollup: wanted?.name ?? 'the one of the lost server' });
    return [];
  }
  const id = articleOf(baseName(rollupFile));
  if (id === undefined || !/\.msp$/i.test(rollupFile)) throw failure('ROLLUP_FILE_UNFIT', { file: rollupFile });
  // Rollups hold all earlier ones, and the numbers of their articles rise with time.
  if (wanted?.kb !== undefined && numberOf(id) < numberOf(wanted.kb)) {
    throw failure('ROLLUP_LOWER', { given: id, wanted: wanted.name });
  }
  if (wanted?.kb !== undefined && id !== wanted.kb && chosen.newerRollup !== true) {
    throw failure('ROLLUP_OTHER', { given: id, wanted: wanted.name });
  }
  const change: ReapplyChange = {
    differences,
    group: 'rollup',
    title: `Install the rollup ${id}`,
    shows: [
      `Rollup: ${id}`,
      `The lost server had: ${wanted?.name ?? 'not recorded in the kit'}`,
      ...(wanted?.kb === id ? [] : ['It is another one. All servers of an array should have the same.']),
    ].join('\n'),
    change: { kind: 'install-rollup', id, path: rollupFile, log: files.preparedPath(`rollup-${id}.log`) },
    undo: null,
  };
  return [{ change }];
}

/** What the lost server had last, as the kit tells it. */
function wantedRollup({ manifest, side }: ProposalParts['kit']): { name: string; kb: string | undefined } | undefined {
  const last = side.settings.rollups.at(-1);
  const name = last?.name ?? manifest.server.rollup;
  if (name === null) return undefined;
  return { name, kb: articleOf(last?.kb ?? '') ?? articleOf(name) };
}

const articleOf = (text: string): string | undefined => /KB\d{6,8}/i.exec(text)?.[0].toUpperCase();

const numberOf = (article: string): number => Number(article.slice(2));
