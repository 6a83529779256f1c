import { useEffect, useMemo } from 'react';
import { AskStage } from '../components/verify/ask-stage.js';
import { ResultStage } from '../components/verify/result-stage.js';
import { RunningStage } from '../components/verify/running-stage.js';
import { VerifyProvider } from '../components/verify/use-verify.js';
import { useDirectoryChoice } from '../components/source/directory-choice.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { tv } from '../messages/verify-words.js';
import { fixWays } from '../state/verify/fix-ways.js';
import { verifyActions } from '../state/verify/verify-actions.js';
import { verifyForm, verifyWish } from '../state/verify/verify-form.js';
import type { ScreenProps } from './screen-props.js';

const nothingOffered = { windowsLogon: false, domain: null };

/** The verification of a server: asked for, running, and what came of it. */
export function VerifyScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const actions = useMemo(() => verifyActions(wizard.context), [wizard]);
  useEffect(() => actions.begin(), [actions]);
  const { stage, run, found, typed, from } = state.verify;
  const form = verifyForm(typed, state);
  const app = state.appInfo.kind === 'loaded' ? state.appInfo.value : nothingOffered;
  // Here, so that the password is at hand when one check is run again, and is nowhere else.
  const words = { label: tv('ask.directory'), hint: tv('ask.directory.hint') };
  const directory = useDirectoryChoice(app, words, true);
  const wish = verifyWish(form, form.on?.kind === 'this' ? directory.given : {});
  return (
    <VerifyProvider value={actions}>
      {stage === 'result' && found ? (
        <ResultStage header={header} state={state.verify} found={found} wish={wish} ways={fixWays(wizard, form)} />
      ) : stage === 'result' && run ? (
        <RunningStage header={header} state={state.verify} run={run} server={form.server} />
      ) : (
        <AskStage
          header={header}
          state={state.verify}
          form={form}
          wish={wish}
          onBack={from === null ? null : () => void wizard.open(from)}
          directory={directory.fields}
        />
      )}
    </VerifyProvider>
  );
}
