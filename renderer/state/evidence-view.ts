import type { Comparison, Fact } from '../../preload/contract/facts.js';
import type { StepState } from '../../preload/contract/recovery-state.js';
import { formatMoment } from '../messages/format.js';
import { t } from '../messages/translate.js';

export interface EvidenceItem {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly source: string;
  readonly raw: string | null;
  /** When it was read, as a phrase; empty for a side of a comparison, which its fact dates. */
  readonly read: string;
}

/** Everything that a step has seen, with its source. */
export function evidenceView(step: StepState | null): readonly EvidenceItem[] {
  if (!step) return [];
  const verified = step.status.kind === 'verified' ? step.status.facts : [];
  return evidenceItems([...verified, ...(step.finding?.facts ?? [])], step.finding?.comparisons ?? []);
}

interface SideNames {
  readonly lost: (label: string) => string;
  readonly rebuilt: (label: string) => string;
}

const ofRecovery: SideNames = {
  lost: label => t('evidence.lost', { label }),
  rebuilt: label => t('evidence.rebuilt', { label }),
};

/** What was read, and both sides of what was compared. */
export function evidenceItems(
  facts: readonly Fact[],
  comparisons: readonly Comparison[],
  names = ofRecovery,
): readonly EvidenceItem[] {
  const read = facts.map((fact, index) => ({
    id: `fact-${String(index)}-${fact.id}`,
    label: fact.label,
    value: fact.value,
    source: fact.source,
    raw: fact.raw ?? null,
    read: t('evidence.read', { at: formatMoment(fact.readAt) }),
  }));
  const compared = comparisons.flatMap(({ id, label, lost, lostSource, rebuilt, rebuiltSource }) => [
    side(`lost-${id}`, names.lost(label), lost, lostSource),
    side(`rebuilt-${id}`, names.rebuilt(label), rebuilt, rebuiltSource),
  ]);
  return [...read, ...compared];
}

function side(id: string, label: string, value: string, source: string): EvidenceItem {
  return { id, label, value, source, raw: null, read: '' };
}
