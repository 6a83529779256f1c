import { entry } from './entry.js';

interface Logon {
  readonly host: string;
  readonly user: string;
}

const notRead = 'Without a logon the directory can not be read.';

/** A domain controller that is reached and trusted does not accept the account. */
export const logonProblems = {
  DIRECTORY_PASSWORD_MISSING: entry(
    ({ user }: { user: string }) => `No password was given for ${user}.`,
    'A domain controller takes a logon without a password for an anonymous one, which may read nothing.',
    'Type the password of that account.',
  ),
  DIRECTORY_LOGON_REFUSED: entry(
    ({ host, user, why }: Logon & { why: string; next: string; message: string }) =>
      `${host} refuses the logon of ${user}: ${why}.`,
    notRead,
    ({ next }) => next,
    ({ message }) => message,
  ),
  DIRECTORY_ENCRYPTION_REQUIRED: entry(
    ({ host }: { host: string; message: string }) => `${host} takes a logon over a stronger protection only.`,
    notRead,
    'Use ldaps:// in front of the address.',
    ({ message }) => message,
  ),
};
