import { parseXml, XmlElement } from '@rgrove/parse-xml';

/** What of `applicationHost.config` decides how IIS runs and answers. */
export interface IisConfiguration {
  readonly sites: readonly { readonly name: string; readonly id: string; readonly bindings: readonly string[] }[];
  readonly pools: readonly string[];
  readonly applications: readonly { readonly site: string; readonly path: string; readonly pool: string }[];
  /** Folders on the disk that an application stands for, as they are written there. */
  physicalPaths(application: string): string[];
  /** Whether only encrypted connections are let in. */
  needsSsl(site: string, path: string): boolean;
}

/** Reads it; null where it is no XML, or none of IIS. */
export function iisConfiguration(text: string): IisConfiguration | null {
  const root = rootOf(text);
  if (root?.name !== 'configuration') return null;
  const host = below(root, 'system.applicationHost');
  const sites = childrenOf(below(host, 'sites'), 'site');
  const applications = sites.flatMap(site =>
    childrenOf(site, 'application').map(element => ({
      element,
      site: site.attributes['name'] ?? '',
      path: element.attributes['path'] ?? '/',
      pool: element.attributes['applicationPool'] ?? 'DefaultAppPool',
    })),
  );
  return {
    sites: sites.map(site => ({
      name: site.attributes['name'] ?? '',
      id: site.attributes['id'] ?? '',
      bindings: childrenOf(below(site, 'bindings'), 'binding').map(
        ({ attributes }) => `${attributes['protocol'] ?? ''}/${attributes['bindingInformation'] ?? ''}`,
      ),
    })),
    pools: childrenOf(below(host, 'applicationPools'), 'add').map(({ attributes }) => attributes['name'] ?? ''),
    applications: applications.map(({ site, path, pool }) => ({ site, path, pool })),
    physicalPaths: application =>
      applications
        .filter(({ path }) => path.toLowerCase() === application.toLowerCase())
        .flatMap(({ element }) => childrenOf(element, 'virtualDirectory'))
        .filter(({ attributes }) => (attributes['path'] ?? '/') === '/')
        .map(({ attributes }) => attributes['physicalPath'] ?? ''),
    needsSsl: (site, path) => {
      const places = [null, site, `${site}${path === '/' ? '' : path}`];
      const flags = places.flatMap(place => sslFlagsAt(root, place));
      return /\bSsl\b/.test(flags[flags.length - 1] ?? '');
    },
  };
}

function sslFlagsAt(root: XmlElement, place: string | null): string[] {
  const tops =
    place === null
      ? [root]
      : childrenOf(root, 'location').filter(one => one.attributes['path']?.toLowerCase() === place.toLowerCase());
  return tops.flatMap(top => {
    const flags = below(below(below(top, 'system.webServer'), 'security'), 'access')?.attributes['sslFlags'];
    return flags === undefined ? [] : [flags];
  });
}

function rootOf(text: string): XmlElement | null {
  try {
    return parseXml(text.replace(/^\uFEFF/, '')).root;
  } catch {
    return null;
  }
}

const childrenOf = (of: XmlElement | undefined, name: string): XmlElement[] =>
  (of?.children ?? []).filter((one): one is XmlElement => one instanceof XmlElement && one.name === name);

const below = (of: XmlElement | undefined, name: string): XmlElement | undefined => childrenOf(of, name)[0];
