import { createContext, useContext, useEffect, useState } from 'react';

/** A fixed time instead of the clock, for pictures that must not change. */
export const FixedTime = createContext<string | null>(null);

/** The time, drawn again each second while `ticking`. */
export function useNow(ticking: boolean): string {
  const fixed = useContext(FixedTime);
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    if (!ticking || fixed !== null) return undefined;
    const timer = window.setInterval(() => setNow(new Date().toISOString()), 1000);
    return () => window.clearInterval(timer);
  }, [ticking, fixed]);
  return fixed ?? now;
}
