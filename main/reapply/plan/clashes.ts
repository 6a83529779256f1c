import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import type { SettingsTree } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { baseName, bytesOf, sameName } from '../names.js';
import type { ProposalParts } from './proposal.js';

interface NewFile {
  readonly tree: SettingsTree;
  readonly file: string;
  readonly target: string;
  readonly before: Buffer | null;
  readonly after: Buffer;
}

/** Throws where a web.config would say a second time what applicationHost.config says: IIS answers that with 500.19. */
export async function refuseClashes(
  { now, edits }: ProposalParts,
  { file, target, before, after }: NewFile,
): Promise<void> {
  if (!sameName(baseName(file), 'web.config')) return;
  const host = (await bytesOf(now.side, 'iis-config', 'applicationHost.config'))?.toString('utf8');
  if (host === undefined) return;
  const folder = target.slice(0, -'\\web.config'.length);
  for (const location of locationsOf(host, folder)) {
    const known = new Set((before ? edits.sectionClashes(host, before.toString('utf8'), location) : []).map(keyOf));
    const clash = edits.sectionClashes(host, after.toString('utf8'), location).find(one => !known.has(keyOf(one)));
    if (clash) throw failure('SECTION_IN_BOTH', { file: target, ...clash });
  }
}

const keyOf = ({ element, key }: { readonly element: string; readonly key: string }): string => `${element}\0${key}`;

/** Where IIS serves this folder, as its `location` elements say it: `Default Web Site/owa`. */
export function locationsOf(applicationHost: string, folder: string): string[] {
  const { root } = parseXml(applicationHost.replace(/^\uFEFF/, ''));
  const sites = root ? named(named([root], 'system.applicationHost'), 'sites') : [];
  return named(sites, 'site').flatMap(site =>
    named([site], 'application').flatMap(application =>
      named([application], 'virtualDirectory')
        .filter(({ attributes }) => isFolder(attributes['physicalPath'] ?? '', folder))
        .map(({ attributes }) =>
          [site.attributes['name'] ?? '', application.attributes['path'] ?? '', attributes['path'] ?? '']
            .map(part => part.replace(/^\/+|\/+$/g, ''))
            .filter(part => part !== '')
            .join('/'),
        ),
    ),
  );
}

function named(parents: readonly XmlElement[], name: string): XmlElement[] {
  return parents.flatMap(({ children }) =>
    children.filter((child): child is XmlElement => child.type === 'element' && (child as XmlElement).name === name),
  );
}

/** IIS writes the drive of Windows as a variable. */
function isFolder(physicalPath: string, folder: string): boolean {
  const path = physicalPath.replace(/^%SystemDrive%/i, folder.slice(0, 2)).replace(/\\+$/, '');
  return sameName(path, folder);
}
