import { useMemo } from 'react';
import { HandOffProvider } from '../components/hand-off/use-hand-off.js';
import { MadeStage } from '../components/hand-off/made-stage.js';
import { SheetFormStage } from '../components/hand-off/sheet-form-stage.js';
import { VerifiedStage } from '../components/hand-off/verified-stage.js';
import { VerifyStage } from '../components/hand-off/verify-stage.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { handOffActions } from '../state/hand-off/hand-off-actions.js';
import type { ScreenProps } from './screen-props.js';

/** The restore of a whole server, which a person does by hand, and the look at what came of it. */
export function HandOffScreen(props: ScreenProps) {
  const { context } = useWizard();
  const actions = useMemo(() => handOffActions(context), [context]);
  return (
    <HandOffProvider value={actions}>
      <Stage {...props} />
    </HandOffProvider>
  );
}

function Stage({ header }: ScreenProps) {
  const state = useWizardState(whole => whole);
  const { stage, start, making, verifying } = state.handOff;
  if (stage === 'verified' && verifying.kind === 'loaded') {
    return <VerifiedStage header={header} verified={verifying.value} />;
  }
  if (stage === 'made' && making.kind === 'loaded') {
    return <MadeStage header={header} state={state} made={making.value} />;
  }
  if (stage === 'first' && start) return <SheetFormStage header={header} state={state} start={start} />;
  return <VerifyStage header={header} state={state} />;
}
