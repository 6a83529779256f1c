import { randomInt } from 'node:crypto';
import { copyFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { makeServerCertificate } from './certificates.mjs';
import { startSambaProcess } from './samba-process.mjs';

/**
 * Starts the domain controller that was set up in `folder`, on a loopback address of its own, because the ports of LDAP
 * are fixed; with a certificate for that address.
 */
export async function startIn(folder, organization, authority) {
  const tls = join(folder, 'tls');
  mkdirSync(tls, { recursive: true });
  const files = ['authority.pem', 'authority.key', 'other-authority.pem'];
  for (const name of files) copyFileSync(join(authority, name), join(tls, name));
  const address = await freeAddress();
  makeServerCertificate(tls, 'authority', [`DNS:dc1.${organization.suffix}`, `IP:${address}`]);
  const { stop } = await startSambaProcess(folder, address, organization);
  return { address, stop, caFile: join(tls, 'authority.pem'), otherCaFile: join(tls, 'other-authority.pem') };
}

async function freeAddress() {
  for (;;) {
    const address = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(2, 255)}`;
    if (await isFree(address, 636)) return address;
  }
}

const isFree = (host, port) =>
  new Promise((done, refuse) => {
    const server = createServer();
    server.once('error', error => (error.code === 'EADDRINUSE' ? done(false) : refuse(error)));
    server.listen({ host, port }, () => server.close(() => done(true)));
  });
