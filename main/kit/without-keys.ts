import type { Difference } from '../../preload/contract/index.js';
import type { OpenedKit } from '../ports/kit-store.js';
import type { SettingsSide } from '../ports/settings-side.js';

/**
 * The differences of a comparison, in which a certificate that the kit has without its key, and what it would be used for,
 * is for a person: a kit that was taken without a password holds no keys.
 */
export function withoutKeys(differences: readonly Difference[], kit: OpenedKit, now: SettingsSide): Difference[] {
  const gives = (thumbprint: string): boolean => kit.certificate(thumbprint) !== null;
  const isHere = (thumbprint: string): boolean =>
    now.settings.certificates.some(one => one.thumbprint === thumbprint && one.hasPrivateKey);
  return differences.map(one => {
    const thumbprint = certificateOf(one);
    if (thumbprint === null || one.byHand !== null || gives(thumbprint) || isHere(thumbprint)) return one;
    const byHand = one.place.kind === 'certificate' ? importIt : importFirst;
    return { ...one, byHand, advice: one.advice === 'apply' ? 'look' : one.advice };
  });
}

const importIt =
  'the kit has no private key for it; import it from your own PFX file, or have its issuer issue it again';
const importFirst = 'the certificate is neither here nor in the kit; import it first, then compare again';

/** The one certificate that applying a difference would put in or use. */
function certificateOf({ place, kit }: Difference): string | null {
  if (place.kind === 'certificate') return kit === null ? null : place.thumbprint;
  return place.kind === 'binding' ? kit : null;
}
