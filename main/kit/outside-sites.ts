import type { KitLack } from '../../preload/contract/index.js';
import type { TreeFile } from '../ports/kit-store.js';
import type { TreeRoot } from '../ports/settings-source.js';
import { toProblem } from '../problems/problem.js';
import { readXmlFile, type Element } from '../settings/xml/read-xml.js';

const name = 'applicationHost.config';
const part = 'web root files';

/**
 * What IIS serves from folders that no kit has: those of other products, or moved ones. Folders of Windows come with its
 * features. `restored`: files of a backup, which no longer lie where the server had them; null for a server itself.
 */
export function sitesOutside(
  applicationHost: Buffer,
  roots: readonly TreeRoot[],
  restored: readonly Pick<TreeFile, 'tree' | 'file'>[] | null,
): KitLack[] {
  const ofServer = roots.map(({ shown }) => shown.slice(0, 2)).find(start => /^[A-Za-z]:$/.test(start)) ?? 'C:';
  const drive = restored ? '%SystemDrive%' : ofServer;
  const covered = roots.map(({ shown }) => shown);
  const hasWebRoot = roots.some(({ tree }) => tree === 'web-root');
  const inKit = (folder: string): boolean =>
    covered.some(root => isWithin(folder, root)) || (restored !== null && isRestored(folder, restored));
  try {
    const sites = named([readXmlFile(applicationHost, name).root], 'system.applicationHost', 'sites', 'site');
    return sites.flatMap(site =>
      named([site], 'application').flatMap(application =>
        named([application], 'virtualDirectory').flatMap(({ attributes }): KitLack[] => {
          const folder = (attributes['physicalPath'] ?? '').replace(/^%SystemDrive%/i, drive);
          if (folder === '' || ofWindows.test(folder) || inKit(folder)) return [];
          // That all of wwwroot is lacking is told once, of the tree.
          if (!hasWebRoot && webRoot.test(folder)) return [];
          const place = [site, application].map(one => one.attributes['name'] ?? one.attributes['path'] ?? '').join('');
          return [
            {
              part,
              what: `${place.replace(/\/$/, '')}: ${folder}`,
              ...(restored && ofClientAccess.test(folder) ? notRestored : notTaken),
            },
          ];
        }),
      ),
    );
  } catch (thrown) {
    return [
      {
        part,
        what: 'sites in other folders',
        why: `Nobody could tell whether there are any: ${toProblem(thrown).happened}`,
        next: 'Look into IIS Manager, and copy the folders of other sites by hand.',
      },
    ];
  }
}

/** RpcProxy, and what comes with IIS. */
const ofWindows = /^(?:%windir%|%SystemRoot%|[A-Za-z]:\\Windows)(?:\\|$)/i;

const webRoot = /^(?:%SystemDrive%|[A-Za-z]:)\\inetpub\\wwwroot(?:\\|$)/i;
const ofClientAccess = /\\ClientAccess(?:\\(.*))?$/i;

const notTaken = {
  why: 'IIS serves this folder, and it lies outside of wwwroot and of \\ClientAccess. No kit takes it.',
  next: 'Copy it by hand with its rights, and keep the copy beside the kit.',
};
const notRestored = {
  why: 'IIS served this folder of \\ClientAccess, and the restored \\ClientAccess has no file of it.',
  next: 'Look whether the backup has it. If it does, restore it, and take the kit again.',
};

/** A folder of \ClientAccess, wherever the server had it, of which the kit has files. */
function isRestored(folder: string, files: readonly Pick<TreeFile, 'tree' | 'file'>[]): boolean {
  const inner = ofClientAccess.exec(folder.replace(/\\+$/, ''));
  if (!inner) return false;
  const path = (inner[1] ?? '').replace(/\\/g, '/').toLowerCase();
  return files.some(
    ({ tree, file }) => tree === 'client-access' && (path === '' || file.toLowerCase().startsWith(`${path}/`)),
  );
}

function isWithin(folder: string, root: string): boolean {
  const [inner, outer] = [folder, root].map(path => `${path.replace(/\\+$/, '').toLowerCase()}\\`);
  return inner?.startsWith(outer ?? '') === true;
}

function named(parents: readonly Element[], ...path: readonly string[]): readonly Element[] {
  return path.reduce(
    (found, one) => found.flatMap(({ children }) => children.filter(child => child.name === one)),
    parents,
  );
}
