import { isOwnAddress } from './own-address.js';

interface ListeningWindow {
  readonly webContents: {
    readonly mainFrame: { readonly url: string };
    send(channel: string, body: unknown): void;
  };
}

/** Tells every window that shows the wizard. One whose page has crashed or gone hears nothing, and disturbs nobody. */
export function tellWindows(windows: readonly ListeningWindow[], channel: string, body: unknown): void {
  for (const { webContents } of windows) {
    try {
      if (isOwnAddress(webContents.mainFrame.url)) webContents.send(channel, body);
    } catch {
      // Electron throws for a frame that is gone. When the page is loaded again, it reads the journal from its start.
    }
  }
}
