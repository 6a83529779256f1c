import type { StepId } from '../../preload/contract/runbook.js';
import type { BackupJobStart, BackupJobState } from './backup-job/backup-job-state.js';
import type { WizardState } from './wizard-state.js';

/** Places of the work with backups that are no steps of a runbook. */
export type WorkPlace = 'backups' | 'backup-job' | 'hand-off' | 'restore-by-hand' | 'verify-restored' | 'advice';

export interface Way {
  readonly before: readonly (WorkPlace | StepId | 'report')[];
  readonly here: WorkPlace;
  readonly ahead: readonly (WorkPlace | StepId | 'report')[];
}

export const workSteps: Readonly<Record<BackupJobStart['work'], readonly StepId[]>> = {
  take: ['backup-tool', 'backup-target', 'backup-run', 'backup-proof'],
  'restore-files': ['backup-tool', 'restore-version', 'restore-run', 'restore-proof'],
  'restore-system-state': ['backup-tool', 'restore-version', 'restore-run', 'restore-proof'],
};

/** The way through the work with backups, as far as it can be told before it begins; null on all other screens. */
export function workWay({ screen, cameFrom, backupJob, handOff }: WizardState): Way | null {
  const before = cameFrom === 'backups' ? (['backups'] as const) : [];
  switch (screen) {
    case 'backups':
      return { before: [], here: 'backups', ahead: ['backup-job', 'report'] };
    case 'backup-job':
      return { before, here: 'backup-job', ahead: [...stepsOf(backupJob), 'report'] };
    case 'hand-off':
      return handOffWay(handOff, before);
    case 'advice':
      return { before: [], here: 'advice', ahead: [] };
    default:
      return null;
  }
}

/** The steps of what is chosen so far: a schedule and a kit are steps of their own. */
function stepsOf({ start, typed }: BackupJobState): readonly StepId[] {
  if (start.work !== 'take') return workSteps[start.work];
  const has = (text = ''): boolean => text.trim() !== '';
  return [
    ...workSteps.take,
    ...(has(typed.schedule) ? (['backup-schedule'] as const) : []),
    ...(has(typed.kit) ? (['backup-kit'] as const) : []),
  ];
}

const byHand = ['hand-off', 'restore-by-hand', 'verify-restored'] as const;

function handOffWay({ start, stage }: WizardState['handOff'], before: readonly WorkPlace[]): Way {
  const place = stage === 'first' ? (start ? 0 : 2) : stage === 'made' ? 1 : 2;
  return { before: [...before, ...byHand.slice(0, place)], here: byHand[place], ahead: byHand.slice(place + 1) };
}
