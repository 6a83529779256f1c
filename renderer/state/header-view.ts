import { t } from '../messages/translate.js';
import type { KitState } from './kit/kit-state.js';
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

function inViewOf({ screen, choose, session, kit }: WizardState): HeaderView['inView'] {
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
  const { recovery } = session;
  if (recovery.serverName === '') return null;
  return withMode(recovery.mode, recovery.serverName, recovery.plan?.identity.domain ?? '');
}

/** Comparing only reads. What is summed up will be applied: to the simulated server, or to this one. */
function kitMode({ stage, target }: KitState): HeaderMode {
  if (target?.kind === 'rehearsal') return 'rehearsal';
  return stage === 'summary' ? 'live' : 'reading';
}

function withMode(mode: HeaderMode, server: string, domain: string): HeaderView['inView'] {
  return { server, domain, mode, modeWord: t(`mode.${mode}`), modeMeaning: t(`mode.${mode}.meaning`) };
}
