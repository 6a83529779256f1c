import { win32 } from 'node:path';
import type { z } from 'zod';
import type { HostFacts, Package } from '../../../../preload/contract/index.js';
import type { MediaRows, PackageRows, SourceRows } from './forms.js';

/**
 * The media of Exchange setup: the folder that was named, else the first drive that has it. The build is that of
 * ExSetup.exe, or of setup.exe where that one is missing.
 * @fidelity D media build: version resource of Setup\ServerRoles\Common\ExSetup.exe, else of setup.exe; setup itself refuses media that are too old
 */
export function mediaFrom({ rows }: z.infer<typeof MediaRows>): HostFacts['media'] {
  const found = rows.flatMap(({ path, versions }) => {
    const build = versions['Setup\\ServerRoles\\Common\\ExSetup.exe'] ?? versions['setup.exe'] ?? null;
    return build === null ? [] : [{ path, build }];
  });
  // Other programs have a setup.com too; Exchange 2010 is version 14.
  return found.find(({ build }) => build.startsWith('14.')) ?? found[0] ?? null;
}

/**
 * Packages by the number in their names.
 * @fidelity D packages: names of files as Microsoft gives them, with the number of the article; the step looks at the installed hotfixes afterwards
 */
export function packagesFrom({ rows }: z.infer<typeof PackageRows>): Package[] {
  return rows.map(({ path, version }) => {
    const name = win32.basename(path);
    const [, number] = /(?:^|[^a-z])kb(\d{5,8})(?!\d)/i.exec(name) ?? [];
    return { path, id: number === undefined ? name : `KB${number}`, version };
  });
}

/**
 * `sources\sxs` of Windows media, in which the files of .NET Framework 3.5 lie.
 * @fidelity D Windows source: a folder sources\sxs that has a cabinet of NetFx3; installing the feature tells whether it fits
 */
export function windowsSourceFrom({ rows }: z.infer<typeof SourceRows>): string | null {
  return rows.find(({ files }) => files > 0)?.path ?? null;
}
