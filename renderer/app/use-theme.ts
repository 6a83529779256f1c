import { useEffect, useState } from 'react';

const key = 'cas-recovery.theme';
const systemDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

export interface ThemeChoice {
  readonly dark: boolean;
  /** Changes to the other theme, and keeps that for the next time. */
  readonly toggle: () => void;
}

/** Light or dark: as chosen here before, else as the system has it. */
export function useTheme(forced: 'light' | 'dark' | null): ThemeChoice {
  const [chosen, setChosen] = useState(() => forced ?? window.localStorage.getItem(key));
  const [system, setSystem] = useState(() => systemDark().matches);
  useEffect(() => {
    const query = systemDark();
    const follow = (): void => setSystem(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  const dark = chosen === null ? system : chosen === 'dark';
  useEffect(() => {
    // What the browser draws itself: scroll bars, the calendar of a date.
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  const toggle = (): void => {
    const next = dark ? 'light' : 'dark';
    window.localStorage.setItem(key, next);
    setChosen(next);
  };
  return { dark, toggle };
}
