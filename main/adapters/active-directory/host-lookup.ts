import type { LookupFunction } from 'node:net';
import type { NameService } from '../../ports/name-service.js';

/** Finds the address of a host to connect to, in place of the system. */
export function lookupBy(names: NameService): LookupFunction {
  return (host, _options, done) => {
    names.addressesOf(host).then(
      addresses => {
        const [first] = addresses ?? [];
        if (first === undefined) done(Object.assign(new Error(`No address of ${host}`), { code: 'ENOTFOUND' }), '', 0);
        else done(null, first, first.includes(':') ? 6 : 4);
      },
      (error: unknown) => done(error as NodeJS.ErrnoException, '', 0),
    );
  };
}
