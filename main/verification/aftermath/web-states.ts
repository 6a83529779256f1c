import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { WebStates } from '../../ports/aftermath.js';
import { failure } from '../../problems/problem.js';

/** What `appcmd list … /xml` is asked for, in this order. */
export const webLists = ['site', 'apppool', 'app'] as const;
export type WebList = (typeof webLists)[number];

/** What was printed for each. */
export type PrintedLists = Readonly<Record<WebList, string>>;

/**
 * Sites, pools and applications as `appcmd list … /xml` prints them. Its names of elements and states are the same in every
 * language. Throws `AFTERMATH_NOT_READ`.
 * @fidelity C lists of IIS: appcmd list site, apppool and app with /xml, as public scripts and programs read them; what is not whole XML counts as not read
 */
export function webStatesFrom(printed: PrintedLists, readAt: string): WebStates {
  const sites = rowsOf(printed.site, 'SITE').map(row => ({
    name: row['SITE.NAME'] ?? '',
    state: row['state'] ?? 'Unknown',
    bindings: (row['bindings'] ?? '').split(',').filter(one => one !== ''),
  }));
  const pools = rowsOf(printed.apppool, 'APPPOOL').map(row => ({
    name: row['APPPOOL.NAME'] ?? '',
    state: row['state'] ?? 'Unknown',
  }));
  const applications = rowsOf(printed.app, 'APP').map(row => ({
    site: row['SITE.NAME'] ?? '',
    path: row['path'] ?? '',
    pool: row['APPPOOL.NAME'] ?? '',
  }));
  const source = webLists.map(list => `appcmd list ${list}`).join(', ');
  return { source, readAt, raw: webLists.map(list => printed[list]).join('\n'), sites, pools, applications };
}

type Row = Readonly<Record<string, string>>;

function rowsOf(printed: string, name: string): Row[] {
  const refused = (why: string): Error => failure('AFTERMATH_NOT_READ', { what: 'lists of IIS', why, output: printed });
  const root = rootOf(printed);
  if (root?.name !== 'appcmd') throw refused('appcmd did not print the XML that was asked for.');
  return root.children
    .filter((one): one is XmlElement => one instanceof XmlElement)
    .map(one => {
      if (one.name === name) return one.attributes;
      throw refused(one.attributes['message'] ?? `appcmd listed "${one.name}".`);
    });
}

function rootOf(printed: string): XmlElement | null {
  try {
    return parseXml(printed.trim()).root;
  } catch {
    return null;
  }
}
