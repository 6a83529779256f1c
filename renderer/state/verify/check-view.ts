import type { CheckResult } from '../../../preload/contract/verification.js';
import { formatDuration, formatTime } from '../../messages/format.js';
import { tv } from '../../messages/verify-words.js';
import { comparisonView, type ComparisonView } from '../comparison-view.js';
import { evidenceItems, type EvidenceItem } from '../evidence-view.js';

interface Labelled {
  readonly label: string;
  readonly value: string;
}

/** What should be beside what was found; null where nothing is recorded that should be. */
export function expectedBesideFound({ expected, found }: CheckResult): readonly Labelled[] | null {
  if (expected === null) return null;
  return [
    { label: tv('check.expected'), value: tv('check.expected.source', expected) },
    { label: tv('check.found'), value: found },
  ];
}

/** Row by row what was compared; null where a check compares nothing. */
export function checkComparison({ comparisons }: CheckResult): ComparisonView | null {
  return comparisonView(comparisons, {
    heading: tv('check.compared'),
    lost: tv('check.expected'),
    rebuilt: tv('check.is'),
    remedy: tv('fix.heading'),
    nothing: { same: '', different: '', unknown: '' },
  });
}

/** What the check proves, how, what a failure means, and when it was asked. */
export function checkAbout({ proves, how, weight, startedAt, durationMs }: CheckResult): readonly Labelled[] {
  return [
    { label: tv('check.proves'), value: proves },
    { label: tv('check.how'), value: how },
    { label: tv('check.weight'), value: tv(`check.${weight}`) },
    {
      label: tv('check.took'),
      value: tv('check.took.value', { at: formatTime(startedAt), time: formatDuration(durationMs) }),
    },
  ];
}

/** Where it looked, and what stood there. */
export const checkEvidence = ({ evidence, comparisons }: CheckResult): readonly EvidenceItem[] =>
  evidenceItems(evidence, comparisons, {
    lost: label => tv('evidence.expected', { label }),
    rebuilt: label => tv('evidence.found', { label }),
  });
