import { open, type FileHandle } from 'node:fs/promises';

/** How large an export is to be made. */
export interface ExportShape {
  /** Of the finished file; the last entries may go a little beyond it. */
  readonly bytes: number;
  readonly servers: number;
  /** Of every so many people one has a computer. */
  readonly peoplePerComputer: number;
}

export const largeDomain = 'DC=contoso,DC=local';
const configuration = `CN=Configuration,${largeDomain}`;
const organization = `CN=Contoso,CN=Microsoft Exchange,CN=Services,${configuration}`;
const servers = `CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,${organization}`;
const site = `CN=Head Office,CN=Sites,${configuration}`;

const kinds = [
  ['owa', 'OWA'],
  ['ecp', 'ECP'],
  ['EWS', 'WebServices'],
  ['Microsoft-Server-ActiveSync', 'Mobile'],
  ['OAB', 'OAB'],
  ['PowerShell', 'PowerShell'],
  ['Autodiscover', 'AutoDiscover'],
  ['Rpc', 'RpcHttp'],
  ['PushNotifications', 'OWA'],
] as const;

/** Writes an export as `ldifde` would, of an organization with this many servers, then of people until it is large enough. */
export async function writeLargeExport(path: string, shape: ExportShape): Promise<void> {
  const file = await open(path, 'w');
  try {
    await writeInPieces(file, entriesOf(shape), shape.bytes);
  } finally {
    await file.close();
  }
}

async function writeInPieces(file: FileHandle, entries: Iterable<string>, bytes: number): Promise<void> {
  let [piece, written] = ['', 0];
  const flush = async (): Promise<void> => {
    // Every character is one byte.
    await file.write(piece);
    written += piece.length;
    piece = '';
  };
  for (const entry of entries) {
    piece += entry;
    if (piece.length > 512 * 1024) await flush();
    if (written + piece.length >= bytes) break;
  }
  await flush();
}

function* entriesOf({ servers: count, peoplePerComputer }: ExportShape): Generator<string> {
  yield record(configuration, ['objectClass: configuration']);
  yield record(`CN=Services,${configuration}`, ['objectClass: container']);
  yield record(`CN=Microsoft Exchange,CN=Services,${configuration}`, ['objectClass: msExchConfigurationContainer']);
  yield record(organization, ['objectClass: top', 'objectClass: msExchOrganizationContainer', 'cn: Contoso']);
  yield record(site, ['objectClass: site', 'cn: Head Office']);
  for (let number = 0; number < count; number += 1) yield* serverAt(number);
  yield record(largeDomain, ['objectClass: top', 'objectClass: domain', 'objectClass: domainDNS']);
  for (let number = 0; ; number += 1) {
    yield person(number);
    if (number % peoplePerComputer === 0) yield computer(number / peoplePerComputer);
  }
}

function* serverAt(number: number): Generator<string> {
  const name = `EX${String(number)}`;
  const host = `${name.toLowerCase()}.contoso.local`;
  const server = `CN=${name},${servers}`;
  yield record(server, [
    ...['top', 'server', 'msExchExchangeServer'].map(value => `objectClass: ${value}`),
    `cn: ${name}`,
    `networkAddress: ncacn_ip_tcp:${host}`,
    'serialNumber: Version 14.3 (Build 30123.4)',
    'versionNumber: 1937997947',
    'msExchCurrentServerRoles: 4',
    `msExchServerSite: ${site}`,
    ...filler(number, 30, 120),
  ]);
  for (const [path, kind] of kinds) {
    yield record(`CN=${path} (Default Web Site),CN=HTTP,CN=Protocols,${server}`, [
      ...['top', 'msExchVirtualDirectory', `msExch${kind}VirtualDirectory`].map(value => `objectClass: ${value}`),
      `cn: ${path} (Default Web Site)`,
      `msExchMetabasePath: IIS://${host}/W3SVC/1/ROOT/${path}`,
      `msExchInternalHostName: https://${host}/${path}`,
      'msExchExternalHostName: https://mail.contoso.com/owa',
      ...filler(number, 34, 120),
    ]);
  }
}

function person(number: number): string {
  const name = `Person ${String(number)}`;
  return record(`CN=${name},OU=Department ${String(number % 97)},OU=Staff,${largeDomain}`, [
    ...['top', 'person', 'organizationalPerson', 'user'].map(value => `objectClass: ${value}`),
    `cn: ${name}`,
    `sAMAccountName: person${String(number)}`,
    `memberOf: CN=Everyone of Department ${String(number % 97)},OU=Groups,OU=Staff,${largeDomain}`,
    `userCertificate:: ${'MIIFkjCCBHqgAwIBAgIKYQ4'.repeat(40)}`,
    ...filler(number, 30),
  ]);
}

function computer(number: number): string {
  const name = `PC${String(number)}`;
  return record(`CN=${name},OU=Computers of Department ${String(number % 97)},${largeDomain}`, [
    ...['top', 'person', 'organizationalPerson', 'user', 'computer'].map(value => `objectClass: ${value}`),
    `cn: ${name}`,
    `sAMAccountName: ${name}$`,
    'ms-Mcs-AdmPwd: not-for-the-memory',
    'userAccountControl: 4096',
    ...['HOST', 'RestrictedKrbHost', 'TERMSRV'].map(kind => `servicePrincipalName: ${kind}/${name}.contoso.local`),
    `memberOf: CN=All computers,OU=Groups,OU=Staff,${largeDomain}`,
    ...filler(number, 20),
  ]);
}

/** Attributes that nobody asks for, with values of so many characters. */
function filler(number: number, count: number, width = 20): string[] {
  const value = `some value ${String(number)}`.padEnd(width, ' or other');
  return Array.from({ length: count }, (_, index) => `msExchAttribute${String(index)}: ${value}`);
}

/** One entry, its long lines folded as `ldifde` folds them. */
function record(distinguishedName: string, lines: readonly string[]): string {
  const whole = [`dn: ${distinguishedName}`, 'changetype: add', ...lines, `distinguishedName: ${distinguishedName}`];
  return `${whole.map(fold).join('\r\n')}\r\n\r\n`;
}

function fold(line: string): string {
  let [folded, rest] = [line.slice(0, 76), line.slice(76)];
  for (; rest !== ''; rest = rest.slice(75)) folded += `\r\n ${rest.slice(0, 75)}`;
  return folded;
}
