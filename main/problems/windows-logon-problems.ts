import { entry } from './entry.js';

const nothingRead = 'Nothing was read, and nothing was changed.';
const otherWays = 'read over ldaps:// with a user name and password, or use a directory export';

interface Script {
  readonly how: string;
  readonly output: string;
}

/** The directory can't be read with the logon of whoever runs this program. */
export const windowsLogonProblems = {
  WINDOWS_LOGON_NEEDS_WINDOWS: entry(
    ({ platform }: { platform: string }) =>
      `This machine can't read the directory with your own logon: it runs ${platform}, not Windows.`,
    nothingRead,
    'Give the address of a domain controller (ldaps://…) and a user name, or use a directory export.',
  ),
  WINDOWS_LOGON_NOT_STARTED: entry(
    ({ how }: Script) => `Windows PowerShell did not begin to read the directory (${how}).`,
    `${nothingRead} A policy of the domain that forbids scripts looks like this, and so does protection software.`,
    `Read the details below. If scripts are forbidden here, ${otherWays}.`,
    ({ output }) => output,
  ),
  WINDOWS_LOGON_SILENT: entry(
    ({ seconds }: { seconds: number; output: string }) =>
      `Windows PowerShell said nothing for ${String(seconds)} seconds.`,
    'What was being read is incomplete, so none of it is used.',
    `Try again: its first start can be slow. If it happens again, name another domain controller, ${otherWays}.`,
    ({ output }) => output,
  ),
  WINDOWS_LOGON_BROKE_OFF: entry(
    ({ how }: Script) => `Windows PowerShell ended in the middle of reading the directory (${how}).`,
    'What was being read is incomplete, so none of it is used.',
    `Try again. If it happens again, ${otherWays}.`,
    ({ output }) => output,
  ),
  WINDOWS_LOGON_ANSWER_DAMAGED: entry(
    ({ why: _why }: { why: string; output: string }) => 'What Windows PowerShell gave back can not be understood.',
    'It may be incomplete, so none of it is used.',
    `Try again. If it happens again, ${otherWays}.`,
    ({ why, output }) => [why, output].filter(Boolean).join('\n'),
  ),
  WINDOWS_LOGON_WITHOUT_DOMAIN: entry(
    ({ user }: { user: string; message: string }) => `${user} is not an account of a domain.`,
    'Windows reads the directory with the account that runs this program. An account of this machine alone has no place there.',
    `Sign in with an account of the domain and start again. Or ${otherWays}.`,
    ({ message }) => message,
  ),
  WINDOWS_LOGON_NO_DOMAIN_CONTROLLER: entry(
    ({ user }: { user: string; message: string }) => `Windows finds no domain controller for ${user}.`,
    'Everything that is known of the lost server is read from there.',
    'Check the network and that this machine uses the DNS servers of the domain, or name a domain controller by hand.',
    ({ message }) => message,
  ),
  WINDOWS_LOGON_REFUSED: entry(
    ({ host, user }: { host: string; user: string; message: string }) =>
      `${host} does not accept the Windows logon of ${user}.`,
    'Without a logon the directory can not be read. A clock that differs by more than five minutes looks like this too.',
    `Check the clock, use the full DNS name of the domain controller, or sign out and in again. Or ${otherWays}.`,
    ({ message }) => message,
  ),
};
