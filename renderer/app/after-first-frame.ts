/** At latest after this, where frames are not drawn: a tab in the background, a window that is still hidden. */
const longestWait = 250;

/** Calls `then` once the first frame is on its way to the screen, so that nothing competes with it. */
export function afterFirstFrame(then: () => void): void {
  let called = false;
  const once = (): void => {
    if (called) return;
    called = true;
    then();
  };
  // A frame is drawn right after its callbacks, so a timer set in one of them ends behind it.
  window.requestAnimationFrame(() => window.setTimeout(once));
  window.setTimeout(once, longestWait);
}
