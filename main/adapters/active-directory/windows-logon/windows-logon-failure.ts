import type { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import type { ScriptError } from './read-answer.js';

/** What the script was doing when it failed. */
export interface ScriptAttempt {
  readonly stage: 'starting' | 'reading';
  /** Domain controller or domain that was asked. */
  readonly host: string;
  /** Who runs this program. */
  readonly user: string;
  /** How long an answer may take. */
  readonly seconds: number;
}

/** Result codes of RFC 4511, and from 81 on those of the Windows LDAP client (winldap.h). */
const timeLimit = 3;
const sizeLimit = 4;
const adminLimit = 11;
const operationsError = 1; // Active Directory's answer to a search without a logon
const insufficientAccess = 50;
const clientTimeOut = 85;
const sendTimeOut = 112;
const unreachable = new Set([51, 52, 81, 91]); // busy, unavailable, server down, connect error
/** Strong authentication needed, wrong credentials and their kin; local error, which Kerberos ends in; unknown method. */
const logonRefused = new Set([7, 8, 48, 49, 82, 83, 86]);

/** Turns what the script reported into the problem that it stands for: by numbers and types, never by its words. */
export function windowsLogonFailure(error: ScriptError, attempt: ScriptAttempt): Failure {
  const { host, user, seconds, stage } = attempt;
  const message = `${error.message} (${error.type}, ${error.code === null ? error.result : `code ${error.code}`})`;
  const { code } = error;
  if (code === null) return withoutCode(error, message, attempt);
  if (logonRefused.has(code)) return failure('WINDOWS_LOGON_REFUSED', { host, user, message });
  if (unreachable.has(code)) {
    return failure(stage === 'starting' ? 'DIRECTORY_NOT_REACHABLE' : 'DIRECTORY_CONNECTION_LOST', { host, message });
  }
  switch (code) {
    case operationsError:
    case insufficientAccess:
      return failure('DIRECTORY_READ_REFUSED', { host, user, message });
    case timeLimit:
    case sizeLimit:
    case adminLimit:
      return failure('DIRECTORY_LIMIT_REACHED', { host, message });
    case clientTimeOut:
    case sendTimeOut:
      return failure('DIRECTORY_TIMED_OUT', { host, seconds });
    default:
      return failure('DIRECTORY_ANSWER_UNEXPECTED', { host, message });
  }
}

const accessDenied = '80070005';
const activeDirectory = 'System.DirectoryServices.ActiveDirectory.';

/** Before there is a connection, the errors are those of the search for a domain controller. */
function withoutCode({ type, result }: ScriptError, message: string, attempt: ScriptAttempt): Failure {
  const { host, user, stage } = attempt;
  if (result === accessDenied) return failure('DIRECTORY_READ_REFUSED', { host, user, message });
  switch (type) {
    case `${activeDirectory}ActiveDirectoryOperationException`:
      return failure('WINDOWS_LOGON_WITHOUT_DOMAIN', { user, message });
    case `${activeDirectory}ActiveDirectoryObjectNotFoundException`:
    case `${activeDirectory}ActiveDirectoryServerDownException`:
      return failure('WINDOWS_LOGON_NO_DOMAIN_CONTROLLER', { user, message });
    default:
      return stage === 'starting'
        ? failure('WINDOWS_LOGON_NOT_STARTED', { how: type, output: message })
        : failure('DIRECTORY_ANSWER_UNEXPECTED', { host, message });
  }
}
