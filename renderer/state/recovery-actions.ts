import type { Decision, StepId } from '../../preload/contract/runbook.js';
import type { ActionId } from './action-view.js';
import type { Follower } from './follow-recovery.js';
import type { JourneyItem } from './journey-view.js';
import { kitToCompare, kitToReapply } from './kit/kit-after.js';
import type { KitState } from './kit/kit-state.js';
import { passwordFor, stepInView } from './in-view.js';
import { verifyAfter } from './verify/verify-after.js';
import { loading, patchSession, settled, type Context } from './wizard-context.js';
import { emptySession, type RecoverySession, type WizardState, type Work } from './wizard-state.js';

/** What a button of the bottom bar brings along from the fields beside it. */
export interface Typed {
  readonly name?: string;
  readonly password?: string;
}

/** A recovery that has just been made. */
export interface NewRecovery {
  readonly id: string;
  readonly serverName: string;
  readonly mode: 'rehearsal' | 'live';
  readonly work: Work;
}

/** Shows a recovery that has just been made, and lets its engine go. */
export type Enter = (made: NewRecovery, password: string | null) => Promise<void>;

export interface RecoveryActions {
  readonly enter: Enter;
  /** Shows the recovery that Windows started this program for, and goes on where no password is needed for it. */
  readonly comeBack: (id: string) => Promise<void>;
  /** Shows a recovery from the list. */
  readonly open: (id: string) => Promise<void>;
  readonly press: (action: ActionId, typed: Typed) => Promise<void>;
  readonly skip: (reason: string) => Promise<void>;
  readonly stop: (reason: string) => Promise<void>;
  readonly keepGoing: () => void;
  /** Stops watching a setup that goes on by itself. */
  readonly leave: () => Promise<void>;
  readonly lookAt: (place: JourneyItem['id']) => Promise<void>;
  readonly showPanel: (panel: RecoverySession['panel']) => void;
  readonly makeReport: () => Promise<void>;
  /** The report as PDF, in base64; null where it could not be printed, which the screen then tells. */
  readonly printReport: () => Promise<string | null>;
}

