import { BrowserWindow, ipcMain, type WebFrameMain } from 'electron';
import { callNames, channelOf } from '../../../preload/contract/index.js';
import { answer, refusal } from '../answer.js';
import type { Wizard } from '../wizard.js';
import { isOwnAddress } from './own-address.js';
import { tellWindows } from './tell-windows.js';

/** Binds every call of the contract to its channel, and tells every window what happens. */
export function serveWindow(wizard: Wizard): void {
  for (const name of callNames) {
    ipcMain.handle(channelOf(name), ({ senderFrame }, input: unknown) =>
      isOwnMainFrame(senderFrame) ? answer(wizard, name, input) : refusal(name, 'It did not come from the window.'),
    );
  }
  wizard.subscribe(({ name, body }) => {
    tellWindows(BrowserWindow.getAllWindows(), channelOf(name), body);
  });
}

/** A frame can be gone by the time its message is read; then it is nobody's. */
function isOwnMainFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOwnAddress(frame.url);
}
