import { randomInt } from 'node:crypto';
import type { NameService } from '../../../ports/name-service.js';

/** For tests: an address of this machine that most likely nothing else listens on. */
export function someLoopbackAddress(): string {
  return `127.${String(randomInt(1, 255))}.${String(randomInt(1, 255))}.${String(randomInt(2, 255))}`;
}

/** For tests: these names, and no others. */
export function namesOf(hosts: Readonly<Record<string, string>>): NameService {
  return {
    askedAt: 'a test',
    addressesOf: name => {
      const address = hosts[name];
      return Promise.resolve(address === undefined ? null : [address]);
    },
  };
}
