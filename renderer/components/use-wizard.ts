import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Wizard } from '../state/wizard.js';
import type { WizardState } from '../state/wizard-state.js';

const WizardContext = createContext<Wizard | null>(null);

/** Hands the wizard to every screen below. */
export const WizardProvider = WizardContext.Provider;

/** The wizard's actions. */
export function useWizard(): Wizard {
  const wizard = useContext(WizardContext);
  if (!wizard) throw new Error('A screen stands outside of WizardProvider.');
  return wizard;
}

/** A part of the wizard's state; the component is drawn again when that part changes. */
export function useWizardState<T>(select: (state: WizardState) => T): T {
  return useStore(useWizard().store, select);
}
