/** Addresses that a name stands for; `null` when there is no such name. Throws a `Failure` when nobody answered. */
export interface NameService {
  /** Who is asked, for people: `DNS server 10.0.0.10`. */
  readonly askedAt: string;
  addressesOf(name: string): Promise<readonly string[] | null>;
}

/** Finds the domain controllers of a domain, those to try first in front. Throws a `Failure` when there are none. */
export interface DomainLocator {
  /** `forest` is the DNS name of the forest, once a domain controller that is trusted has said it. */
  controllersOf(domain: string, forest?: string): Promise<readonly string[]>;
}
