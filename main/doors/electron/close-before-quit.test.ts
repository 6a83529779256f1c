import { describe, expect, it } from 'vitest';
import { closeBeforeQuit } from './close-before-quit.js';

/** Quits as Electron does: asks its listener, who may prevent it. */
class TestApp {
  ended = false;
  #listener: (event: { preventDefault(): void }) => void = () => undefined;

  on(_event: 'will-quit', listener: (event: { preventDefault(): void }) => void): void {
    this.#listener = listener;
  }

  quit(): void {
    let prevented = false;
    this.#listener({ preventDefault: () => (prevented = true) });
    this.ended = !prevented;
  }
}

describe('a program that is told to quit', () => {
  it.each([
    ['when the wizard has closed', () => Promise.resolve()],
    ['also when the wizard could not close', () => Promise.reject(new Error('The disk is gone.'))],
  ])('ends %s, which it tries once', async (_when, close) => {
    const app = new TestApp();
    let closings = 0;
    closeBeforeQuit(app, { close: () => ((closings += 1), close()) });
    app.quit();
    app.quit();
    expect(app.ended).toBe(false);
    await new Promise(done => setTimeout(done, 5));
    expect({ ended: app.ended, closings }).toEqual({ ended: true, closings: 1 });
  });
});
