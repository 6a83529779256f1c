import { createContext, useContext } from 'react';
import type { KitActions } from '../../state/kit/kit-actions.js';

const KitContext = createContext<KitActions | null>(null);

/** Hands the actions on the kit in view to every part of its screen. */
export const KitProvider = KitContext.Provider;

export function useKit(): KitActions {
  const actions = useContext(KitContext);
  if (!actions) throw new Error('A part of the kit screen stands outside of KitProvider.');
  return actions;
}
