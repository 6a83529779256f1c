import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WizardApi } from '../../preload/contract/calls.js';
import { chooseActions, type ChooseActions } from './choose-actions.js';
import { followRecovery } from './follow-recovery.js';
import { homeActions, type HomeActions } from './home-actions.js';
import { liveActions, type LiveActions } from './live-actions.js';
import { recoveryActions, type RecoveryActions } from './recovery-actions.js';
import { workEntries, type WorkEntries } from './work-entries.js';
import { patchSession, type Context } from './wizard-context.js';
import { emptyWizard, type Connection, type WizardState } from './wizard-state.js';

export interface Wizard extends HomeActions, ChooseActions, LiveActions, RecoveryActions, WorkEntries {
  readonly store: StoreApi<WizardState>;
  /** For the actions of screens that are loaded later. */
  readonly context: Context;
  /** Begins to listen and reads the first screen. Returns the end of listening. */
  readonly start: () => () => void;
  readonly connectionChanged: (connection: Connection) => void;
}

/** The wizard as the screens use it: one store, and the actions that change it. */
export function createWizard(api: WizardApi, initial: WizardState = emptyWizard): Wizard {
  const store = createStore<WizardState>(() => initial);
  const context: Context = { store, api };
  const follower = followRecovery(context);
  const recovery = recoveryActions(context, follower);
  const home = homeActions(context, recovery.comeBack);
  return {
    store,
    context,
    ...home,
    ...workEntries(context),
    ...recovery,
    ...chooseActions(context, recovery.enter),
    ...liveActions(context, recovery.enter),
    start() {
      const end = follower.listen();
      void home.load();
      return end;
    },
    connectionChanged(connection) {
      const before = store.getState().connection;
      store.setState({ connection });
      if (connection === 'connected' && before === 'lost') void catchUpAfterLoss(context, follower, home);
    },
  };
}

/** What was told meanwhile is lost: whether the engine still works shows with its next word, or when it is asked. */
async function catchUpAfterLoss(
  context: Context,
  follower: ReturnType<typeof followRecovery>,
  home: HomeActions,
): Promise<void> {
  const { session, screen } = context.store.getState();
  if (screen === 'home') await home.load();
  if (session.id === null) return;
  patchSession(context, { engine: { kind: 'idle' }, answered: null, pausing: false });
  await follower.catchUp(session.id);
}
