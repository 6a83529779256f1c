import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
  /** Its authority in a file: most often it signs itself. */
  readonly caFile: string;
}

/** For tests: a certificate for 127.0.0.1 that is valid between two dates, written as `YYYYMMDDHHMMSSZ`. */
export function makeCertificate(folder: string, from: string, to: string): TestCertificate {
  const file = (name: string): string => join(folder, `${from}-${name}`);
  const openssl = (...options: string[]): Buffer => execFileSync('openssl', options, { stdio: 'pipe' });
  writeFileSync(file('index'), '');
  writeFileSync(file('config'), configuration(folder, file('index'), file('serial')));
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=localhost',
    '-keyout',
    file('key'),
    '-out',
    file('csr'),
  );
  const dates = ['-startdate', from, '-enddate', to];
  const signing = [
    '-selfsign',
    '-keyfile',
    file('key'),
    '-in',
    file('csr'),
    '-out',
    file('pem'),
    '-rand_serial',
    '-notext',
  ];
  openssl('ca', '-batch', '-config', file('config'), ...signing, ...dates);
  return { key: readFileSync(file('key'), 'utf8'), cert: readFileSync(file('pem'), 'utf8'), caFile: file('pem') };
}

/** For tests: a certificate for 127.0.0.1 that an authority of its own signed with SHA-1. */
export function makeWeakCertificate(folder: string): TestCertificate {
  const file = (name: string): string => join(folder, name);
  const openssl = (...options: string[]): Buffer => execFileSync('openssl', options, { stdio: 'pipe' });
  const request = ['req', '-newkey', 'rsa:2048', '-nodes'];
  openssl(...request, '-x509', '-subj', '/CN=Authority', '-keyout', file('ca.key'), '-out', file('ca.pem'));
  openssl(...request, '-subj', '/CN=localhost', '-keyout', file('key'), '-out', file('csr'));
  writeFileSync(file('extensions'), 'subjectAltName = IP:127.0.0.1\n');
  const signing = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-extfile', file('extensions')];
  openssl('x509', '-req', '-sha1', '-in', file('csr'), ...signing, '-out', file('pem'));
  return { key: readFileSync(file('key'), 'utf8'), cert: readFileSync(file('pem'), 'utf8'), caFile: file('ca.pem') };
}

const configuration = (folder: string, index: string, serial: string): string => `[ca]
default_ca = own
[own]
new_certs_dir = ${folder}
database = ${index}
serial = ${serial}
default_md = sha256
policy = any
x509_extensions = extensions
[any]
commonName = supplied
[extensions]
subjectAltName = IP:127.0.0.1
basicConstraints = CA:true
`;
