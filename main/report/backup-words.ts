import type { BackupJob, BackupWork, Report } from '../../preload/contract/index.js';

type Outcome = Report['outcome'];

interface Words {
  /** Before the name of the server. */
  readonly title: string;
  readonly done: string;
  /** In a list of all kinds of work. */
  readonly kind: string;
  readonly sentence: (server: string) => string;
}

const words: Readonly<Record<BackupWork, Words>> = {
  take: {
    title: 'Backup of',
    done: 'Backup taken',
    kind: 'backup',
    sentence: server => `The backup of ${server} is taken`,
  },
  'restore-system-state': {
    title: 'Restore of the system state of',
    done: 'System state restored',
    kind: 'restore of the system state',
    sentence: server => `The system state of ${server} is restored`,
  },
  'restore-files': {
    title: 'Restore of files of',
    done: 'Files restored',
    kind: 'restore of files',
    sentence: server => `The files of ${server} are restored into a folder of their own`,
  },
};

export const backupTitle = (work: BackupWork, server: string): string => `${words[work].title} ${server}`;

export const backupKind = (work: BackupWork): string => words[work].kind;

/** `Backup taken`, `Backup taken with reservations`; undefined for an outcome that has a word of its own. */
export function backupOutcome(work: BackupWork, outcome: string): string | undefined {
  if (outcome === 'recovered') return words[work].done;
  return outcome === 'recovered with reservations' ? `${words[work].done} with reservations` : undefined;
}

/** The outcome as the beginning of a sentence, and where it stands, which `place` tells. */
export function backupSentence(
  { work, server, outcome }: { readonly work: BackupWork; readonly server: string; readonly outcome: Outcome },
  told: { readonly verified: string; readonly reserved: string; readonly place: (how: string) => string },
): string {
  const { sentence, title } = words[work];
  switch (outcome) {
    case 'recovered':
      return `${sentence(server)}: ${told.verified}.`;
    case 'recovered with reservations':
      return `${sentence(server)}, with reservations: ${told.reserved}.`;
    case 'stopped':
      return `The ${title.toLowerCase()} ${server} was stopped${told.place('at')}.`;
    case 'not finished':
      return `The ${title.toLowerCase()} ${server} is not finished${told.place('and stands at')}.`;
  }
}

/** What was planned, as names and values. */
export function backupTerms(job: BackupJob): readonly (readonly [name: string, value: string])[] {
  const account = job.account === null ? [] : ([['Account that opens it', job.account]] as const);
  const target = ['Place of the backup', job.target.path] as const;
  if (job.work === 'take') {
    const what = job.what === 'full' ? 'All critical volumes and the system state' : 'The system state';
    const more = job.volumes.length === 0 ? [] : ([['Further volumes', job.volumes.join(', ')]] as const);
    const daily = job.schedule === null ? [] : ([['Every day from now on', `at ${job.schedule.join(', ')}`]] as const);
    const keys = job.kitKeys ? ', with the keys of the certificates' : '';
    const kit = job.kit === null ? [] : ([['Recovery kit', `${job.kit}${keys}`]] as const);
    return [['What', what], ...more, target, ...account, ...daily, ...kit];
  }
  const version = [
    ['Version', job.version.id],
    ['Taken', job.version.takenAt],
    ['Backup of', job.machine],
    target,
    ...account,
  ] as const;
  if (job.work === 'restore-system-state') return version;
  return [...version, ['Folders', job.folders.join('; ')], ['Restored into', job.into]];
}
