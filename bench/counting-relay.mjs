import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, createServer } from 'node:tls';
import { makeServerCertificate } from '../scripts/samba/certificates.mjs';

const address = '127.0.0.1';
/** The only request that nobody answers (RFC 4511, 4.3). */
const unbind = 0x42;

/**
 * Stands between a program and a domain controller, with a certificate of the same authority, and counts the requests
 * that are answered: each is a round trip.
 */
export async function startCountingRelay(controller) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  const tls = await certified(folder, path.dirname(controller.caFile));
  const ca = await readFile(controller.caFile);
  let count = 0;
  const server = createServer(tls, inside => {
    const outside = connect({ host: controller.address, port: 636, ca });
    const requests = requestCounter(operation => (count += operation === unbind ? 0 : 1));
    inside.on('data', requests);
    inside.pipe(outside).pipe(inside);
    for (const socket of [inside, outside]) {
      socket.on('error', () => socket.destroy());
      socket.on('close', () => [inside, outside].forEach(one => one.destroy()));
    }
  });
  await new Promise(resolve => server.listen(0, address, resolve));
  return {
    url: `ldaps://${address}:${server.address().port}`,
    caFile: controller.caFile,
    requests: () => count,
    close: async () => {
      await new Promise(resolve => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function certified(folder, authorityFolder) {
  for (const name of ['authority.pem', 'authority.key']) {
    await copyFile(path.join(authorityFolder, name), path.join(folder, name));
  }
  makeServerCertificate(folder, 'authority', [`IP:${address}`]);
  const [cert, key] = await Promise.all(['server.pem', 'server.key'].map(name => readFile(path.join(folder, name))));
  return { cert, key };
}

/** Tells the operation of each LDAP message in a stream of bytes, however it is cut into pieces. */
export function requestCounter(tell) {
  let rest = Buffer.alloc(0);
  return bytes => {
    rest = Buffer.concat([rest, bytes]);
    for (let message = elementAt(rest, 0); message && message.end <= rest.length; message = elementAt(rest, 0)) {
      const number = elementAt(rest, message.start);
      tell(rest[number.end]);
      rest = rest.subarray(message.end);
    }
  };
}

/** Where the contents of a BER element begin and end; undefined while its head is not there whole. */
function elementAt(bytes, at) {
  const length = bytes[at + 1];
  if (length === undefined) return undefined;
  const extra = length > 0x7f ? length & 0x7f : 0;
  const start = at + 2 + extra;
  if (bytes.length < start) return undefined;
  return { start, end: start + (extra > 0 ? bytes.readUIntBE(at + 2, extra) : length) };
}
