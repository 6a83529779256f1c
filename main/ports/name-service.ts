/** Addresses that a name stands for; `null` when there is no such name. Throws a `Failure` when nobody answered. */
export interface NameService {
  /** Who is asked, for people: `DNS server 10.0.0.10`. */
  readonly askedAt: string;
  addressesOf(name: string): Promise<readonly string[] | null>;
}
