import type { ServiceConnectionPoint } from '../../preload/contract/index.js';
import type { DirectoryEntry } from '../ports/directory.js';
import { autodiscoverKeywords } from '../product/exchange-2010.js';
import { leafName } from './distinguished-name.js';
import { hasClass, valueOf, valuesOf } from './entry-attributes.js';
import { decodeGeneralizedTime } from './generalized-time.js';

const siteKeyword = /^Site=/i;

/** The pointers to Autodiscover among the entries below a server object. */
export function serviceConnectionPointsAmong(entries: readonly DirectoryEntry[]): ServiceConnectionPoint[] {
  return entries.filter(entry => hasClass(entry, 'serviceConnectionPoint')).map(serviceConnectionPointOf);
}

function serviceConnectionPointOf(entry: DirectoryEntry): ServiceConnectionPoint {
  const keywords = [...valuesOf(entry, 'keywords')];
  return {
    name: leafName(entry.distinguishedName) ?? entry.distinguishedName,
    distinguishedName: entry.distinguishedName,
    kind: kindOf(keywords),
    url: valueOf(entry, 'serviceBindingInformation'),
    sites: keywords.filter(keyword => siteKeyword.test(keyword)).map(keyword => keyword.replace(siteKeyword, '')),
    keywords,
    changedAt: decodeGeneralizedTime(valueOf(entry, 'whenChanged')),
  };
}

function kindOf(keywords: readonly string[]): ServiceConnectionPoint['kind'] {
  const has = (keyword: string): boolean => keywords.some(one => one.toLowerCase() === keyword.toLowerCase());
  if (has(autodiscoverKeywords.url)) return 'url';
  return has(autodiscoverKeywords.pointer) ? 'pointer' : 'unknown';
}
