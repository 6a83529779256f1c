import type { Milestone, StepState } from '../../preload/contract/recovery-state.js';
import { formatDuration, formatShare, formatTime, spent } from '../messages/format.js';
import { t } from '../messages/translate.js';
import type { Progress } from './wizard-state.js';

export interface RunningView {
  /** The phase, or what is done. */
  readonly doing: string;
  /** What the log of setup says right now; '' where it says no more than the phase, null where none is followed. */
  readonly log: string | null;
  readonly meanwhile: string;
  readonly since: string;
  /** Null when a change is not under way: looking and verifying take moments. */
  readonly startedAt: string | null;
  readonly usualMs: number;
  readonly share: number | null;
  readonly shareWord: string;
}

export interface PhaseView {
  readonly name: string;
  readonly state: Milestone['state'];
  readonly stateWord: string;
  readonly started: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** What is being done, since when, and what is usual. */
export function runningView(step: StepState, progress: Progress | null): RunningView {
  const told = progress?.stepId === step.card.id ? progress : null;
  const startedAt = step.status.kind === 'acting' ? step.status.since : null;
  const share = told?.share ?? null;
  const phase = step.milestones.filter(({ endedAt }) => endedAt === null).at(-1)?.name ?? '';
  const doing = told?.doing ?? '';
  const isSetup = step.card.id === 'recovery-setup';
  return {
    doing: isSetup && phase !== '' ? phase : doing,
    log: isSetup && startedAt !== null ? logLine(step, phase, doing) : null,
    meanwhile: startedAt === null ? '' : t(isSetup ? 'running.meanwhile.setup' : 'running.meanwhile'),
    since: startedAt === null ? '' : t('running.since', { at: formatTime(startedAt) }),
    startedAt,
    usualMs: step.card.usualSeconds * 1000,
    share,
    shareWord: share === null ? '' : t('running.share', { percent: formatShare(share) }),
  };
}

function logLine({ milestones }: StepState, phase: string, doing: string): string {
  const isPhase = milestones.some(({ name }) => doing.includes(name));
  return phase === '' || doing === '' || isPhase ? '' : t('running.log', { line: doing });
}

/** Elapsed against usual, in words: the only part that changes with each second. */
export function elapsedSentence({ startedAt, usualMs }: RunningView, now: string): string {
  if (startedAt === null) return t('running.quick');
  const passed = spent(startedAt, now);
  const values = { elapsed: formatDuration(passed), usual: formatDuration(usualMs) };
  return passed > usualMs ? t('running.over', values) : t('running.elapsed', values);
}

/** The milestones of a change, as rows. */
export function phasesView(milestones: readonly Milestone[]): readonly PhaseView[] {
  return milestones.map(({ name, state, startedAt, endedAt }) => ({
    name,
    state,
    stateWord: t(`phases.state.${state}`),
    started: formatTime(startedAt),
    startedAt,
    endedAt,
  }));
}

/** How long a phase took, or takes so far. */
export function phaseDuration({ startedAt, endedAt }: PhaseView, now: string): string {
  return formatDuration(spent(startedAt, endedAt ?? now));
}

/** What is said aloud when a milestone is reached; empty before the first. */
export function milestoneSentence(milestones: readonly Milestone[]): string {
  const newest = [...milestones].sort((a, b) => moment(a).localeCompare(moment(b))).at(-1);
  return newest ? t(`phases.announce.${newest.state}`, { phase: newest.name.replace(/\.$/, '') }) : '';
}

const moment = ({ startedAt, endedAt }: Milestone): string => endedAt ?? startedAt;
