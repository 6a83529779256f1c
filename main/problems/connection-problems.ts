import { entry } from './entry.js';
import { logonProblems } from './logon-problems.js';

interface Host {
  readonly host: string;
}

const noPassword = 'Your password was not sent.';

/** A domain controller can't be reached, is not trusted, or stops answering. */
export const connectionProblems = {
  ...logonProblems,
  DIRECTORY_ADDRESS_NOT_UNDERSTOOD: entry(
    ({ url }: { url: string }) => `"${url}" is not the address of a domain controller.`,
    'The directory is read over an encrypted connection to one domain controller.',
    'Give an address such as ldaps://dc1.contoso.local.',
  ),
  DIRECTORY_HOST_NOT_FOUND: entry(
    ({ host }: Host) => `No computer named ${host} was found.`,
    'The name of the domain controller must resolve in DNS before it can be asked anything.',
    'Check the spelling, and that this machine uses the DNS servers of the domain.',
  ),
  DIRECTORY_CONNECTION_REFUSED: entry(
    ({ host, port }: Host & { port: number }) => `${host} is there, but refuses connections on port ${String(port)}.`,
    'LDAPS listens on port 636 and LDAP with StartTLS on port 389, and only on a domain controller.',
    'Check that it is a domain controller, that it has a certificate for LDAPS, and that no firewall stands between.',
  ),
  DIRECTORY_NOT_REACHABLE: entry(
    ({ host }: Host & { message: string }) => `There is no way from this machine to ${host}.`,
    'Everything that is known of the lost server is read from there.',
    'Check the network cable, the gateway and the firewalls, then try again.',
    ({ message }) => message,
  ),
  DIRECTORY_TIMED_OUT: entry(
    ({ host, seconds }: Host & { seconds: number }) => `${host} did not answer within ${String(seconds)} seconds.`,
    'A firewall that swallows packets looks like this, and so does a domain controller under heavy load.',
    'Check the firewall between this machine and the domain controller, or try another domain controller.',
  ),
  DIRECTORY_CONNECTION_LOST: entry(
    ({ host }: Host & { message: string }) => `The connection to ${host} broke off.`,
    'What was being read is incomplete, so none of it is used.',
    'Try again. If it happens again, try another domain controller.',
    ({ message }) => message,
  ),
  DIRECTORY_CERTIFICATE_UNTRUSTED: entry(
    ({ host, caFile }: Host & { caFile: string | null; trusted: string; code: string }) =>
      caFile === null
        ? `The certificate of ${host} comes from an authority that is not trusted on this machine.`
        : `The certificate of ${host} was not signed by the authority in ${caFile}.`,
    `Someone else could be answering in its place. ${noPassword}`,
    'Export the certificate of the authority that signed it to a file (certlm.msc, Trusted Root Certification Authorities), and choose that file.',
    ({ code, trusted }) => `${code}\nTrusted are ${trusted}.`,
  ),
  DIRECTORY_CERTIFICATE_NAME_DIFFERS: entry(
    ({ host }: Host & { message: string }) => `The certificate that answers for ${host} is made out to another name.`,
    `It may be another machine. ${noPassword}`,
    'Use the full DNS name of the domain controller, as its certificate has it.',
    ({ message }) => message,
  ),
  DIRECTORY_CERTIFICATE_EXPIRED: entry(
    ({ host }: Host) => `The certificate of ${host} has expired.`,
    `An expired certificate proves nothing. ${noPassword}`,
    'Renew the certificate of that domain controller, or use another domain controller. Check the clock of this machine too.',
  ),
  DIRECTORY_CERTIFICATE_NOT_YET_VALID: entry(
    ({ host }: Host) => `The certificate of ${host} is not valid yet.`,
    `The clock of this machine is probably slow. ${noPassword}`,
    'Set the clock of this machine, then try again.',
  ),
  DIRECTORY_CERTIFICATE_WEAK: entry(
    ({ host }: Host & { message: string }) =>
      `The certificate of ${host} was signed in a way that is no longer safe, such as SHA-1, or has too short a key.`,
    `Someone else could have made up one like it. ${noPassword}`,
    {
      terminal:
        'Renew the certificate with SHA-256, use another domain controller, or use a directory export. If none of this can be had, accept old TLS on purpose (--accept-old-tls), which accepts old certificates too: the report will show it.',
      window:
        'Renew the certificate with SHA-256, use another domain controller, or use a directory export. If none of this can be had, accept old TLS on purpose ("Accept TLS 1.0 and 1.1", beside the account), which accepts old certificates too: the report will show it.',
    },
    ({ message }) => message,
  ),
  DIRECTORY_TLS_TOO_OLD: entry(
    ({ host }: Host & { code: string }) => `${host} speaks only versions of TLS older than 1.2.`,
    `They are no longer safe for a password. ${noPassword}`,
    {
      terminal:
        'Turn on TLS 1.2 on that domain controller (Windows Server 2008 R2 has it, turned off), use another one, or use a directory export. If none of this can be had, accept old TLS on purpose (--accept-old-tls): the report will show it.',
      window:
        'Turn on TLS 1.2 on that domain controller (Windows Server 2008 R2 has it, turned off), use another one, or use a directory export. If none of this can be had, accept old TLS on purpose ("Accept TLS 1.0 and 1.1", beside the account): the report will show it.',
    },
    ({ code }) => code,
  ),
  DIRECTORY_TLS_FAILED: entry(
    ({ host }: Host & { message: string }) => `No encrypted connection to ${host} came about.`,
    `Without encryption anyone on the way could read along. ${noPassword}`,
    'Check that the domain controller has a certificate and TLS 1.2 turned on, and that ldaps:// goes to port 636 and ldap:// to port 389.',
    ({ message }) => message,
  ),
  DIRECTORY_STARTTLS_REFUSED: entry(
    ({ host }: Host & { message: string }) => `${host} refuses to encrypt the connection (StartTLS).`,
    `A domain controller without a certificate answers like this. ${noPassword}`,
    'Give the domain controller a certificate, use another one, or use a directory export.',
    ({ message }) => message,
  ),
  DIRECTORY_CA_FILE_NOT_USABLE: entry(
    ({ path, why }: { path: string; why: string }) => `The certificate file ${path} can't be used: ${why}.`,
    'Without it there is no telling whether the domain controller is the real one.',
    'Choose the certificate of the authority, exported as "Base-64 encoded X.509" or "DER encoded binary X.509".',
  ),
  DIRECTORY_WITHOUT_CONFIGURATION: entry(
    ({ host }: Host) => `${host} is not a domain controller of Active Directory.`,
    'It names no configuration partition, where Exchange keeps its settings.',
    'Give the address of a domain controller.',
  ),
  DIRECTORY_LIMIT_REACHED: entry(
    ({ host }: Host & { message: string }) =>
      `${host} stopped in the middle of an answer, because of a limit of its own.`,
    'What was read is incomplete, so none of it is used.',
    'Try again later, or use another domain controller.',
    ({ message }) => message,
  ),
  DIRECTORY_READ_REFUSED: entry(
    ({ host, user }: Host & { user: string; message: string }) => `${host} does not let ${user} read.`,
    'Every account of the domain may usually read the configuration partition.',
    'Use an account of this forest, for example your own administrator account.',
    ({ message }) => message,
  ),
  DIRECTORY_NO_CONTROLLER_ANSWERED: entry(
    ({ count }: { count: number; reasons: readonly string[] }) =>
      `None of the domain controllers could be read (${String(count)} reasons).`,
    `Everything that is known of the lost server is read from there. ${noPassword.replace('was not sent', 'was sent to none that was not trusted')}`,
    'Read the reasons below. Put one of them right, or give the address of a domain controller by hand.',
    ({ reasons }) => reasons.join('\n'),
  ),
  DIRECTORY_PART_ABSENT: entry(
    ({ base, readFrom, why }: { base: string; readFrom: string; why: string }) =>
      `${base} can't be read from ${readFrom}: ${why}.`,
    'What stands there stays unknown. It may be there all the same.',
    'Read from a domain controller of that domain, or make an export that holds it too.',
  ),
  DIRECTORY_ANSWER_UNEXPECTED: entry(
    ({ host }: Host & { message: string }) => `${host} answered with an error that this program does not know.`,
    'What was being read is incomplete, so none of it is used.',
    'Read the details below. Try another domain controller, or use a directory export.',
    ({ message }) => message,
  ),
};
