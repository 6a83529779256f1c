import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-cli.js';

/** The export of the EX3 scenario: one organization with three servers. */
export const ex3Export = join(root, 'assets', 'scenarios', 'ex3', 'directory.ldif');

/** The folder of the exports of a second organization: two domains, a DAG, servers of several versions, odd names. */
export const contosoExport = join(root, 'main', 'directory', 'fixtures', 'contoso');

/** Where the servers of EX3’s organization stand. */
const servers =
  'CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=Exchange Server Pro,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=exchangeserverpro,DC=local';

/** Writes an export that differs from the one of EX3 in this text. Throws when it is not there. */
export function changedExport(folder: string, before: string, now: string): string {
  const text = readFileSync(ex3Export, 'utf8');
  if (!text.includes(before)) throw new Error(`The export of EX3 does not hold "${before}".`);
  const path = join(folder, 'changed.ldf');
  writeFileSync(path, text.replace(before, now));
  return path;
}

/** A further file of that export: a server whose name tries whatever a name can try. */
export function exportOfOddServer(folder: string, name: string): string {
  const path = join(folder, 'odd.ldf');
  const escaped = name.replace(/[\\,+"<>;=]/g, '\\$&');
  const lines = [
    `dn:: ${base64(`CN=${escaped},${servers}`)}`,
    'changetype: add',
    'objectClass: top',
    'objectClass: server',
    'objectClass: msExchExchangeServer',
    `cn:: ${base64(name)}`,
    'serialNumber: Version 14.3 (Build 30123.4)',
    'msExchCurrentServerRoles: 4',
    `msExchInstallPath:: ${base64('=cmd|calc')}`,
  ];
  writeFileSync(path, `${lines.join('\r\n')}\r\n\r\n`);
  return path;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
