import { createContext, useContext } from 'react';
import type { JobActions } from '../../state/backup-job/job-actions.js';

const JobContext = createContext<JobActions | null>(null);

/** Hands the actions of the form to every part of it. */
export const JobProvider = JobContext.Provider;

export function useJob(): JobActions {
  const actions = useContext(JobContext);
  if (!actions) throw new Error('A part of the form stands outside of JobProvider.');
  return actions;
}
