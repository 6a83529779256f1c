import { createContext, useContext } from 'react';
import type { HandOffActions } from '../../state/hand-off/hand-off-actions.js';

const HandOffContext = createContext<HandOffActions | null>(null);

/** Hands the actions on the hand-off in view to every part of its screen. */
export const HandOffProvider = HandOffContext.Provider;

export function useHandOff(): HandOffActions {
  const actions = useContext(HandOffContext);
  if (!actions) throw new Error('A part of the hand-off screen stands outside of HandOffProvider.');
  return actions;
}
