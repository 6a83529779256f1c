import { existsSync, readFileSync } from 'node:fs';
import { iisConfiguration } from '../aftermath/iis-configuration.js';
import { stoppedPool } from '../aftermath/stopped-pool.js';
import { applicationHost } from '../disk.js';
import { isLeft } from '../faults.js';
import type { Bench } from './tool.js';

/** `appcmd.exe list site|apppool|app /xml` */
export function appcmdList({ args, folder, machine: look, print }: Bench): number {
  const file = applicationHost(folder);
  const found = existsSync(file) ? iisConfiguration(readFileSync(file, 'utf8')) : null;
  if (!found) {
    print(document('<ERROR message="Configuration error&#xD;&#xA;Filename: applicationHost.config&#xD;&#xA;" />'));
    return 13;
  }
  const machine = look();
  const runs = machine.services.some(({ name, state }) => name === 'W3SVC' && state === 'Running');
  const isStopped = (pool: string): boolean => pool === stoppedPool && isLeft(machine, 'pool-stopped');
  const rows = {
    site: found.sites.map(({ name, id, bindings }) =>
      element('SITE', {
        'SITE.NAME': name,
        'SITE.ID': id,
        bindings: bindings.join(','),
        state: runs ? 'Started' : 'Stopped',
      }),
    ),
    apppool: found.pools.map(name =>
      element('APPPOOL', {
        ...{ 'APPPOOL.NAME': name, PipelineMode: 'Integrated', RuntimeVersion: 'v2.0' },
        state: runs && !isStopped(name) ? 'Started' : 'Stopped',
      }),
    ),
    app: found.applications.map(({ site, path, pool }) =>
      element('APP', { 'APP.NAME': `${site}${path}`, path, 'APPPOOL.NAME': pool, 'SITE.NAME': site }),
    ),
  }[args[1]?.toLowerCase() ?? ''];
  if (!rows || !args.includes('/xml')) {
    print('Failed to process input: The command is not recognized.\n');
    return 87;
  }
  print(document(rows.join('\n')));
  return 0;
}

const document = (rows: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<appcmd>\n${rows}\n</appcmd>\n`;

function element(name: string, attributes: Readonly<Record<string, string>>): string {
  const words = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `    <${name}${words.join('')} />`;
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
