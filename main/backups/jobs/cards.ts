import type { BackupJob, BackupWork, StepCard, StepId } from '../../../preload/contract/index.js';

const cards = {
  'backup-tool': {
    title: 'Windows Server Backup is there',
    explain:
      'It is a feature of Windows that is not installed by itself. Without it no backup is taken and none is read.',
    risk: 'can be undone',
    usualSeconds: 120,
  },
  'backup-target': {
    title: 'The place can hold the backup',
    explain:
      'What would spoil the backup is found before it is taken: a place inside it, too little room, a medium that Windows refuses, a path that no restore can use.',
    risk: 'reads only',
    usualSeconds: 30,
  },
  'backup-run': {
    title: 'The backup is taken',
    explain:
      'Windows copies the volumes while the server goes on working. It goes on by itself if this program is ended, and is followed when you come back.',
    risk: 'can be undone',
    usualSeconds: 3600,
  },
  'backup-proof': {
    title: 'The backup is listed',
    explain: 'A backup counts when it is found again where it was written, and says that it can bring the server back.',
    risk: 'reads only',
    usualSeconds: 30,
  },
  'backup-schedule': {
    title: 'The daily backup is set up',
    explain:
      'Windows takes the same backup every day from now on, to the place that was just proven. Nobody has to be logged on.',
    risk: 'can be undone',
    usualSeconds: 60,
  },
  'backup-kit': {
    title: 'The recovery kit is taken',
    explain:
      'It holds what setup can’t bring back and what you would have to look for in a backup: configuration files, IIS, registry values, services. It is read again before it counts.',
    risk: 'can be undone',
    usualSeconds: 120,
  },
  'restore-version': {
    title: 'The version fits this server',
    explain:
      'It must be there, be of the right computer, and hold what is to come back. What would make this server worse is found before anything is changed.',
    risk: 'reads only',
    usualSeconds: 30,
  },
  'restore-proof': {
    title: 'What came back is looked at',
    explain: 'It is read again where it was restored. What has to be done next is told here.',
    risk: 'reads only',
    usualSeconds: 30,
  },
} as const satisfies Partial<Record<StepId, Omit<StepCard, 'id' | 'skippable'>>>;

export const card = (id: keyof typeof cards): StepCard => ({ id, ...cards[id], skippable: false });

/**
 * Whether an older version may be lost to the backup: a folder of a share keeps one, and that it may be replaced was said.
 * Nothing brings it back.
 */
export const mayLose = ({
  target,
  replaces,
}: Pick<Extract<BackupJob, { work: 'take' }>, 'target' | 'replaces'>): boolean => replaces && target.kind === 'share';

/** The step that restores is another one for files than for the system state. */
export const restoreRunCards: Readonly<Record<Exclude<BackupWork, 'take'>, StepCard>> = {
  'restore-files': {
    id: 'restore-run',
    title: 'The files are restored beside the live ones',
    explain:
      'They come into a new folder that only administrators may open. Nothing live is written over: you compare first, and apply what you choose.',
    risk: 'can be undone',
    usualSeconds: 600,
    skippable: false,
  },
  'restore-system-state': {
    id: 'restore-run',
    title: 'The system state is restored',
    explain:
      'Registry, services, certificates and IIS become those of the backup, and this server restarts. Afterwards start this program by hand: what would start it is overwritten.',
    risk: 'cannot be undone',
    usualSeconds: 2400,
    skippable: false,
  },
};
