import { createContext, useContext } from 'react';
import type { PastActions } from '../../state/past/past-actions.js';

const PastContext = createContext<PastActions | null>(null);

/** Hands the actions on past recoveries to every part of their screen. */
export const PastProvider = PastContext.Provider;

export function usePast(): PastActions {
  const actions = useContext(PastContext);
  if (!actions) throw new Error('A part of the past recoveries stands outside of PastProvider.');
  return actions;
}
