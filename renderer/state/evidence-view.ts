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
  const facts = [...verified, ...(step.finding?.facts ?? [])].map((fact, index) => ({
    id: `fact-${String(index)}-${fact.id}`,
    label: fact.label,
    value: fact.value,
    source: fact.source,
    raw: fact.raw ?? null,
    read: t('evidence.read', { at: formatMoment(fact.readAt) }),
  }));
  return [...facts, ...comparedSides(step)];
}

function comparedSides(step: StepState): readonly EvidenceItem[] {
  return (step.finding?.comparisons ?? []).flatMap(({ id, label, lost, lostSource, rebuilt, rebuiltSource }) => [
    side(`lost-${id}`, t('evidence.lost', { label }), lost, lostSource),
    side(`rebuilt-${id}`, t('evidence.rebuilt', { label }), rebuilt, rebuiltSource),
  ]);
}

function side(id: string, label: string, value: string, source: string): EvidenceItem {
  return { id, label, value, source, raw: null, read: '' };
}
