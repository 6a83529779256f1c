import { describe, expect, it } from 'vitest';
import { type Attempt, ldapFailure } from './ldap-failure.js';

const attempt: Attempt = {
  stage: 'reading',
  host: 'dc1.contoso.local',
  port: 636,
  user: 'anna@contoso.local',
  caFile: null,
  trusted: 'the authorities of a test',
  limits: { connect: 10, answer: 60 },
};

const withCode = (code: number | string, message = 'message'): Error => Object.assign(new Error(message), { code });

describe('a refused logon', () => {
  it.each([
    ['525', 'it knows no such user', 'Write it as name@domain'],
    ['52e', 'do not belong together', 'Mind the lockout'],
    ['52E', 'do not belong together', 'Mind the lockout'],
    ['530', 'at this time of day', 'another account'],
    ['531', 'from this computer', 'another account'],
    ['532', 'password has expired', 'Set a new password'],
    ['533', 'account is disabled', 'another account'],
    ['701', 'account has expired', 'another account'],
    ['773', 'password must be changed', 'Log on to Windows with the account once'],
    ['775', 'account is locked', 'Unlock it'],
    ['999', 'not accepted', 'Check both'],
  ])('says in words what "data %s" means, and what to do', (data, why, next) => {
    const message = `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1`;
    const { problem } = ldapFailure(withCode(49, message), { ...attempt, stage: 'logging on' });
    expect(problem).toMatchObject({ code: 'DIRECTORY_LOGON_REFUSED', details: message });
    expect(problem.happened).toContain('dc1.contoso.local refuses the logon of anna@contoso.local: ');
    expect(problem.happened).toContain(why);
    expect(problem.next).toContain(next);
  });
});

describe('an error of the LDAP client', () => {
  it.each<[Attempt['stage'], Error, string]>([
    ['logging on', withCode(8), 'DIRECTORY_ENCRYPTION_REQUIRED'],
    ['logging on', withCode(13), 'DIRECTORY_ENCRYPTION_REQUIRED'],
    ['logging on', withCode(49), 'DIRECTORY_LOGON_REFUSED'],
    ['connecting', withCode(34), 'DIRECTORY_LOGON_REFUSED'],
    ['connecting', withCode(53), 'DIRECTORY_LOGON_REFUSED'],
    ['connecting', withCode(52), 'DIRECTORY_ANSWER_UNEXPECTED'],
    ['encrypting', withCode(52), 'DIRECTORY_STARTTLS_REFUSED'],
    ['reading', withCode(1), 'DIRECTORY_READ_REFUSED'],
    ['reading', withCode(50), 'DIRECTORY_READ_REFUSED'],
    ['reading', withCode(3), 'DIRECTORY_LIMIT_REACHED'],
    ['reading', withCode(4), 'DIRECTORY_LIMIT_REACHED'],
    ['reading', withCode(11), 'DIRECTORY_LIMIT_REACHED'],
    ['reading', withCode(34), 'DIRECTORY_ANSWER_UNEXPECTED'],
    ['reading', withCode(80), 'DIRECTORY_ANSWER_UNEXPECTED'],
    ['connecting', withCode('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'DIRECTORY_CERTIFICATE_UNTRUSTED'],
    ['encrypting', withCode('SELF_SIGNED_CERT_IN_CHAIN'), 'DIRECTORY_CERTIFICATE_UNTRUSTED'],
    ['encrypting', withCode('CERT_HAS_EXPIRED'), 'DIRECTORY_CERTIFICATE_EXPIRED'],
    ['connecting', withCode('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'), 'DIRECTORY_TLS_TOO_OLD'],
    ['connecting', withCode('UNSPECIFIED', 'CA signature digest algorithm too weak'), 'DIRECTORY_CERTIFICATE_WEAK'],
    ['connecting', withCode('ERR_SSL_WRONG_VERSION_NUMBER'), 'DIRECTORY_TLS_FAILED'],
    ['connecting', withCode('ECONNRESET'), 'DIRECTORY_TLS_FAILED'],
    ['connecting', withCode('EAI_AGAIN'), 'DIRECTORY_HOST_NOT_FOUND'],
    ['connecting', withCode('ENETUNREACH'), 'DIRECTORY_NOT_REACHABLE'],
    ['connecting', withCode('EACCES'), 'DIRECTORY_NOT_REACHABLE'],
    ['connecting', withCode('ETIMEDOUT'), 'DIRECTORY_TIMED_OUT'],
    ['reading', withCode('ECONNRESET'), 'DIRECTORY_CONNECTION_LOST'],
    [
      'connecting',
      new Error('Socket error. Message type: BindRequest (0x60)\nread ECONNRESET'),
      'DIRECTORY_CONNECTION_LOST',
    ],
    ['reading', new Error('Connection closed before message response was received.'), 'DIRECTORY_CONNECTION_LOST'],
  ])('while %s: %s', (stage, error, code) => {
    const failure = ldapFailure(error, { ...attempt, stage });
    expect(failure.problem.code).toBe(code);
    expect(failure.cause).toBe(error);
  });

  it.each([
    ['Connection timeout', '10 seconds'],
    ['SearchRequest: Operation timed out', '60 seconds'],
  ])('says how long it waited: %s', (message, limit) => {
    expect(ldapFailure(new Error(message), attempt).problem.happened).toContain(limit);
  });
});
