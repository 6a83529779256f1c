import type { Difference, KitComparison, Reservation } from '../../../preload/contract/index.js';

/**
 * What a re-application leaves open whatever is chosen: files that are damaged or can't be read, and certificates that the
 * lost server used and the kit can't give.
 */
export function reservationsOf({ notCompared, differences }: KitComparison): Reservation[] {
  return [
    ...notCompared
      .filter(({ broken }) => broken === true)
      .map(({ what, why }) => ({ what: `${what} was not compared, and nothing of it was applied.`, why })),
    ...differences.filter(isLostCertificate).map(({ title, byHand }) => ({
      what: `${title} is not on this server.`,
      why: `By hand: ${byHand ?? ''}.`,
    })),
  ];
}

/** One that counts: what has expired or has signed itself is advised to be left. */
export function isLostCertificate({ place, kit, byHand, advice }: Difference): boolean {
  return place.kind === 'certificate' && kit !== null && byHand !== null && advice !== 'leave';
}
