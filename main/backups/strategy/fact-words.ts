import type { StrategyFacts } from '../../../preload/contract/index.js';
import { sizeWords } from '../../product/size-words.js';
import type { FactName } from './situation.js';

type Words = { readonly [N in FactName]: (value: NonNullable<StrategyFacts[N]['value']>) => string };

const many = (names: readonly string[]): string =>
  names.length === 0
    ? 'none'
    : names.length > 6
      ? `${names.slice(0, 6).join(', ')} and ${String(names.length - 6)} more`
      : names.join(', ');
const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

const words: Words = {
  roles: many,
  version: value => value,
  peers: many,
  otherSites: sites => many(sites.map(({ site, servers }) => `${site} (${String(servers)})`)),
  arrays: many,
  databasesHere: many,
  databasesAtArray: value => value.toLocaleString('en'),
  ownWebSites: many,
  certificates: all =>
    many(all.map(({ name, notAfter, key }) => `${name} until ${notAfter.slice(0, 10)} (key ${keyWords[key]})`)),
  certificatesInKit: all => (all.length === 0 ? 'none' : String(all.length)),
  customisations: ({ count, complete, examples }) =>
    count === 0
      ? complete
        ? 'none'
        : 'none seen, but not all could be compared'
      : `${complete ? '' : 'at least '}${count.toLocaleString('en')}: ${many(examples)}`,
  virtual: yesNo,
  loadBalancing: yesNo,
  kit: ({ takenAt, bytes }) => `of ${takenAt.slice(0, 10)}, ${sizeWords(bytes)}`,
  volumes: all => many(all.map(({ path, usedBytes }) => `${path} ${sizeWords(usedBytes)} used`)),
  places: all =>
    many(
      all.map(
        ({ path, freeBytes, unfit }) =>
          `${path} ${sizeWords(freeBytes)} free${unfit === undefined ? '' : ', for no backup'}`,
      ),
    ),
};

const keyWords = {
  exportable: 'can be exported',
  'not exportable': 'can not be exported',
  unknown: 'unknown',
} as const;

const labels: Readonly<Record<FactName, string>> = {
  roles: 'Roles',
  version: 'Version',
  peers: 'Other Client Access servers of its site',
  otherSites: 'Client Access servers of other sites',
  arrays: 'Client Access arrays of its site',
  databasesHere: 'Databases that send Outlook to it',
  databasesAtArray: 'Databases that send Outlook to the array',
  ownWebSites: 'Virtual directories in web sites of its own',
  certificates: 'Certificates',
  certificatesInKit: 'Certificates in the kit',
  customisations: 'Customised settings',
  virtual: 'Virtual machine',
  loadBalancing: 'Network Load Balancing',
  kit: 'Recovery kit',
  volumes: 'Volumes',
  places: 'Places that may take a backup',
};

export function factInWords(facts: StrategyFacts, name: FactName): { label: string; value: string } {
  const { value } = facts[name];
  // The words of a fact take the value of that same fact.
  const say = words[name] as (value: unknown) => string;
  return { label: labels[name], value: value === null ? 'unknown' : say(value) };
}

export const factNames = Object.keys(labels) as FactName[];
