/** The short name of a computer as backups and Windows use it: 15 characters at most, in capitals, without a domain. */
export const shortName = (name: string): string => (name.trim().split('.')[0] ?? '').slice(0, 15).toUpperCase();

/** Whether two names are of one computer: short or with a domain, in any case. No name is the name of none. */
export const isSameComputer = (one: string, other: string): boolean =>
  shortName(one) !== '' && shortName(one) === shortName(other);
