import type { WebDirectory } from '../../../../preload/contract/index.js';
import { elementsOf, type XmlElement } from './xml-elements.js';

const sites = 'configuration/system.applicationHost/sites';

interface Site {
  readonly name: string;
  pool: string;
  readonly found: { readonly path: string; readonly pool: string }[];
}

/**
 * Virtual directories of IIS from applicationHost.config, each by its whole path below its site. The root of a site is
 * none of them.
 * @fidelity D web directories: applicationHost.config of IIS 7.5 and 8, schema as documented on iis.net; the verification step compares them with what Active Directory records
 */
export function webDirectories(config: string): WebDirectory[] {
  const elements = elementsOf(config);
  const ofAll = elements.find(({ path }) => path === `${sites}/applicationDefaults`)?.attributes['applicationPool'];
  return sitesOf(elements).flatMap(({ name, pool, found }) =>
    found.map(one => ({
      site: name,
      path: one.path,
      // What an application does not say stands with its site, else with all sites.
      applicationPool: one.pool || pool || ofAll || 'DefaultAppPool',
    })),
  );
}

function sitesOf(elements: readonly XmlElement[]): readonly Site[] {
  const all: Site[] = [];
  let application = { path: '/', pool: '' };
  for (const { path, attributes } of elements) {
    const site = all.at(-1);
    if (path === `${sites}/site`) all.push({ name: attributes['name'] ?? '', pool: '', found: [] });
    else if (site && path === `${sites}/site/applicationDefaults`) site.pool = attributes['applicationPool'] ?? '';
    else if (path === `${sites}/site/application`) {
      application = { path: attributes['path'] ?? '/', pool: attributes['applicationPool'] ?? '' };
    } else if (site && path === `${sites}/site/application/virtualDirectory`) {
      const whole = joined(application.path, attributes['path'] ?? '/');
      if (whole !== '/') site.found.push({ path: whole, pool: application.pool });
    }
  }
  return all;
}

function joined(application: string, directory: string): string {
  const whole = `${application}/${directory}`.replace(/\/{2,}/g, '/');
  return whole.length > 1 ? whole.replace(/\/$/, '') : whole;
}
