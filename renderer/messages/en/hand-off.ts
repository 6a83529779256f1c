/** Words of hand-off. */
export const handOffMessages = {
  heading: 'Restore a whole server',
} as const;
