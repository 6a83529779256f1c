import type { Finding, Preview, PreviewItem, StepCard } from '../../preload/contract/index.js';
import type { Proposal, Step } from '../runbook/step.js';

/** A step of a dry run: what it finds now, and what it would do about it. */
export interface TriedStep {
  readonly card: StepCard;
  readonly finding: Finding;
  readonly preview: Preview | null;
}

/** Looks through the eyes of every step, and asks each what it would do. Changes nothing. */
export async function tryOutSteps<W>(steps: readonly Step<W>[], world: W): Promise<TriedStep[]> {
  const tried: TriedStep[] = [];
  for (const step of steps) {
    const finding = await step.check(world);
    // Later steps are refused until earlier ones have changed the server; what they would run is shown all the same.
    const ready = finding.state === 'ready' ? finding : { ...finding, state: 'ready' as const, before: {} };
    const proposal = finding.state === 'done' ? undefined : await step.propose?.(world, ready);
    const later = finding.state === 'done' ? [] : ((await step.outlook?.(world)) ?? []);
    tried.push({ card: step.card, finding, preview: withLater(shown(proposal), later) });
  }
  return tried;
}

/** Nothing to do is nothing to show. */
const shown = (proposal: Proposal | undefined): Preview | null =>
  proposal && (proposal.preview.items.length > 0 || proposal.preview.restarts) ? proposal.preview : null;

/** The whole of what a step will run, also what it asks for in a later session. */
function withLater(preview: Preview | null, later: readonly PreviewItem[]): Preview | null {
  if (later.length === 0) return preview;
  const first = preview ?? { action: '', items: [], restarts: false, typeToConfirm: null, asksPasswordOf: null };
  const items = later.map(item => ({ ...item, changes: `Later, when it is shown and asked for: ${item.changes}` }));
  return { ...first, action: first.action || 'Go on', items: [...first.items, ...items] };
}
