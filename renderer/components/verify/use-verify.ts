import { createContext, useContext } from 'react';
import type { VerifyActions } from '../../state/verify/verify-actions.js';

const VerifyContext = createContext<VerifyActions | null>(null);

/** Hands the actions on a verification to every part of its screen. */
export const VerifyProvider = VerifyContext.Provider;

export function useVerify(): VerifyActions {
  const actions = useContext(VerifyContext);
  if (!actions) throw new Error('A part of the verification stands outside of VerifyProvider.');
  return actions;
}
