import type { LostServer } from '../../../../preload/contract/index.js';
import { listServers } from '../../../directory/list-servers.js';
import { readLostServer } from '../../../directory/read-lost-server.js';
import { recoverability } from '../../../directory/recoverability.js';
import { failure } from '../../../problems/problem.js';
import { directoryFrom, passwordFor, type DirectoryOptions } from '../directory-option.js';
import { exitCodes } from '../exit-codes.js';
import { conclude, type House } from '../house.js';

/** `cas-recovery inspect`: what the directory records, read only. */
export async function inspect(house: House, options: DirectoryOptions & { readonly server?: string }): Promise<number> {
  const source = directoryFrom(options);
  if (!source) throw failure('WRONG_USE', { what: 'inspect needs --directory ldaps://HOST or file:EXPORT.ldif.' });
  const password = await passwordFor(source, options, house);
  const directory = await house.composition.openDirectory(source, password);
  try {
    if (options.server === undefined) {
      const servers = await listServers(directory);
      for (const { name, roles, version, site } of servers) {
        const what = roles.length > 0 ? roles.join(', ') : 'no known role';
        house.terminal.line(
          `${name.padEnd(16)} ${(version?.name ?? 'version not recorded').padEnd(28)} ${what}  (${site ?? 'no site'})`,
        );
      }
      if (servers.length === 0) house.terminal.line('No Exchange server is recorded.');
      return conclude(house, {
        command: 'servers',
        exitCode: exitCodes.done,
        readFrom: directory.readFrom,
        servers: [...servers],
      });
    }
    const server = await readLostServer(directory, options.server, house.clock);
    const problem = recoverability(server);
    tell(house, server);
    if (problem) house.terminal.problem(problem);
    else house.terminal.line(`${server.summary.name} can be recovered with recovery setup.`);
    return conclude(house, {
      command: 'inspect',
      exitCode: problem ? exitCodes.failed : exitCodes.done,
      server,
      problem,
    });
  } finally {
    await directory.close();
  }
}

function tell(
  { terminal }: House,
  { summary, computer, organization, domain, installPath, readFrom, virtualDirectories }: LostServer,
): void {
  const rows: [string, string | null | undefined][] = [
    ['Server', summary.name],
    ['Organization', organization],
    ['Domain', domain],
    ['FQDN', summary.fqdn],
    ['Version', summary.version ? `${summary.version.name} (${summary.version.build})` : null],
    ['Roles', summary.roles.join(', ')],
    ['Site', summary.site],
    ['Install folder', installPath],
    [
      'Windows',
      computer
        ? `${computer.operatingSystem ?? '?'} ${computer.operatingSystemServicePack ?? ''} (${computer.operatingSystemVersion ?? '?'})`
        : null,
    ],
    ['Computer account', computer?.distinguishedName],
    ['Password set', computer?.passwordLastSet],
    ...virtualDirectories.flatMap(({ kind, internalUrl, externalUrl }): [string, string | null][] => [
      [`${kind} internal`, internalUrl],
      [`${kind} external`, externalUrl],
    ]),
  ];
  terminal.line(`Read from ${readFrom}`);
  for (const [label, value] of rows) terminal.line(`  ${label.padEnd(18)} ${value ?? 'not recorded'}`);
}
