import { type HostChange } from '../../preload/contract/index.js';
import type { KitContents } from '../ports/kit-store.js';
import { Secret } from '../ports/secret.js';
import { failure } from '../problems/problem.js';
import { pathOfCertificate } from '../settings/trees/kit-paths.js';
import type { TryPassword } from './kit-certificates.js';
import type { AskPassword } from './kits.js';

/**
 * Makes sure, before anything is begun, that the certificates that these changes put in are whole in the kit, and that their
 * password opens them. Without `ask`, the password is left to whoever is asked later.
 */
export async function checkCertificates(
  kit: Pick<KitContents, 'path' | 'read'>,
  changes: readonly HostChange[],
  tryPassword: TryPassword,
  ask: AskPassword | undefined,
): Promise<void> {
  const paths = changes.flatMap(one => (one.kind === 'import-certificate' ? [pathOfCertificate(one.thumbprint)] : []));
  if (paths.length === 0) return;
  const password = await ask?.();
  if (ask && (password === undefined || password.reveal() === '')) throw failure('KIT_PASSWORD_NEEDED', {});
  for (const path of paths) {
    const answer = await tryPassword(await kit.read(path), password ?? new Secret(''));
    if (answer === 'unreadable') {
      throw failure('KIT_FILE_DAMAGED', { path, kit: kit.path, why: 'it is no certificate file' });
    }
    if (answer === 'wrong' && password) throw failure('KIT_PASSWORD_WRONG', { path });
  }
}
