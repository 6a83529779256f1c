/** The screens that are not needed for the first paint, each a file of its own. */
export const loadScreens = {
  choose: () => import('../screens/choose-screen.js'),
  recovery: () => import('../screens/recovery-screen.js'),
  kit: () => import('../screens/kit-screen.js'),
  backups: () => import('../screens/backups-screen.js'),
  'backup-job': () => import('../screens/backup-job-screen.js'),
  'hand-off': () => import('../screens/hand-off-screen.js'),
  advice: () => import('../screens/advice-screen.js'),
  verify: () => import('../screens/verify-screen.js'),
  past: () => import('../screens/past-screen.js'),
  report: () => import('../screens/report-screen.js'),
};

/** Fetches them once the first screen stands, so that none of them is waited for later. */
export function fetchScreensAhead(): void {
  const fetchAll = (): void => {
    for (const load of Object.values(loadScreens)) void load();
  };
  window.requestIdleCallback(fetchAll, { timeout: 2000 });
}
