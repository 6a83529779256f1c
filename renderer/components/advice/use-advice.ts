import { createContext, useContext } from 'react';
import type { AdviceActions } from '../../state/advice/advice-actions.js';

const AdviceContext = createContext<AdviceActions | null>(null);

/** Hands the actions on the advice in view to every part of its screen. */
export const AdviceProvider = AdviceContext.Provider;

export function useAdvice(): AdviceActions {
  const actions = useContext(AdviceContext);
  if (!actions) throw new Error('A part of the advice screen stands outside of AdviceProvider.');
  return actions;
}
