/** At latest after this, where frames are not drawn: a tab in the background, a window that is still hidden. */
const longestWait = 400;

/** Calls `then` once the first frame with something in it is on the screen, so that nothing competes with it. */
export function afterFirstFrame(then: () => void): void {
  let called = false;
  const once = (): void => {
    if (called) return;
    called = true;
    observer.disconnect();
    then();
  };
  const observer = new PerformanceObserver(list => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) once();
  });
  observer.observe({ type: 'paint', buffered: true });
  window.setTimeout(once, longestWait);
}
