import { type App, type Session, type WebContents } from 'electron';
import { isOwnAddress, mayLoad } from './own-address.js';

/** Takes from a session all that the window never needs: devices, permissions, the network. */
export function hardenSession(session: Session, { isPackaged }: Pick<App, 'isPackaged'>): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const isTool = !isPackaged && url.startsWith('devtools:');
    decide({ cancel: !mayLoad(url) && !isTool });
  });
}

/** Keeps every page, whoever made it, where it is: no navigation away, no second window, no embedded one. */
export function hardenContents(contents: WebContents): void {
  const stay = (event: Electron.Event, url: string): void => {
    if (!isOwnAddress(url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', event => event.preventDefault());
  // Nothing is opened elsewhere either: this process is elevated, and what it starts would be too.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
