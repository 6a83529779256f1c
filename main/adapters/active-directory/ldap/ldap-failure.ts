import type { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import { explainRefusal } from './logon-refusal.js';

/** How long a domain controller may take, in seconds. */
export interface Limits {
  readonly connect: number;
  /** For a logon, and for each page of a search. */
  readonly answer: number;
}

/** What was going on when an error came up. */
export interface Attempt {
  readonly stage: 'connecting' | 'encrypting' | 'logging on' | 'reading';
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly caFile: string | null;
  /** For people: whose signatures count. */
  readonly trusted: string;
  readonly limits: Limits;
}

/** Turns an error of the LDAP client, of TLS or of the network into the problem that it stands for. */
export function ldapFailure(error: unknown, attempt: Attempt): Failure {
  const code = (error as { code?: unknown }).code;
  const message = error instanceof Error ? error.message : String(error);
  if (typeof code === 'number') return fromResult(code, message, error, attempt);
  return fromNetwork(typeof code === 'string' ? code : '', message, error, attempt);
}

/**
 * constraintViolation, noSuchObject, invalidDNSyntax, inappropriateAuthentication, invalidCredentials and
 * unwillingToPerform. Active Directory says invalidCredentials; whatever it says, a logon is not tried twice.
 */
const logonRefused = new Set([19, 32, 34, 48, 49, 53]);

/** Result codes of RFC 4511. */
function fromResult(code: number, message: string, cause: unknown, attempt: Attempt): Failure {
  const { host, user, stage } = attempt;
  if (stage === 'encrypting') return failure('DIRECTORY_STARTTLS_REFUSED', { host, message }, cause);
  if (stage !== 'reading' && logonRefused.has(code)) {
    return failure('DIRECTORY_LOGON_REFUSED', { host, user, message, ...explainRefusal(message) }, cause);
  }
  switch (code) {
    case 8: // strongerAuthRequired
    case 13: // confidentialityRequired
      return failure('DIRECTORY_ENCRYPTION_REQUIRED', { host, message }, cause);
    case 1: // operationsError: Active Directory's answer to a search without a logon
    case 50: // insufficientAccessRights
      return failure('DIRECTORY_READ_REFUSED', { host, user, message }, cause);
    case 3: // timeLimitExceeded
    case 4: // sizeLimitExceeded
    case 11: // adminLimitExceeded
      return failure('DIRECTORY_LIMIT_REACHED', { host, message }, cause);
    default:
      return failure('DIRECTORY_ANSWER_UNEXPECTED', { host, message }, cause);
  }
}

const untrusted = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'INVALID_CA',
]);
const tooOld = new Set(['ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION']);

function fromNetwork(code: string, message: string, cause: unknown, attempt: Attempt): Failure {
  const { host, port, caFile, trusted } = attempt;
  if (untrusted.has(code)) return failure('DIRECTORY_CERTIFICATE_UNTRUSTED', { host, caFile, trusted, code }, cause);
  // OpenSSL has words for it, and for most of them no code.
  if (/too weak/i.test(message)) return failure('DIRECTORY_CERTIFICATE_WEAK', { host, message }, cause);
  if (tooOld.has(code)) return failure('DIRECTORY_TLS_TOO_OLD', { host, code }, cause);
  switch (code) {
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return failure('DIRECTORY_CERTIFICATE_NAME_DIFFERS', { host, message }, cause);
    case 'CERT_HAS_EXPIRED':
      return failure('DIRECTORY_CERTIFICATE_EXPIRED', { host }, cause);
    case 'CERT_NOT_YET_VALID':
      return failure('DIRECTORY_CERTIFICATE_NOT_YET_VALID', { host }, cause);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
      return failure('DIRECTORY_HOST_NOT_FOUND', { host }, cause);
    case 'ECONNREFUSED':
      return failure('DIRECTORY_CONNECTION_REFUSED', { host, port }, cause);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
    case 'ENETDOWN':
    case 'EHOSTDOWN':
    case 'EACCES': // a firewall on this machine
    case 'EPERM':
      return failure('DIRECTORY_NOT_REACHABLE', { host, message }, cause);
  }
  return fromClient(`${code} ${message}`.trim(), cause, attempt);
}

/** The client gives errors of its own no code. */
function fromClient(message: string, cause: unknown, { host, stage, limits }: Attempt): Failure {
  if (/Connection timeout|ETIMEDOUT/.test(message)) {
    return failure('DIRECTORY_TIMED_OUT', { host, seconds: limits.connect }, cause);
  }
  if (message.includes('timed out')) return failure('DIRECTORY_TIMED_OUT', { host, seconds: limits.answer }, cause);
  const lost = stage === 'reading' || /^(Socket error|Connection closed)/.test(message);
  return failure(lost ? 'DIRECTORY_CONNECTION_LOST' : 'DIRECTORY_TLS_FAILED', { host, message }, cause);
}
