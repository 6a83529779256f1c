import type { ServerSettings, SettingsTree } from '../../preload/contract/index.js';

export interface SideFile {
  readonly tree: SettingsTree;
  /** Inside the tree, with forward slashes, in the letters of the disk. Compared without regard to case. */
  readonly file: string;
  readonly bytes: number;
  /** When it was changed, ISO 8601; null where unknown. */
  readonly modifiedAt: string | null;
}

/** A file, a folder or a whole tree that nobody could read: what lies there is not known to be missing. */
export interface UnreadPlace {
  readonly tree: SettingsTree;
  /** Null for the whole tree. */
  readonly file: string | null;
  readonly why: string;
}

/** One side of a comparison: a kit, what setup wrote, or a server as it is now. */
export interface SettingsSide {
  readonly settings: ServerSettings;
  /** All files, sorted by tree and name. */
  readonly files: readonly SideFile[];
  readonly unreadPlaces: readonly UnreadPlace[];
  /** SHA-256 in lower-case hex. A kit knows it; a server reads the file. */
  sha256(file: SideFile): Promise<string>;
  /** The whole file. Throws `FILE_TOO_LARGE` above 64 MB. */
  read(file: SideFile): Promise<Buffer>;
}
