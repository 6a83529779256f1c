import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const openssl = (...options) => execFileSync('openssl', options, { stdio: ['ignore', 'ignore', 'pipe'] });

/** Makes a certificate authority of its own in a folder: `NAME.pem` and `NAME.key`. */
export function makeAuthority(folder, name, subject) {
  const [key, certificate] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '3650',
    '-subj',
    `/CN=${subject}`,
    '-keyout',
    key,
    '-out',
    certificate,
  );
}

/** Makes `server.pem` and `server.key` for these names and addresses, signed by an authority of the same folder. */
export function makeServerCertificate(folder, authority, subjectAltNames) {
  const file = name => join(folder, name);
  writeFileSync(file('server.ext'), `subjectAltName=${subjectAltNames.join()}\nextendedKeyUsage=serverAuth\n`);
  const subject = `/CN=${subjectAltNames[0].replace(/^DNS:/, '')}`;
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    subject,
    '-keyout',
    file('server.key'),
    '-out',
    file('server.csr'),
  );
  const signing = ['-CA', file(`${authority}.pem`), '-CAkey', file(`${authority}.key`), '-CAcreateserial'];
  openssl(
    'x509',
    '-req',
    '-in',
    file('server.csr'),
    ...signing,
    '-days',
    '825',
    '-extfile',
    file('server.ext'),
    '-out',
    file('server.pem'),
  );
}
