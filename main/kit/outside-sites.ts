import type { KitLack } from '../../preload/contract/index.js';
import type { TreeRoot } from '../ports/settings-source.js';
import { toProblem } from '../problems/problem.js';
import { readXmlFile, type Element } from '../settings/xml/read-xml.js';

const name = 'applicationHost.config';
const part = 'web root files';

/**
 * What IIS serves from folders that no kit has: those of other products, or moved ones. Folders of Windows come with its
 * features.
 */
export function sitesOutside(applicationHost: Buffer, roots: readonly TreeRoot[]): KitLack[] {
  const drive = roots.map(({ shown }) => shown.slice(0, 2)).find(start => /^[A-Za-z]:$/.test(start)) ?? 'C:';
  const covered = roots.map(({ shown }) => shown);
  try {
    const sites = named([readXmlFile(applicationHost, name).root], 'system.applicationHost', 'sites', 'site');
    return sites.flatMap(site =>
      named([site], 'application').flatMap(application =>
        named([application], 'virtualDirectory').flatMap(({ attributes }): KitLack[] => {
          const folder = (attributes['physicalPath'] ?? '').replace(/^%SystemDrive%/i, drive);
          if (folder === '' || ofWindows.test(folder) || covered.some(root => isWithin(folder, root))) return [];
          const place = [site, application].map(one => one.attributes['name'] ?? one.attributes['path'] ?? '').join('');
          return [
            {
              part,
              what: `${place.replace(/\/$/, '')}: ${folder}`,
              why: 'IIS serves this folder, and it lies outside of wwwroot and of \\ClientAccess. No kit takes it.',
              next: 'Copy it by hand with its rights, and keep the copy beside the kit.',
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
