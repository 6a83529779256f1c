/** A moment for people: `2026-11-24 08:00 UTC`. */
export const minute = (moment: string): string => `${moment.slice(0, 16).replace('T', ' ')} UTC`;
