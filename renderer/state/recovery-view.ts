import { currentStep, type StepState } from '../../preload/contract/recovery-state.js';
import type { Problem } from '../../preload/contract/problem.js';
import { ts } from '../messages/step-words.js';
import { t } from '../messages/translate.js';
import { formatTime } from '../messages/format.js';
import { busyAction, mainAction, quietAction, safeAction, type ActionView } from './action-view.js';
import { passwordFor, stepInView } from './in-view.js';
import { plainPage, type PageView } from './page-view.js';
import { stepView } from './step-view.js';
import type { RecoverySession } from './wizard-state.js';
import { restoredKit } from './kit/kit-after.js';
import { closingOf, readinessAtTheEnd, staysOpen, workWords } from './work-words.js';

/** The page that the recovery screen shows. */
export function recoveryView(session: RecoverySession): PageView {
  const page = withRestart(session, pageOf(session));
  return session.refused && !page.problem ? { ...page, problem: session.refused } : page;
}

function pageOf(session: RecoverySession): PageView {
  const { opening, recovery, engine } = session;
  if (opening.kind === 'failed') return unreadable(opening.problem);
  if (opening.kind !== 'loaded') return opened(t('recovery.opening'), t('recovery.opening.explain'));
  const step = stepInView(session);
  if (step && isLookingBack(session, step)) return lookBack(session, step);
  if (recovery.ended) return ended(session, step);
  if (engine.kind === 'settled' && engine.problem) return trouble(session, engine.problem);
  if (session.cameBack && (engine.kind === 'idle' || engine.kind === 'starting')) return cameBack(session, step);
  if (step?.status.kind === 'restarting') return withPassword(session, stepView(session, step));
  if (engine.kind === 'starting' && recovery.sessions.length === 0) return planning(session);
  if (engine.kind !== 'running') return paused(session, step);
  return step ? stepView(session, step) : planning(session);
}

const isLookingBack = ({ recovery, lookingAt }: RecoverySession, step: StepState): boolean =>
  step.card.id === lookingAt && (step !== currentStep(recovery) || recovery.ended !== null);

function lookBack(session: RecoverySession, step: StepState): PageView {
  const reached = step.status.kind !== 'waiting' || step.attempt > 0;
  const page = reached
    ? { ...stepView(session, step), confirmName: null, preview: null, running: null }
    : plainPage(ts('ahead.heading', { step: step.card.title }), step.card.explain);
  return {
    ...page,
    focusKey: `look:${step.card.id}`,
    focus: 'heading',
    announcement: '',
    actions: [mainAction('to-current', workWords(session.recovery).toCurrent)],
  };
}

function opened(heading: string, explain: string): PageView {
  return { ...plainPage(heading, explain), focusKey: heading, tone: 'working', announcement: heading };
}

function planning({ recovery }: RecoverySession): PageView {
  const { planning: heading, planningExplain } = workWords(recovery);
  const page = opened(heading, planningExplain);
  return { ...page, actions: [busyAction(mainAction('consent', t('app.working')))] };
}

function unreadable(problem: Problem): PageView {
  const page = plainPage(t('recovery.unreadable.heading'), t('recovery.unreadable.explain'));
  return { ...page, focusKey: 'unreadable', tone: 'failed', problem };
}

function ended(session: RecoverySession, step: StepState | null): PageView {
  const stopped = session.recovery.ended?.outcome === 'stopped';
  const { heading: shown, tone } = closingOf(session.recovery);
  const readiness = stopped ? '' : (readinessAtTheEnd(session.recovery)?.summary ?? '');
  return {
    ...plainPage(shown, stopped ? t('recovery.ended.stopped.explain') : t('recovery.ended.explain')),
    focusKey: 'ended',
    tone,
    notes: [session.recovery.ended?.note ?? '', ...staysOpen(session.recovery)].filter(note => note !== ''),
    facts: !stopped && step?.status.kind === 'verified' ? step.status.facts : [],
    ...(stopped || !step ? {} : seenAtTheEnd(stepView(session, step))),
    announcement: readiness === '' ? shown : `${shown}. ${readiness}`,
    actions: [...afterwards(session, stopped), mainAction('show-report', t('recovery.report'))],
  };
}

