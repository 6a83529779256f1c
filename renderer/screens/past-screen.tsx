import { useEffect, useMemo } from 'react';
import { CompareStage } from '../components/past/compare-stage.js';
import { DeleteStage } from '../components/past/delete-stage.js';
import { ExportStage } from '../components/past/export-stage.js';
import { ListStage } from '../components/past/list-stage.js';
import { PastProvider } from '../components/past/use-past.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { pastActions } from '../state/past/past-actions.js';
import type { ScreenProps } from './screen-props.js';

/** Recoveries that were worked on before: to open, to compare, to hand on, to delete. */
export function PastScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const actions = useMemo(() => pastActions(wizard.context), [wizard]);
  const { stage, picked } = state.past;
  useEffect(() => void actions.reload(), [actions]);
  return (
    <PastProvider value={actions}>
      {stage === 'compare' && <CompareStage header={header} state={state.past} />}
      {stage === 'export' && picked !== null && <ExportStage header={header} state={state.past} id={picked} />}
      {stage === 'delete' && picked !== null && (
        <DeleteStage key={picked} header={header} state={state.past} id={picked} />
      )}
      {(stage === 'list' || (picked === null && stage !== 'compare')) && <ListStage header={header} state={state} />}
    </PastProvider>
  );
}
