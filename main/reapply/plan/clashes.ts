import { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { type Element, readXmlFile } from '../../settings/xml/read-xml.js';
import { baseName, bytesOf, hostConfig, sameName, shownPath } from '../names.js';
import type { ProposalParts, ProposedChange } from './proposal.js';

/** applicationHost.config as it is, and as the chosen settings of IIS make it. */
interface Hosts {
  readonly before: Buffer;
  readonly after: Buffer;
}

/** A web.config as it is, and as it will be. */
interface WebConfig {
  readonly target: string;
  readonly before: Buffer | null;
  readonly after: Buffer;
}

/** What it takes to see a clash: of what was chosen, the settings of IIS that are still to be set. */
export type ClashParts = Pick<ProposalParts, 'kit' | 'now' | 'edits'> & {
  readonly chosen: Pick<ProposalParts['chosen'], 'differences'>;
};

/**
 * Throws where a web.config would say a second time what applicationHost.config says, whichever of the two is changed: IIS
 * answers that with 500.19.
 */
export async function refuseClashes(
  parts: ClashParts,
  files: readonly ProposedChange[],
  iis: readonly ProposedChange[],
): Promise<void> {
  const hosts = await hostsOf(parts);
  if (!hosts) return;
  for (const web of await webConfigs(parts, files, iis.length > 0)) refuseClash(parts, hosts, web);
}

async function hostsOf({ chosen, kit, now, edits }: ClashParts): Promise<Hosts | null> {
  const before = await bytesOf(now.side, 'iis-config', hostConfig);
  if (!before) return null;
  const settings = chosen.differences.filter(({ group }) => group === 'iis');
  const ofKit = settings.length > 0 ? await bytesOf(kit.side, 'iis-config', hostConfig) : null;
  return { before, after: ofKit ? edits.editFile(before, ofKit, settings) : before };
}

/** Those that are changed; all that are there, where settings of IIS are. */
async function webConfigs({ now }: ClashParts, files: readonly ProposedChange[], all: boolean): Promise<WebConfig[]> {
  const changed = new Map<string, Buffer | null>();
  for (const { change, content } of files) {
    if (change.change.kind === 'replace-file') changed.set(change.change.target.toLowerCase(), content?.bytes ?? null);
  }
  const found: WebConfig[] = [];
  for (const { tree, file } of now.side.files.filter(one => isWebConfig(one.file))) {
    const target = shownPath(now.roots, tree, file) ?? '';
    const after = changed.get(target.toLowerCase());
    changed.delete(target.toLowerCase());
    if (after === null || (after === undefined && !all)) continue;
    const before = await bytesOf(now.side, tree, file);
    if (before) found.push({ target, before, after: after ?? before });
  }
  for (const { change, content } of files) {
    const target = change.change.kind === 'replace-file' ? change.change.target : '';
    if (!changed.has(target.toLowerCase()) || !isWebConfig(target) || !content) continue;
    found.push({ target, before: null, after: content.bytes });
  }
  return found;
}

const isWebConfig = (path: string): boolean => sameName(baseName(path), 'web.config');

function refuseClash({ edits }: ClashParts, hosts: Hosts, { target, before, after }: WebConfig): void {
  const host = { before: textOf(hosts.before, hostConfig), after: textOf(hosts.after, hostConfig) };
  const folder = target.slice(0, -'\\web.config'.length);
  for (const location of locationsOf(hosts.after, folder)) {
    const old = before ? textUnlessBroken(before, target) : undefined;
    // What no one can read is broken today, and stays as it is.
    if (old === undefined && before === after) return;
    const known = new Set((old === undefined ? [] : edits.sectionClashes(host.before, old, location)).map(keyOf));
    const text = textOf(after, target);
    const clash = edits.sectionClashes(host.after, text, location).find(one => !known.has(keyOf(one)));
    if (clash) throw failure('SECTION_IN_BOTH', { file: target, ...clash });
  }
}

const textOf = (bytes: Buffer, file: string): string => readXmlFile(bytes, file).text;

function textUnlessBroken(bytes: Buffer, file: string): string | undefined {
  try {
    return textOf(bytes, file);
  } catch (thrown) {
    if (thrown instanceof Failure) return undefined;
    throw thrown;
  }
}

const keyOf = ({ element, key }: { readonly element: string; readonly key: string }): string => `${element}\0${key}`;

/** Where IIS serves this folder, as its `location` elements say it: `Default Web Site/owa`. */
export function locationsOf(applicationHost: Buffer, folder: string): string[] {
  const { root } = readXmlFile(applicationHost, hostConfig);
  const sites = named(named([root], 'system.applicationHost'), 'sites');
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

function named(parents: readonly Element[], name: string): Element[] {
  return parents.flatMap(({ children }) => children.filter(child => child.name === name));
}

/** IIS writes the drive of Windows as a variable. */
function isFolder(physicalPath: string, folder: string): boolean {
  const path = physicalPath.replace(/^%SystemDrive%/i, folder.slice(0, 2)).replace(/\\+$/, '');
  return sameName(path, folder);
}
