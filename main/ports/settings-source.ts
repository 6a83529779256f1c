import type { ServerSettings, SettingsTree } from '../../preload/contract/index.js';
import type { Secret } from './secret.js';

/** The root of a tree of files: where it is on this disk, and what it is called on the server. */
export interface TreeRoot {
  readonly tree: SettingsTree;
  /** On the disk of this computer. */
  readonly path: string;
  /** As an administrator of the server writes it: `C:\\Program Files\\…\\ClientAccess`. */
  readonly shown: string;
}

/**
 * A server as the place from which its settings are read: this very machine, a mounted backup, or the simulated machine of a
 * rehearsal. Reads only. Methods throw a `Failure`.
 */
export interface SettingsSource {
  readonly kind: 'server' | 'backup' | 'rehearsal';
  /** Reads them now. */
  settings(signal?: AbortSignal): Promise<ServerSettings>;
  /** The trees that are there. A tree that is missing is not listed. */
  trees(): Promise<readonly TreeRoot[]>;
  /**
   * Writes a certificate with its private key to a new file (PKCS #12) that the password protects. Throws
   * `CERTIFICATE_KEY_NOT_EXPORTABLE` where the key may not leave its store.
   */
  exportCertificate(thumbprint: string, file: string, password: Secret, signal?: AbortSignal): Promise<void>;
}
