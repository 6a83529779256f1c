import { currentStep, type StepState } from '../../preload/contract/recovery-state.js';
import type { Problem } from '../../preload/contract/problem.js';
import { t } from '../messages/translate.js';
import { busyAction, mainAction, quietAction } from './action-view.js';
import { plainPage, type PageView } from './page-view.js';
import { stepView } from './step-view.js';
import type { RecoverySession } from './wizard-state.js';

/** The step in view: the one looked back at, else the one where the recovery stands, else the last. */
export function stepInView({ recovery, lookingAt }: RecoverySession): StepState | null {
  const chosen = recovery.steps.find(({ card }) => card.id === lookingAt);
  return chosen ?? currentStep(recovery) ?? recovery.steps.at(-1) ?? null;
}

/** The page that the recovery screen shows. */
export function recoveryView(session: RecoverySession): PageView {
  const page = pageOf(session);
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
    : plainPage(t('ahead.heading', { step: step.card.title }), step.card.explain);
  return {
    ...page,
    focusKey: `look:${step.card.id}`,
    focus: 'heading',
    announcement: '',
    actions: [mainAction('to-current', t('recovery.to-current'))],
  };
}

function opened(heading: string, explain: string): PageView {
  return { ...plainPage(heading, explain), focusKey: heading, tone: 'working', announcement: heading };
}

function planning({ recovery }: RecoverySession): PageView {
  const page = opened(t('recovery.planning', { server: recovery.serverName }), t('recovery.planning.explain'));
  return { ...page, actions: [busyAction(mainAction('consent', t('app.working')))] };
}

function unreadable(problem: Problem): PageView {
  const page = plainPage(t('recovery.unreadable.heading'), t('recovery.unreadable.explain'));
  return { ...page, focusKey: 'unreadable', tone: 'failed', problem };
}

function ended(session: RecoverySession, step: StepState | null): PageView {
  const server = session.recovery.serverName;
  const stopped = session.recovery.ended?.outcome === 'stopped';
  const clean = session.recovery.ended?.outcome === 'recovered';
  const heading = clean ? t('recovery.ended.recovered', { server }) : t('recovery.ended.reservations', { server });
  const shown = stopped ? t('recovery.ended.stopped', { server }) : heading;
  return {
    ...plainPage(shown, stopped ? t('recovery.ended.stopped.explain') : t('recovery.ended.explain')),
    focusKey: 'ended',
    tone: stopped ? 'neutral' : clean ? 'done' : 'reserved',
    notes: [session.recovery.ended?.note ?? ''].filter(note => note !== ''),
    facts: !stopped && step?.status.kind === 'verified' ? step.status.facts : [],
    comparison: stopped || !step ? null : stepView(session, step).comparison,
    announcement: shown,
    actions: [mainAction('show-report', t('recovery.report'))],
  };
}

function trouble(session: RecoverySession, problem: Problem): PageView {
  const page = plainPage(
    t('recovery.trouble.heading', { server: session.recovery.serverName }),
    t('recovery.trouble.explain'),
  );
  return withPassword(session, {
    ...page,
    focusKey: `trouble:${problem.code}`,
    tone: 'failed',
    problem,
    actions: [quietAction('show-report', t('recovery.report')), mainAction('resume', t('recovery.trouble.action'))],
  });
}

function paused(session: RecoverySession, step: StepState | null): PageView {
  const server = session.recovery.serverName;
  const byOperator = session.engine.kind === 'settled' && session.engine.outcome === 'cancelled';
  const resume = mainAction('resume', t('recovery.resume.action', { server }));
  const starting = busyAction({ ...resume, label: t('recovery.resume.starting') });
  const heading = byOperator ? t('recovery.cancelled.heading', { server }) : t('recovery.resume.heading', { server });
  return withPassword(session, {
    ...plainPage(heading, t('recovery.resume.explain')),
    focusKey: `paused:${String(session.recovery.lastSequence)}`,
    tone: 'asking',
    notes: step ? [t('recovery.resume.at', { step: step.card.title })] : [],
    comparison: step ? stepView(session, step).comparison : null,
    actions: [quietAction('show-report', t('recovery.report')), session.engine.kind === 'starting' ? starting : resume],
  });
}

/** Going on reads the directory again: a domain controller asks for the password once more. */
function withPassword(session: RecoverySession, page: PageView): PageView {
  const directory = session.recovery.plan?.directory;
  if (directory?.kind !== 'ldap' || !page.actions.some(({ id, enabled }) => id === 'resume' && enabled)) return page;
  const notes = [...page.notes, t('recovery.password.hint', { url: directory.url })];
  return { ...page, notes, password: { user: directory.user, url: directory.url } };
}
