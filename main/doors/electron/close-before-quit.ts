import type { Wizard } from '../wizard.js';

interface QuittingApp {
  on(event: 'will-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  quit(): void;
}

/** Whoever ends the program, and however often: it ends once the wizard has let go of what it holds. */
export function closeBeforeQuit(app: QuittingApp, wizard: Pick<Wizard, 'close'>): void {
  let closing: Promise<void> | undefined;
  let closed = false;
  app.on('will-quit', event => {
    if (closed) return;
    event.preventDefault();
    closing ??= wizard
      .close()
      .catch(() => undefined)
      .then(() => {
        closed = true;
        app.quit();
      });
  });
}
