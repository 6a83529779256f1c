import type { WizardApi } from '../../preload/contract/calls.js';
import type { Connection } from '../state/wizard-state.js';
import { loopbackWizard, type Socket } from './loopback-transport.js';

declare global {
  interface Window {
    /** Exposed by the preload script; absent in a browser. */
    readonly casRecovery?: WizardApi;
  }
}

/**
 * The wizard behind this window: Electron's preload, else the loopback socket of the page's own host, which is opened
 * `when` the time has come.
 */
export function connectWizard(
  onConnection: (connection: Connection) => void,
  when: (begin: () => void) => void,
): WizardApi {
  if (window.casRecovery) {
    onConnection('connected');
    return window.casRecovery;
  }
  return loopbackWizard({
    when,
    connect: () => new WebSocket(`ws://${window.location.host}/wizard`) as Socket,
    wait: (milliseconds, then) => window.setTimeout(then, milliseconds),
    onConnection,
  });
}
