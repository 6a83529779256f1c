import { useMemo } from 'react';
import { AskStage } from '../components/backups/ask-stage.js';
import { FoundStage } from '../components/backups/found-stage.js';
import { BackupsProvider } from '../components/backups/use-backups.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { backupsActions } from '../state/backups/backups-actions.js';
import type { ScreenProps } from './screen-props.js';

/** The backups that can be found: where to look, what was found, and what can be done with it. */
export function BackupsScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const actions = useMemo(() => backupsActions(wizard.context), [wizard]);
  const { stage, overview } = state.backups;
  return (
    <BackupsProvider value={actions}>
      {stage === 'found' && overview.kind === 'loaded' ? (
        <FoundStage header={header} state={state.backups} overview={overview.value} />
      ) : (
        <AskStage header={header} state={state} />
      )}
    </BackupsProvider>
  );
}
