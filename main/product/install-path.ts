import { defaultInstallPath } from './exchange-2010.js';

/** `/TargetDir` for a recorded folder: null for the default one, which setup takes by itself. */
export function targetDirOf(installPath: string | null): string | null {
  if (installPath === null) return null;
  const recorded = installPath.replace(/\\+$/, '');
  return recorded.toLowerCase() === defaultInstallPath.toLowerCase() ? null : recorded;
}
