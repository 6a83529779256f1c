import { useMemo } from 'react';
import { AdviceStage } from '../components/advice/advice-stage.js';
import { CompareStage } from '../components/advice/compare-stage.js';
import { SourceStage } from '../components/advice/source-stage.js';
import { AdviceProvider } from '../components/advice/use-advice.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { adviceActions } from '../state/advice/advice-actions.js';
import type { ScreenProps } from './screen-props.js';

/** Advice on how a server is backed up: read, weighed with a person's answers, kept as a plan, compared with what was done. */
export function AdviceScreen({ header }: ScreenProps) {
  const { context } = useWizard();
  const state = useWizardState(whole => whole);
  const actions = useMemo(() => adviceActions(context), [context]);
  const { stage, reading, weighed } = state.advice;
  const read = reading.kind === 'loaded' ? reading.value : null;
  return (
    <AdviceProvider value={actions}>
      {stage === 'compare' ? (
        <CompareStage header={header} state={state} />
      ) : stage === 'advice' && read && weighed ? (
        <AdviceStage header={header} state={state.advice} weighed={weighed} />
      ) : (
        <SourceStage header={header} state={state} />
      )}
    </AdviceProvider>
  );
}
