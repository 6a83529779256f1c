import { spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Starts the domain controller that lives in `folder` on one loopback address, and waits until it answers. */
export async function startSambaProcess(folder, address, organization) {
  const at = name => join(folder, name);
  for (const name of ['etc', 'private', 'lock', 'state', 'cache', 'pid', 'ncalrpc', 'log']) {
    mkdirSync(at(name), { recursive: true });
  }
  chmodSync(at('tls/server.key'), 0o600);
  writeFileSync(at('etc/smb.conf'), configuration(folder, address, organization));
  const log = openSync(at('log/output'), 'w');
  const options = ['--configfile', at('etc/smb.conf'), '--interactive', '--no-process-group', '-M', 'single'];
  // Samba ends itself when its standard input does: also when this process is killed.
  const child = spawn('samba', options, { stdio: ['pipe', log, log] });
  child.stdin.on('error', () => undefined);
  closeSync(log);
  const ended = new Promise(resolve => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const stop = () => end(child, ended);
  if (await answers(address, 636, 20_000, ended)) return { stop };
  await stop();
  throw new Error(`Samba did not start on ${address}: ${readFileSync(at('log/output'), 'utf8').slice(-2000)}`);
}

async function end(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const stopped = await Promise.race([ended.then(() => true), wait(8000, false, { ref: false })]);
  if (!stopped) child.kill('SIGKILL');
  await ended;
}

async function answers(host, port, milliseconds, ended) {
  let over = false;
  void ended.then(() => (over = true));
  const limit = Date.now() + milliseconds;
  while (!over && Date.now() < limit) {
    if (await accepts(host, port)) return true;
    await wait(50);
  }
  return false;
}

const accepts = (host, port) =>
  new Promise(resolve => {
    const socket = connect({ host, port }, () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const configuration = (folder, address, { suffix, netbios }) => `[global]
  netbios name = DC1
  realm = ${suffix.toUpperCase()}
  workgroup = ${netbios}
  server role = active directory domain controller
  server services = ldap
  dcerpc endpoint servers = -all
  interfaces = ${address}/8
  bind interfaces only = yes
  dsdb:schema update allowed = true
  ldb:nosync = true
  ldap server require strong auth = yes
  tls enabled = yes
  tls keyfile = ${folder}/tls/server.key
  tls certfile = ${folder}/tls/server.pem
  tls cafile = ${folder}/tls/authority.pem
  private dir = ${folder}/private
  lock directory = ${folder}/lock
  state directory = ${folder}/state
  cache directory = ${folder}/cache
  pid directory = ${folder}/pid
  ncalrpc dir = ${folder}/ncalrpc
  log file = ${folder}/log/samba
`;
