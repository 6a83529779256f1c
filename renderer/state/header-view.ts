import { t } from '../messages/translate.js';
import type { BackupJobStart } from './backup-job/backup-job-state.js';
import type { KitState } from './kit/kit-state.js';
import { verifyForm } from './verify/verify-form.js';
import type { WizardState } from './wizard-state.js';

/** `reading`: only looked at; nothing is changed, not even a simulated server. */
export type HeaderMode = 'rehearsal' | 'live' | 'reading';

export interface HeaderView {
  /** Null on the first screen, where no server is in view. */
  readonly inView: {
    readonly server: string;
    readonly domain: string;
    readonly mode: HeaderMode;
    readonly modeWord: string;
    readonly modeMeaning: string;
  } | null;
  readonly connection: string;
}

/** Server, domain and LIVE or REHEARSAL: in sight on every screen that is about a server. */
export function headerView(state: WizardState): HeaderView {
  return { inView: inViewOf(state), connection: state.connection === 'lost' ? t('connection.lost') : '' };
}

function inViewOf(state: WizardState): HeaderView['inView'] {
  const { screen, choose, session, kit } = state;
  if (screen === 'home') return null;
  if (screen === 'choose') {
    const read = choose.server.kind === 'loaded' ? choose.server.value.page.server : null;
    const looking = choose.purpose === 'rehearse' ? 'rehearsal' : 'reading';
    const mode = choose.live ? 'live' : looking;
    return withMode(mode, choose.picked ?? t('app.no-server'), read?.domain ?? '');
  }
  if (screen === 'kit') {
    const inspected = kit.inspection.kind === 'loaded' ? kit.inspection.value.manifest.server : null;
    return withMode(kitMode(kit), inspected?.name ?? t('app.no-server'), '');
  }
  const start = startOf(state);
  if (start !== null) return withMode(modeOf(start.on), start.machine ?? t('app.no-server'), '');
  const { recovery } = session;
  if (recovery.serverName === '') return null;
  return withMode(recovery.mode, recovery.serverName, recovery.plan?.identity.domain ?? '');
}

/** What the work with backups in view is about; null on all other screens. */
function startOf(state: WizardState): Start | null {
  const { screen, backups, backupJob, handOff, advice } = state;
  if (screen === 'backup-job') {
    const { start, on, overview, outlook } = backupJob;
    const server = outlook.kind === 'loaded' ? outlook.value.server : start.machine;
    const computer = overview.kind === 'loaded' ? overview.value.listing.computer : null;
    return { on: on ?? start.on, machine: server ?? computer };
  }
  if (screen === 'hand-off') return ofHandOff(handOff);
  if (screen === 'backups') {
    return { on: null, machine: backups.overview.kind === 'loaded' ? backups.overview.value.server : null };
  }
  if (screen === 'verify') return ofVerify(state);
  if (screen !== 'advice') return null;
  return { on: null, machine: advice.reading.kind === 'loaded' ? advice.reading.value.facts.server : null };
}

/** A verification changes no server. */
function ofVerify(state: WizardState): Start {
  const { found, typed } = state.verify;
  const { on, server } = verifyForm(typed, state);
  const machine = found?.verification.serverName ?? server;
  return { on: on?.kind === 'this' ? null : on, machine: machine === '' ? null : machine };
}

/** Writing a sheet and looking at a restored server change no server. */
function ofHandOff({ start, verifyTyped, making, verifying }: WizardState['handOff']): Start {
  const on = verifyTyped.on ?? start?.on ?? null;
  const made = making.kind === 'loaded' ? making.value.handOff.machine : (start?.machine ?? null);
  const machine = verifying.kind === 'loaded' ? verifying.value.check.computer : made;
  return { on: on?.kind === 'this' ? null : on, machine };
}

type Start = Pick<BackupJobStart, 'on' | 'machine'>;

const modeOf = (on: Start['on']): HeaderMode => {
  if (on === null) return 'reading';
  return on.kind === 'this' ? 'live' : 'rehearsal';
};

/** Comparing only reads. What is summed up will be applied: to the simulated server, or to this one. */
function kitMode({ stage, target }: KitState): HeaderMode {
  if (target?.kind === 'rehearsal') return 'rehearsal';
  return stage === 'summary' ? 'live' : 'reading';
}

function withMode(mode: HeaderMode, server: string, domain: string): HeaderView['inView'] {
  return { server, domain, mode, modeWord: t(`mode.${mode}`), modeMeaning: t(`mode.${mode}.meaning`) };
}
