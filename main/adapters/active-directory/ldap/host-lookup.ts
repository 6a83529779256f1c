import type { LookupFunction } from 'node:net';
import type { NameService } from '../../../ports/name-service.js';

interface Address {
  readonly address: string;
  readonly family: number;
}

/** Node 20 asks for all addresses, to try one after the other; Node 16, whose types these are, knows only the first. */
type Done = (error: NodeJS.ErrnoException | null, found: string | readonly Address[], family?: number) => void;

/** Finds the addresses of a host to connect to, in place of the system. */
export function lookupBy(names: NameService): LookupFunction {
  const lookup = (host: string, { all }: { readonly all?: boolean }, done: Done): void => {
    names.addressesOf(host).then(
      found => {
        const addresses = (found ?? []).map(address => ({ address, family: address.includes(':') ? 6 : 4 }));
        const [first] = addresses;
        if (first === undefined) done(Object.assign(new Error(`No address of ${host}`), { code: 'ENOTFOUND' }), []);
        else if (all === true) done(null, addresses);
        else done(null, first.address, first.family);
      },
      (error: unknown) => done(error as NodeJS.ErrnoException, []),
    );
  };
  return lookup as LookupFunction;
}
