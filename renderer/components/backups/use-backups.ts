import { createContext, useContext } from 'react';
import type { BackupsActions } from '../../state/backups/backups-actions.js';

const BackupsContext = createContext<BackupsActions | null>(null);

/** Hands the actions on the list of backups to every part of its screen. */
export const BackupsProvider = BackupsContext.Provider;

export function useBackups(): BackupsActions {
  const actions = useContext(BackupsContext);
  if (!actions) throw new Error('A part of the list of backups stands outside of BackupsProvider.');
  return actions;
}
