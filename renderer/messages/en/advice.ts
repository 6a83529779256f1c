/** Words of advice. */
export const adviceMessages = {
  heading: 'Advice on backups',
} as const;
