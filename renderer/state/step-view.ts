import type { StepState } from '../../preload/contract/recovery-state.js';
import type { Finding, Preview } from '../../preload/contract/runbook.js';
import type { Problem } from '../../preload/contract/problem.js';
import { formatDuration, formatTime, spent } from '../messages/format.js';
import { ts } from '../messages/step-words.js';
import { t } from '../messages/translate.js';
import { busyAction, mainAction, quietAction, safeAction, type ActionView } from './action-view.js';
import { compareWords, comparisonView, differenceSentence } from './comparison-view.js';
import { plainPage, type PageView } from './page-view.js';
import { milestoneSentence, phasesView, runningView } from './running-view.js';
import type { RecoverySession } from './wizard-state.js';
import { workWords } from './work-words.js';

/** The page of one step, decided by nothing but its state in the journal and what is on the way to it. */
export function stepView(session: RecoverySession, step: StepState): PageView {
  const server = session.recovery.serverName;
  const { card, status } = step;
  switch (status.kind) {
    case 'waiting':
      return working(session, step, ts(`checking.${card.id}`, { server }));
    case 'checked':
      return checked(session, step, status.finding);
    case 'asks-consent':
      return consent(session, step, status);
    case 'acting':
      return acting(session, step);
    case 'verifying':
      return { ...working(session, step, ts(`proving.${card.id}`, { server })), showsTail: true };
    case 'restarting':
      return restarting(session, step);
    case 'verified':
      return { ...over(session, step, ts(`verified.${card.id}`, { server })), tone: 'done', facts: status.facts };
    case 'failed':
      return failed(session, step, status.problem);
    case 'skipped': {
      const notes = [ts('skipped.reason', { reason: status.reason })];
      return { ...over(session, step, ts('skipped.heading', { step: card.title })), notes };
    }
    case 'cancelled':
      return { ...over(session, step, ts('cancelled.heading', { step: card.title })), notes: [status.note] };
  }
}

function checked(session: RecoverySession, step: StepState, finding: Finding): PageView {
  const server = session.recovery.serverName;
  if (finding.state === 'blocked' || finding.state === 'half-done') return failed(session, step, finding.problem);
  if (finding.state === 'running') return working(session, step, ts(`acting.${step.card.id}`, { server }));
  return working(session, step, comparedSentence(step, finding) ?? ts(`found.${step.card.id}`, { server }));
}

/** How many things differ, where the step is about what differs; other steps have a better sentence. */
function comparedSentence({ card }: StepState, { comparisons }: Finding): string | null {
  const compares = card.id === 'new-server' || card.id === 'identity' || card.id === 'verification';
  return compares ? differenceSentence(comparisons) : null;
}

/** The engine works: the main button keeps its place, and says so. */
function working(session: RecoverySession, step: StepState, heading: string): PageView {
  const pause = quietAction('pause', t('recovery.pause'));
  return {
    ...base(session, step, heading),
    tone: 'working',
    running: runningView(step, session.progress),
    announcement: milestoneSentence(step.milestones) || heading,
    actions: [
      session.pausing ? busyAction({ ...pause, label: t('recovery.pausing') }) : pause,
      busyAction(mainAction('consent', t('app.working'))),
    ],
  };
}

/** Setup can't be paused: it goes on without a window, and leaving it is explained first. */
function acting(session: RecoverySession, step: StepState): PageView {
  const page = working(session, step, ts(`acting.${step.card.id}`, { server: session.recovery.serverName }));
  const leaves = step.card.id === 'recovery-setup' && !session.pausing;
  const ask = quietAction('ask-leave', t('leave.ask'));
  const actions = leaves ? page.actions.map(action => (action.id === 'pause' ? ask : action)) : page.actions;
  return { ...page, actions, showsTail: true };
}

interface Asked {
  readonly finding: Finding;
  readonly preview: Preview;
}

