import { useMemo, type ReactNode } from 'react';
import { DifferencesStage } from '../components/kit/differences-stage.js';
import { KitStage } from '../components/kit/kit-stage.js';
import { OpenStage } from '../components/kit/open-stage.js';
import { SideStage } from '../components/kit/side-stage.js';
import { SummaryStage } from '../components/kit/summary-stage.js';
import { TakeStage } from '../components/kit/take-stage.js';
import { KitProvider } from '../components/kit/use-kit.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { kitActions } from '../state/kit/kit-actions.js';
import type { WizardState } from '../state/wizard-state.js';
import type { ScreenProps } from './screen-props.js';

/** Recovery kits: taken, opened, compared with a server, and what differs chosen to be applied again. */
export function KitScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const actions = useMemo(() => kitActions(wizard.context, wizard.enter), [wizard]);
  return <KitProvider value={actions}>{stageOf(state, header)}</KitProvider>;
}

function stageOf(state: WizardState, header: ReactNode) {
  const { kit } = state;
  const { stage, inspection, comparison } = kit;
  if (stage === 'take') return <TakeStage header={header} state={state} />;
  if (stage === 'open' || inspection.kind !== 'loaded') return <OpenStage header={header} state={kit} />;
  const compared = comparison.kind === 'loaded' ? comparison.value : null;
  if (stage === 'kit' || !compared) return <KitStage header={header} state={state} inspection={inspection.value} />;
  if (stage === 'summary') {
    const hasRollup = compared.differences.some(({ id, place }) => place.kind === 'rollup' && kit.chosen.has(id));
    return <SummaryStage header={header} state={kit} server={compared.server} hasRollup={hasRollup} />;
  }
  if (kit.sideBySide.kind !== 'idle') return <SideStage header={header} state={kit} />;
  return <DifferencesStage header={header} state={kit} comparison={compared} />;
}
