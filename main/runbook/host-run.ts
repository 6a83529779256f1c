import type { Run } from '../ports/host.js';
import type { StepRun } from './step.js';

/** What a change on the host may use, from what the step may use. */
export function hostRun({
  signal,
  output,
  notes,
  password,
}: Pick<StepRun, 'signal' | 'output' | 'notes' | 'password'>): Run {
  return { signal, onOutput: output, notes, ...(password && { password }) };
}
