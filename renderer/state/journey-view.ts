import { currentStep, type StepState } from '../../preload/contract/recovery-state.js';
import type { StepId } from '../../preload/contract/runbook.js';
import { t, type MessageKey } from '../messages/translate.js';
import type { RecoverySession, WizardState } from './wizard-state.js';

export type JourneyState = 'done' | 'skipped' | 'failed' | 'asking' | 'working' | 'here' | 'ready' | 'ahead';

export interface JourneyItem {
  readonly id: StepId | 'lost-server' | 'report';
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

const stepOrder = [
  'new-server',
  'identity',
  'prerequisites',
  'recovery-setup',
  'restart',
  'verification',
] as const satisfies readonly StepId[];

/** The left rail: the whole journey, with real states only. */
export function journeyView({ screen, session }: WizardState): JourneyView {
  const inRecovery = screen === 'recovery' || screen === 'report';
  const items = [
    item('lost-server', inRecovery ? 'done' : 'here', screen === 'choose'),
    ...stepOrder.map(id => stepItem(id, session, inRecovery, screen)),
    reportItem(session, inRecovery, screen),
  ];
  const place =
    Math.max(
      0,
      items.findIndex(({ current }) => current),
    ) + 1;
  const name = items[place - 1]?.label ?? '';
  return { items, place: t('journey.place', { place, total: items.length, name }) };
}

function stepItem(id: StepId, session: RecoverySession, inRecovery: boolean, screen: string): JourneyItem {
  const step = inRecovery ? session.recovery.steps.find(({ card }) => card.id === id) : undefined;
  const state = step ? stateOf(step, session) : 'ahead';
  const inView = session.lookingAt ?? currentStep(session.recovery)?.card.id;
  return {
    ...item(id, state, screen === 'recovery' && step !== undefined && inView === id),
    enabled: step !== undefined,
  };
}

function reportItem({ recovery }: RecoverySession, inRecovery: boolean, screen: string): JourneyItem {
  const ended = inRecovery && recovery.ended !== null;
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
  const key: MessageKey = `journey.${id}`;
  return { id, label: t(key), state, stateWord: t(`journey.state.${state}`), current, enabled: false };
}
