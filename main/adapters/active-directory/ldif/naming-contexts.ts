import { keyOfRdn, parseDistinguishedName, type Rdn } from '../../../directory/distinguished-name.js';
import type { DirectoryRoot } from '../../../ports/directory.js';

/** A partition of the directory, as the names of its entries show it. */
export interface Partition {
  /** `other`: a partition of an application, such as DNS, or a name that lies in none. */
  readonly kind: 'configuration' | 'schema' | 'domain' | 'other';
  readonly distinguishedName: string;
  /** Entries of it that were seen, and how many of these were left out. */
  entries: number;
  leftOut: number;
  /** Of a domain: computer accounts that were seen, and entries that do not say what they are. */
  accounts: number;
  unclassed: number;
}

/** Where an entry lies. */
export interface Place {
  readonly partition: Partition;
  /** Its name as comparable steps, root first, and how many of them are the name of the partition. */
  readonly keys: readonly string[];
  readonly partitionSteps: number;
}

const innerSteps = ['cn=configuration', 'cn=schema'];
const dnsZones = /^dc=(?:domain|forest)dnszones$/;
const isDomainStep = (key: string | undefined): boolean => key?.startsWith('dc=') === true;

/**
 * The partitions of an export, deduced from the names of its entries: it does not say which domain controller it came
 * from. A domain is a run of `DC=` steps at the end of a name. The configuration partition is `CN=Configuration` before
 * the run of the forest root, and the schema is `CN=Schema` before that.
 */
export class NamingContexts {
  readonly #known = new Map<string, Partition>();

  /** Where a name lies; undefined when it is malformed. */
  placeOf(distinguishedName: string): Place | undefined {
    const steps = parseDistinguishedName(distinguishedName);
    if (steps === undefined) return undefined;
    const keys = steps.map(keyOfRdn).reverse();
    const domainSteps = keys.findIndex(key => !isDomainStep(key));
    let partitionSteps = domainSteps < 0 ? keys.length : domainSteps;
    for (const step of partitionSteps > 0 ? innerSteps : []) {
      if (keys[partitionSteps] !== step) break;
      partitionSteps += 1;
    }
    return { partition: this.#partition(steps, keys, partitionSteps), keys, partitionSteps };
  }

  #partition(steps: readonly Rdn[], keys: readonly string[], length: number): Partition {
    const key = keys.slice(0, length).join(',');
    let partition = this.#known.get(key);
    if (partition === undefined) {
      const name = steps.slice(steps.length - length).map(({ attribute, value }) => `${attribute}=${value}`);
      const counts = { entries: 0, leftOut: 0, accounts: 0, unclassed: 0 };
      partition = { kind: kindOf(keys.slice(0, length)), distinguishedName: name.join(','), ...counts };
      this.#known.set(key, partition);
    }
    return partition;
  }

  /** Whether no entry was seen. */
  get isEmpty(): boolean {
    return [...this.#known.values()].every(({ entries }) => entries === 0);
  }

  /** Names of the forests whose configuration was seen: an export is of one. */
  get forests(): readonly string[] {
    return [...this.#known.values()]
      .filter(({ kind, entries }) => kind === 'configuration' && entries > 0)
      .map(({ distinguishedName }) => distinguishedName.replace(/^[^,]*,/, ''));
  }

  /**
   * The configuration and the domain that most entries lie in. Without entries of a domain it is the forest root, which
   * the configuration partition hangs on.
   */
  root(): DirectoryRoot {
    const domain = this.#largest('domain');
    const configuration = this.#largest('configuration') ?? `CN=Configuration,${domain ?? ''}`;
    const rootDomain = configuration.replace(/^[^,]*,/, '');
    return { configuration, domain: domain ?? rootDomain, rootDomain, domainController: null };
  }

  #largest(kind: Partition['kind']): string | undefined {
    const held = [...this.#known.values()].filter(one => one.kind === kind && one.entries > 0);
    return held.sort((one, other) => other.entries - one.entries)[0]?.distinguishedName;
  }
}

function kindOf(keys: readonly string[]): Partition['kind'] {
  const last = keys[keys.length - 1];
  if (last === undefined || keys.some(key => dnsZones.test(key))) return 'other';
  if (isDomainStep(last)) return 'domain';
  return last === 'cn=configuration' ? 'configuration' : 'schema';
}
