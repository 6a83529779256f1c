import type { JournalRecord, StepCard } from '../../../preload/contract/index.js';
import { foldAll } from '../../../preload/contract/index.js';

/** The step that failed last and was not overcome since: the one that an answer given in advance is meant for. */
export function failedLast(records: readonly JournalRecord[]): StepCard | undefined {
  const entries = records.map(({ entry }) => entry).reverse();
  const failed = entries.find(entry => entry.kind === 'failed');
  const step = foldAll(records).steps.find(({ card }) => card.id === failed?.stepId);
  return step?.status.kind === 'verified' || step?.status.kind === 'skipped' ? undefined : step?.card;
}
