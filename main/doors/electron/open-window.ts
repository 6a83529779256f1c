import { app, BrowserWindow, screen } from 'electron';
import path from 'node:path';
import { homeAddress } from './own-address.js';
import { keepWindowState, placeWindow, readWindowState, smallest } from './window-state.js';

/** Opens the window where it stood last time, and keeps where it stands when it closes. */
export async function openWindow(preloadFile: string): Promise<BrowserWindow> {
  const stateFile = path.join(app.getPath('userData'), 'window-state.json');
  const { maximised, ...bounds } = placeWindow(
    readWindowState(stateFile),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(smallest.width, bounds.width),
    minHeight: Math.min(smallest.height, bounds.height),
    show: false,
    title: 'CAS Recovery',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    keepWindowState(stateFile, {
      schema: 'cas-recovery/window-state/1',
      x,
      y,
      width,
      height,
      maximised: window.isMaximized(),
    });
  });
  await window.loadURL(homeAddress);
  return window;
}
