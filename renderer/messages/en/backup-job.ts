/** Words of backup-job. */
export const backupJobMessages = {
  heading: 'Work with a backup',
} as const;