const seenAtTheEnd = ({ comparison, checks }: PageView): Pick<PageView, 'comparison' | 'checks'> => ({
  comparison,
  checks,
});

/** A recovered server still lacks what the directory does not hold; what was applied to it can be taken back. */
function afterwards({ recovery, undoing }: RecoverySession, stopped: boolean): readonly ActionView[] {
  if (recovery.backup !== null) {
    return !stopped && restoredKit(recovery) ? [safeAction('compare-kit', ts('backup.compare-kit'))] : [];
  }
  const verify = stopped ? [] : [safeAction('verify', ts('verify.offer', { server: recovery.serverName }))];
  if (recovery.reapply === null) return stopped ? [] : [...verify, safeAction('reapply', ts('reapply.offer'))];
  if (recovery.reapply.undoes !== null) return [];
  const undo = safeAction('undo', ts('reapply.undo'));
  return [...verify, undoing ? busyAction(undo) : undo];
}

function trouble(session: RecoverySession, problem: Problem): PageView {
  const page = plainPage(
    t('recovery.trouble.heading', { server: session.recovery.serverName }),
    workWords(session.recovery).troubleExplain,
  );
  return withPassword(session, {
    ...page,
    focusKey: `trouble:${problem.code}`,
    tone: 'failed',
    problem,
    actions: [quietAction('show-report', t('recovery.report')), mainAction('resume', t('recovery.trouble.action'))],
  });
}

/** Windows has started this program for the recovery: what comes next, and the password that it may need. */
function cameBack(session: RecoverySession, step: StepState | null): PageView {
  const { cameBack: heading } = workWords(session.recovery);
  return {
    ...paused(session, step),
    heading,
    explain: t('came-back.explain'),
    // What was seen before the restart is no longer true.
    comparison: null,
    focusKey: 'came-back',
    announcement: heading,
  };
}

/** That the server has restarted is told as soon as it was seen, and until the operator has answered something. */
function withRestart({ cameBack, recovery }: RecoverySession, page: PageView): PageView {
  const observedAt = recovery.restarts.at(-1)?.observedAt ?? null;
  if (!cameBack || observedAt === null) return page;
  const note = t('came-back.restarted', { at: formatTime(observedAt) });
  return { ...page, notes: [note, ...page.notes], announcement: `${note} ${page.announcement}`.trim() };
}

function paused(session: RecoverySession, step: StepState | null): PageView {
  const server = session.recovery.serverName;
  const words = workWords(session.recovery);
  if (session.left) return left(session);
  const byOperator = session.engine.kind === 'settled' && session.engine.outcome === 'cancelled';
  const resume = mainAction('resume', t('recovery.resume.action', { server }));
  const starting = busyAction({ ...resume, label: t('recovery.resume.starting') });
  const heading = byOperator ? words.cancelled : words.resume;
  return withPassword(session, {
    ...plainPage(heading, t('recovery.resume.explain')),
    focusKey: `paused:${String(session.recovery.lastSequence)}`,
    tone: 'asking',
    notes: [...(step ? [t('recovery.resume.at', { step: step.card.title })] : []), ...staysOpen(session.recovery)],
    comparison: step ? stepView(session, step).comparison : null,
    actions: [quietAction('show-report', t('recovery.report')), session.engine.kind === 'starting' ? starting : resume],
  });
}

/** The operator left a setup that goes on by itself. */
function left(session: RecoverySession): PageView {
  const heading = t('left.heading', { server: session.recovery.serverName });
  const watch = mainAction('resume', t('left.action'));
  return withPassword(session, {
    ...plainPage(heading, t('left.explain')),
    focusKey: 'left',
    tone: 'asking',
    announcement: heading,
    actions: [session.engine.kind === 'starting' ? busyAction(watch) : watch],
  });
}

/** Going on reads the directory again: a domain controller asks for the password once more. */
function withPassword(session: RecoverySession, page: PageView): PageView {
  const password = passwordFor(session.recovery);
  return password && page.actions.some(({ id, enabled }) => id === 'resume' && enabled) ? { ...page, password } : page;
}