export function recoveryActions(context: Context, follower: Follower): RecoveryActions {
  const { store, api } = context;
  const session = () => store.getState().session;
  const isStep = (place: JourneyItem['id']): place is StepId =>
    session().recovery.steps.some(({ card }) => card.id === place);

  const run = async (id: string, password: string | null): Promise<void> => {
    patchSession(context, { engine: { kind: 'starting' }, refused: null, lookingAt: null, left: false });
    const reply = await api.runRecovery({ id, ...(password ? { password } : {}) });
    if (session().id !== id) return;
    if (!reply.ok) patchSession(context, { engine: { kind: 'settled', outcome: 'failed', problem: reply.problem } });
    else if (session().engine.kind === 'starting') patchSession(context, { engine: { kind: 'running' } });
  };

  const enter: Enter = async ({ id, serverName, mode, work }, password) => {
    const recovery = { ...emptySession.recovery, serverName, mode };
    store.setState({
      screen: 'recovery',
      session: { ...emptySession, id, work, recovery, opening: loading, engine: { kind: 'starting' } },
    });
    if (await follower.catchUp(id)) await run(id, password);
  };

  const decide = async (decision: Decision, password?: string): Promise<void> => {
    const { id } = session();
    const step = stepInView(session());
    if (id === null || !step) return;
    patchSession(context, { answered: step.status, asking: 'nothing', refused: null, cameBack: false });
    const reply = await api.decide({ id, stepId: step.card.id, decision, ...(password ? { password } : {}) });
    if (!reply.ok) patchSession(context, { answered: null, refused: reply.problem });
  };

  const pause = async (): Promise<void> => {
    const { id } = session();
    if (id === null) return;
    patchSession(context, { pausing: true, asking: 'nothing', refused: null });
    const reply = await api.cancelRecovery({ id });
    if (!reply.ok) patchSession(context, { pausing: false, refused: reply.problem });
  };

  const makeReport = async (): Promise<void> => {
    const { id } = session();
    if (id === null) return;
    patchSession(context, { report: loading });
    const report = settled(await api.makeReport({ id }));
    if (session().id === id) patchSession(context, { report });
  };

  const printReport = async (): Promise<string | null> => {
    const { id } = session();
    if (id === null) return null;
    patchSession(context, { refused: null });
    const reply = await api.printReport({ id });
    if (reply.ok) return reply.value.pdf;
    if (session().id === id) patchSession(context, { refused: reply.problem });
    return null;
  };

  const showReport = async (): Promise<void> => {
    store.setState({ screen: 'report' });
    await makeReport();
  };

  const toKit = (kit: KitState | null): void => {
    if (kit) store.setState({ screen: 'kit', kit });
  };

  const undo = async (): Promise<void> => {
    const { id, recovery } = session();
    if (id === null) return;
    patchSession(context, { undoing: true, refused: null });
    const reply = await api.beginUndo({ id });
    if (session().id !== id) return;
    patchSession(context, { undoing: false });
    if (!reply.ok) {
      patchSession(context, { refused: reply.problem });
      return;
    }
    const { serverName, mode } = recovery;
    await enter({ id: reply.value.id, serverName, mode, work: 'reapply' }, null);
  };

  const press = async (action: ActionId, { name, password }: Typed): Promise<void> => {
    const { id } = session();
    switch (action) {
      case 'consent':
        return decide({ choice: 'consent', ...(name === undefined ? {} : { typedName: name.trim() }) }, password);
      case 'retry':
        return decide({ choice: 'retry' });
      case 'ask-skip': {
        patchSession(context, { asking: 'skip' });
        return;
      }
      case 'ask-stop': {
        patchSession(context, { asking: 'stop' });
        return;
      }
      case 'ask-leave': {
        patchSession(context, { asking: 'leave' });
        return;
      }
      case 'resume':
        return id === null ? undefined : run(id, password ?? null);
      case 'pause':
        return pause();
      case 'show-report':
        return showReport();
      case 'reapply': {
        toKit(kitToReapply(session()));
        return;
      }
      case 'compare-kit': {
        toKit(kitToCompare(store.getState()));
        return;
      }
      case 'verify': {
        const verify = verifyAfter(session());
        if (verify) store.setState({ screen: 'verify', verify });
        return;
      }
      case 'undo':
        return undo();
      case 'to-current': {
        patchSession(context, { lookingAt: null });
        return;
      }
    }
  };

  return {
    enter,
    async comeBack(id) {
      store.setState({ screen: 'recovery', session: { ...emptySession, id, opening: loading, cameBack: true } });
      if (!(await follower.catchUp(id))) return;
      const { recovery, engine } = session();
      if (recovery.ended === null && engine.kind === 'idle' && !passwordFor(recovery)) await run(id, null);
    },
    async open(id) {
      const known = session().id === id && session().opening.kind === 'loaded';
      const next = known ? session() : { ...emptySession, id, work: workOf(store.getState(), id), opening: loading };
      store.setState({ screen: 'recovery', session: { ...next, lookingAt: null, panel: 'none', asking: 'nothing' } });
      await follower.catchUp(id);
    },
    press,
    skip: reason => decide({ choice: 'skip', reason: reason.trim() }),
    stop: reason => decide({ choice: 'stop', ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }),
    keepGoing: () => patchSession(context, { asking: 'nothing' }),
    leave() {
      patchSession(context, { left: true });
      return pause();
    },
    async lookAt(place) {
      if (place === 'report') return showReport();
      if (!isStep(place)) return;
      store.setState({ screen: 'recovery' });
      patchSession(context, { lookingAt: place, asking: 'nothing' });
    },
    showPanel: panel => patchSession(context, { panel: session().panel === panel ? 'none' : panel }),
    makeReport,
    printReport,
  };
}

/** What the list says that a journal is about. */
function workOf({ recoveries }: WizardState, id: string): Work | null {
  const card = recoveries.kind === 'loaded' ? recoveries.value.find(one => one.id === id) : undefined;
  if (!card) return null;
  return card.work === 'backup' ? (card.job ?? null) : card.work;
}
