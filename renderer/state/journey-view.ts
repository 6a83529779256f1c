import { currentStep, type StepState } from '../../preload/contract/recovery-state.js';
import type { StepId } from '../../preload/contract/runbook.js';
import { ts } from '../messages/step-words.js';
import { t } from '../messages/translate.js';
import type { KitStage } from './kit/kit-state.js';
import { workSteps, workWay, type Way, type WorkPlace } from './work-journey.js';
import type { RecoverySession, ScreenName, WizardState, Work } from './wizard-state.js';

export type JourneyState = 'done' | 'skipped' | 'failed' | 'asking' | 'working' | 'here' | 'ready' | 'ahead';

export interface JourneyItem {
  readonly id: StepId | KitPlace | WorkPlace | 'lost-server' | 'report';
  readonly label: string;
  readonly state: JourneyState;
  readonly stateWord: string;
  readonly current: boolean;
  /** It can be looked at now. */
  readonly enabled: boolean;
}

export interface JourneyView {
  readonly items: readonly JourneyItem[];
  /** For a window that is too narrow for the rail: where one is, as a line. */
  readonly place: string;
}

type KitPlace = (typeof kitPlaces)[number];

const kitPlaces = ['kit', 'differences', 'summary'] as const;
const stepOrder = [
  'new-server',
  'identity',
  'prerequisites',
  'recovery-setup',
  'restart',
  'verification',
] as const satisfies readonly StepId[];
const placeOf: Readonly<Record<KitStage, KitPlace>> = {
  take: 'kit',
  open: 'kit',
  kit: 'kit',
  differences: 'differences',
  summary: 'summary',
};

/** The left rail: the whole journey, with real states only. */
export function journeyView(state: WizardState): JourneyView {
  const { screen, session, kit } = state;
  const way = workWay(state);
  if (way) return viewOf(wayItems(way));
  if (screen === 'kit') return viewOf(kitItems(placeOf[kit.stage]));
  const inRecovery = screen === 'recovery' || screen === 'report';
  const { reapply, backup } = session.recovery;
  if (inRecovery && session.recovery.steps.length === 0) return viewOf(unreadItems(session.work));
  if (inRecovery && backup) {
    const steps = session.recovery.steps.map(({ card }) => stepItem(card.id, session, screen));
    return viewOf([...steps, reportItem(session, screen)]);
  }
  if (inRecovery && reapply) {
    const steps = session.recovery.steps.map(({ card }) => stepItem(card.id, session, screen));
    const before = reapply.undoes === null ? kitPlaces.map(id => item(id, 'done', false)) : [];
    return viewOf([...before, ...steps, reportItem(session, screen)]);
  }
  return viewOf([
    item('lost-server', inRecovery ? 'done' : 'here', screen === 'choose'),
    ...stepOrder.map(id => (inRecovery ? stepItem(id, session, screen) : item(id, 'ahead', false))),
    inRecovery ? reportItem(session, screen) : item('report', 'ahead', false),
  ]);
}

function wayItems({ before, here, ahead }: Way): readonly JourneyItem[] {
  return [
    ...before.map(id => item(id, 'done', false)),
    item(here, 'here', true),
    ...ahead.map(id => item(id, 'ahead', false)),
  ];
}

/** What is known of the way before the journal is read: nothing is done yet, as far as anybody can tell. */
function unreadItems(work: Work | null): readonly JourneyItem[] {
  if (work === null) return [];
  const before = work === 'recovery' ? (['lost-server'] as const) : work === 'reapply' ? kitPlaces : [];
  const steps = work === 'recovery' ? stepOrder : work === 'reapply' ? (['reapply-proof'] as const) : workSteps[work];
  return [
    ...before.map(id => item(id, 'done', false)),
    ...[...steps, 'report' as const].map(id => item(id, 'ahead', false)),
  ];
}

/** The way to a re-application. Which steps follow is known only when the choice is made. */
function kitItems(here: KitPlace): readonly JourneyItem[] {
  const at = kitPlaces.indexOf(here);
  const state = (index: number): JourneyState => (index < at ? 'done' : index === at ? 'here' : 'ahead');
  return [
    ...kitPlaces.map((id, index) => item(id, state(index), index === at)),
    item('reapply-proof', 'ahead', false),
    item('report', 'ahead', false),
  ];
}

function viewOf(items: readonly JourneyItem[]): JourneyView {
  // At the end no step is in view any more: the report is what is left.
  const found = items.findIndex(({ current, state }) => current || state === 'ready');
  if (found < 0) return { items, place: '' };
  const place = found + 1;
  const name = items[place - 1]?.label ?? '';
  return { items, place: t('journey.place', { place, total: items.length, name }) };
}

function stepItem(id: StepId, session: RecoverySession, screen: ScreenName): JourneyItem {
  const step = session.recovery.steps.find(({ card }) => card.id === id);
  const state = step ? stateOf(step, session) : 'ahead';
  const inView = session.lookingAt ?? currentStep(session.recovery)?.card.id;
  return {
    ...item(id, state, screen === 'recovery' && step !== undefined && inView === id),
    ...(step?.status.kind === 'restarting' && { stateWord: t('journey.state.restarting') }),
    enabled: step !== undefined,
  };
}

function reportItem({ recovery }: RecoverySession, screen: ScreenName): JourneyItem {
  const ended = recovery.ended !== null;
  const state = screen === 'report' ? 'here' : 'ahead';
  return { ...item('report', ended && screen !== 'report' ? 'ready' : state, screen === 'report'), enabled: ended };
}

function stateOf(step: StepState, { recovery, engine }: RecoverySession): JourneyState {
  const { status } = step;
  if (status.kind === 'verified') return 'done';
  if (status.kind === 'skipped') return 'skipped';
  if (status.kind === 'failed') return 'failed';
  if (status.kind === 'checked' && (status.finding.state === 'blocked' || status.finding.state === 'half-done')) {
    return 'failed';
  }
  if (step !== currentStep(recovery) || recovery.ended) return 'ahead';
  if (engine.kind === 'idle' || engine.kind === 'settled' || status.kind === 'asks-consent') return 'asking';
  return 'working';
}

function item(id: JourneyItem['id'], state: JourneyState, current: boolean): JourneyItem {
  return { id, label: ts(`journey.${id}`), state, stateWord: t(`journey.state.${state}`), current, enabled: false };
}