function consent(session: RecoverySession, step: StepState, { finding, preview }: Asked): PageView {
  const irreversible = step.card.risk.startsWith('cannot');
  const risky = preview.typeToConfirm !== null || irreversible;
  const halfDone = finding.state === 'half-done';
  return {
    ...base(session, step, askingHeading(session, step, finding)),
    focusKey: `${step.card.id}:consent:${String(step.attempt)}`,
    focus: risky ? 'safe button' : 'heading',
    tone: halfDone ? 'failed' : 'asking',
    explain: finding.state === 'restart-needed' ? finding.reason : step.card.explain,
    notes: [
      ...(session.recovery.mode === 'live' ? [t('consent.live')] : []),
      ...(preview.restarts ? [t('preview.restarts')] : []),
    ],
    // A step that usually can be taken back asks for the name where this time it can't.
    risk: preview.typeToConfirm !== null && !irreversible ? 'cannot be undone' : step.card.risk,
    problem: halfDone ? finding.problem : null,
    preview,
    ran: [],
    phases: [],
    opensSame: isShort(finding),
    confirmName: preview.typeToConfirm,
    password:
      preview.asksPasswordOf === null ? null : { user: preview.asksPasswordOf, hint: t('consent.password.hint') },
    actions: whileAnswered(session, step, [
      quietAction('ask-stop', workWords(session.recovery).stop),
      ...skipAction(step),
      safeAction('pause', t('recovery.not-now')),
      mainAction('consent', preview.action),
    ]),
  };
}

function askingHeading(session: RecoverySession, step: StepState, finding: Finding): string {
  const server = session.recovery.serverName;
  if (finding.state === 'half-done') return ts('half-done');
  if (finding.state === 'restart-needed' && step.card.id !== 'restart') return ts('asking.for-restart');
  return comparedSentence(step, finding) ?? ts(`asking.${step.card.id}`, { server });
}

function failed(session: RecoverySession, step: StepState, problem: Problem): PageView {
  const heading = ts(`failed.${step.card.id}`, { server: session.recovery.serverName });
  return {
    ...base(session, step, heading),
    focusKey: `${step.card.id}:failed:${String(step.problems.length)}:${String(step.attempt)}`,
    tone: 'failed',
    explain: '',
    problem,
    announcement: ts('announce.failed', { heading, happened: problem.happened }),
    showsTail: step.commands.length > 0,
    actions: whileAnswered(session, step, [
      quietAction('ask-stop', workWords(session.recovery).stop),
      ...skipAction(step),
      mainAction('retry', t('decide.retry')),
    ]),
  };
}

function restarting(session: RecoverySession, step: StepState): PageView {
  const server = session.recovery.serverName;
  const heading = ts('restarting.heading', { server });
  const resume = mainAction('resume', ts('restarting.action'));
  const wait = busyAction({ ...resume, label: ts('restarting.wait') });
  const down = session.engine.kind === 'idle' || session.engine.kind === 'settled';
  return {
    ...base(session, step, heading),
    focusKey: `${step.card.id}:restarting`,
    tone: down ? 'asking' : 'working',
    explain: afterRestart(session.recovery),
    notes: session.recovery.mode === 'rehearsal' ? [ts('restarting.rehearsal')] : [],
    announcement: heading,
    actions: [down ? resume : wait],
  };
}

/** A system state brings back the Windows of then, which does not start this program. */
function afterRestart({ mode, backup }: RecoverySession['recovery']): string {
  if (mode === 'rehearsal') return ts('restarting.explain');
  return ts(backup === null ? 'restarting.live' : 'backup.restarting.live');
}

/** A step that is over, looked back at. */
function over(session: RecoverySession, step: StepState, heading: string): PageView {
  const { startedAt, endedAt } = step;
  const note =
    startedAt !== null && endedAt !== null
      ? [t('recovery.done-look', { at: formatTime(endedAt), duration: formatDuration(spent(startedAt, endedAt)) })]
      : [];
  return { ...base(session, step, heading), notes: note, opensSame: step.milestones.length === 0 };
}

function base(session: RecoverySession, step: StepState, heading: string): PageView {
  return {
    ...plainPage(heading, step.card.explain),
    comparison: comparisonView(step.finding?.comparisons ?? [], compareWords(session.recovery, step.card.id)),
    checks: step.finding?.checks ?? null,
    ran: step.commands,
    phases: phasesView(step.milestones),
  };
}

const skipAction = (step: StepState): readonly ActionView[] =>
  step.card.skippable ? [quietAction('ask-skip', t('decide.skip'))] : [];

/** Nothing differs and little was compared, so that the commands below stay in sight. */
const isShort = ({ comparisons }: Finding): boolean =>
  comparisons.length <= 4 && differenceSentence(comparisons) === null;

/** Once answered, nothing can be pressed again until the engine has taken the answer up. */
function whileAnswered(session: RecoverySession, step: StepState, actions: readonly ActionView[]): ActionView[] {
  if (session.answered !== step.status && !session.pausing) return [...actions];
  return actions.map(action => (action.weight === 'main' ? busyAction(action) : { ...action, enabled: false }));
}
