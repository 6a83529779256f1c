/** Words of backups. */
export const backupsMessages = {
  heading: 'Find the backups of a server',
} as const;
