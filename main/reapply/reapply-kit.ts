import type { KitManifest, SettingsTree } from '../../preload/contract/index.js';
import type { SettingsSide } from '../ports/settings-side.js';
import type { TreeRoot } from '../ports/settings-source.js';

/** A recovery kit that is open for reading. */
export interface ReapplyKit {
  readonly manifest: KitManifest;
  readonly side: SettingsSide;
  /** Copies a file out of the kit to a new file. */
  extract(insideKit: string, to: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A server in one look: its settings and files, and where its trees are. */
export interface ServerLook {
  readonly side: SettingsSide;
  readonly roots: readonly TreeRoot[];
  /** SHA-256 of the old file that a replacement has left beside this place; null where there is none. */
  readonly asideHash: (place: { readonly tree: SettingsTree; readonly file: string }) => Promise<string | null>;
}
