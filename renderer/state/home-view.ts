import type { RecoveryCard } from '../../preload/contract/calls.js';
import { formatMoment } from '../messages/format.js';
import { t } from '../messages/translate.js';
import type { WizardState } from './wizard-state.js';

export interface RealView {
  readonly note: string;
  readonly canElevate: boolean;
  readonly elevating: boolean;
  readonly canRecover: boolean;
}

export interface RecoveryRow {
  readonly id: string;
  readonly server: string;
  readonly mode: RecoveryCard['mode'];
  readonly modeWord: string;
  readonly started: string;
  readonly standing: RecoveryCard['standing'];
  readonly standingWord: string;
  /** Its shape and colour. Where clients must keep away, never that of what is done. */
  readonly sign: (typeof signs)[RecoveryCard['standing']] | 'unknown';
  readonly action: string;
  readonly actionName: string;
}

/** Whether a recovery can begin on this machine: at once, as administrator only, or not at all. */
export type LiveOffer = 'here' | 'elevate' | 'no';

export function liveOffer({ appInfo }: Pick<WizardState, 'appInfo'>): LiveOffer {
  if (appInfo.kind !== 'loaded' || appInfo.value.rehearsalsOnlyBecause !== null) return 'no';
  return appInfo.value.elevated === false ? 'elevate' : 'here';
}

/** The card of a real recovery: the way in, what it takes, or why there is none here. */
export function realView({ appInfo, elevating }: WizardState): RealView {
  const asked = elevating.kind === 'loading' || (elevating.kind === 'loaded' && elevating.value.started);
  const none = { canElevate: false, elevating: false, canRecover: false };
  if (appInfo.kind !== 'loaded') return { ...none, note: '' };
  const { rehearsalsOnlyBecause: reason } = appInfo.value;
  if (reason !== null) return { ...none, note: t('home.real.not-here', { reason }) };
  if (liveOffer({ appInfo }) === 'here') return { ...none, note: t('home.real.what'), canRecover: true };
  return { ...none, note: elevateNote(elevating, asked), canElevate: !asked, elevating: asked };
}

function elevateNote(elevating: WizardState['elevating'], asked: boolean): string {
  if (asked) return t('home.real.elevating');
  return elevating.kind === 'loaded' ? t('home.real.elevate.refused') : t('home.real.elevate.why');
}

/** The recoveries on this machine, newest first, also those that can't be read. */
export function recoveryRows(cards: readonly RecoveryCard[]): readonly RecoveryRow[] {
  return [...cards].sort((a, b) => b.startedAt.localeCompare(a.startedAt)).map(rowOf);
}

/** So many the first screen shows. */
const most = 50;

/** The newest, and with them those that can be gone on with: all others are on a screen of their own. */
export const firstRows = (cards: readonly RecoveryCard[]): readonly RecoveryRow[] => {
  const newest = [...cards].sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  const open = newest.slice(most).filter(({ standing }) => standing === 'open');
  return [...newest.slice(0, most), ...open.slice(0, most)].map(rowOf);
};

function rowOf(card: RecoveryCard): RecoveryRow {
  const started = formatMoment(card.startedAt);
  const action = actionOf(card.standing);
  return {
    id: card.id,
    server: card.serverName,
    mode: card.mode,
    modeWord: modeWordOf(card),
    started,
    standing: card.standing,
    standingWord: standingOf(card),
    sign: signOf(card),
    action,
    actionName: t('home.list.open-name', { action, server: card.serverName, started }),
  };
}

function modeWordOf({ work, undoes, job, mode }: RecoveryCard): string {
  if (job !== undefined) return t(`home.mode.${job}.${mode}`);
  if (undoes !== undefined) return t(`home.mode.undo.${mode}`);
  return t(work === 'reapply' ? `home.mode.reapply.${mode}` : `home.mode.${mode}`);
}

const signs = {
  open: 'asking',
  recovered: 'done',
  'recovered with reservations': 'different',
  stopped: 'skipped',
  unreadable: 'failed',
} as const;

function signOf({ standing, verdict, takenBack }: RecoveryCard): RecoveryRow['sign'] {
  if (takenBack) return 'skipped';
  if (verdict === 'not ready' || verdict === 'ready with reservations') return 'different';
  return verdict === 'unknown' && standing === 'recovered' ? 'unknown' : signs[standing];
}

function standingOf(card: RecoveryCard): string {
  if (card.takenBack) return t(`standing.taken-back.${card.takenBack.standing}`, { id: card.takenBack.by });
  const standing = workStandingOf(card);
  return card.verdict === undefined ? standing : t(`standing.${card.verdict}`, { standing });
}

function workStandingOf({ standing, work, undoes, at }: RecoveryCard): string {
  if (standing === 'open') return t('standing.open', { at });
  const applied = standing === 'recovered' || standing === 'recovered with reservations';
  if (work === 'backup' && applied) return t(`standing.backup.${standing}`);
  if (undoes !== undefined && applied) return t(`standing.undo.${standing}`);
  return work === 'reapply' && applied ? t(`standing.reapply.${standing}`) : t(`standing.${standing}`);
}

function actionOf(standing: RecoveryCard['standing']): string {
  if (standing === 'open') return t('home.list.resume');
  return standing === 'unreadable' ? t('home.list.why') : t('home.list.look');
}

/** The line at the foot: version, operator, computer, where journals are kept. */
export function footerLine({ appInfo }: WizardState): string {
  if (appInfo.kind !== 'loaded') return '';
  const { version, operator, computer, stateFolder } = appInfo.value;
  return t('home.footer', { version, operator, computer, folder: stateFolder });
}
