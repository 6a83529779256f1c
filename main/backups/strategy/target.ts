import type { StrategyFacts, StrategyFinding } from '../../../preload/contract/index.js';
import { gigabyte, sizeWords } from '../../product/size-words.js';
import type { Situation } from './situation.js';

type Place = NonNullable<StrategyFacts['places']['value']>[number];
type Found = Omit<StrategyFinding, 'id' | 'source'> | null;

/** The answered target, as the list of backups has it. */
export function placeOf({ facts: { places }, answers: { target } }: Situation): Place | undefined {
  return (places.value ?? []).find(({ path }) => path.toLowerCase() === target?.toLowerCase());
}

/** Free bytes of the target: as read or as answered, and the smaller where there are both. Null: not known. */
export function freeBytes(situation: Situation): number | null {
  const { read, answered } = sizesOf(situation);
  if (isMissing(situation) || (read === null && answered === null)) return null;
  return Math.min(read ?? Infinity, answered ?? Infinity);
}

function sizesOf(situation: Situation): { readonly read: number | null; readonly answered: number | null } {
  const { targetGigabytes } = situation.answers;
  return {
    read: placeOf(situation)?.freeBytes ?? null,
    answered: targetGigabytes === null ? null : targetGigabytes * gigabyte,
  };
}

/** The list is of this very server, and has no such volume. */
function isMissing({ facts: { volumes, places }, answers: { target } }: Situation): boolean {
  if (target === null || !/^[a-z]:$/i.test(target) || volumes.value === null || places.value === null) return false;
  return !places.value.some(({ path }) => path.toLowerCase() === target.toLowerCase());
}

/** A target that "backup take" refuses. */
export function targetRefused(situation: Situation): Found {
  const { target } = situation.answers;
  const unfit = placeOf(situation)?.unfit;
  if (target === null || unfit === undefined) return null;
  return {
    weight: 'critical',
    what: `No backup can be kept on ${target}: ${unfit}.`,
    next: 'Name another fixed disk with NTFS, or a share.',
  };
}

export function targetMissing(situation: Situation): Found {
  const { target } = situation.answers;
  if (target === null || !isMissing(situation)) return null;
  return {
    weight: 'critical',
    what: `The server has no volume ${target}, as the list of its backups tells.`,
    next: 'Name a volume that it has, or a share by its path: a mapped drive is there for one logon only.',
  };
}

export function targetSizes(situation: Situation): Found {
  const { read, answered } = sizesOf(situation);
  if (read === null || answered === null || sizeWords(read) === sizeWords(answered)) return null;
  return {
    weight: 'note',
    what: `You answered ${sizeWords(answered)} free on ${situation.answers.target ?? ''}, and ${sizeWords(read)} were read. The smaller counts.`,
    next: 'Leave the answer out where all of the free space may be used.',
  };
}
