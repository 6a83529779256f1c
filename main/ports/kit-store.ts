import type { KitFile, KitManifest, LostServer, SettingsTree } from '../../preload/contract/index.js';
import type { TreeRoot } from './settings-source.js';
import type { SettingsSide } from './settings-side.js';

/** A file of a tree on the disk that counts as a setting. */
export interface TreeFile {
  readonly tree: SettingsTree;
  /** Inside the tree, with forward slashes. */
  readonly file: string;
  /** On the disk of this computer. */
  readonly path: string;
  readonly bytes: number;
  readonly modifiedAt: string;
}

/** Something in a tree that can't be taken: a link, a name that Windows can't hold, a folder that can't be read. */
export interface LeftOut {
  readonly tree: SettingsTree;
  readonly file: string;
  readonly why: string;
  readonly next: string;
}

/** The files of a tree that count, sorted by name. Links are not followed. */
export interface TreeListing {
  readonly files: readonly TreeFile[];
  readonly leftOut: readonly LeftOut[];
}

export type ListTree = (root: TreeRoot, signal?: AbortSignal) => Promise<TreeListing>;

export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** What became of a file that was to be taken. A file that can't be read does not end a kit: `why` says what happened. */
export type Taken =
  | ({ readonly taken: true; readonly modifiedAt: string } & Written)
  | { readonly taken: false; readonly why: string; readonly next: string };

/**
 * A kit that is being written. Files may be written side by side. Whatever keeps the kit from being written is thrown as a
 * `Failure`: `abandon` then takes away what was written so far.
 */
export interface NewKit {
  /** Why others may be able to read it; null where they are not, or where nobody was asked to close it to them. */
  readonly unprotected: string | null;
  /** Notes which files will come, and their bytes in all, before the first of them is there. */
  plan(paths: readonly string[], bytes: number): Promise<void>;
  /** Copies a file into the kit, and reads it once for that. */
  take(from: TreeFile, path: string): Promise<Taken>;
  text(path: string, text: string): Promise<Written>;
  /** A file that somebody else writes, to a place that is not there yet. Throws what he throws; the kit then lacks the file. */
  made(path: string, make: (file: string) => Promise<void>): Promise<Written>;
  /** Puts all of it on the disk, and the manifest last. */
  finish(manifest: KitManifest): Promise<void>;
  abandon(): Promise<void>;
}

/** Closes a place to all but administrators. A folder is made for that; a file is there already. */
export type Protect = (path: string, what: 'folder' | 'file') => Promise<void>;

/** What a new kit is of: an unfinished kit of the same server in the same place is begun again. */
export interface NewKitHead {
  readonly server: string;
  readonly startedAt: string;
}

export interface KitDamage {
  readonly path: string;
  readonly what: 'changed' | 'missing' | 'surplus' | 'unreadable';
  readonly why: string;
}

export interface VerifyHooks {
  readonly signal?: AbortSignal | undefined;
  /** After each file: how many and how many bytes. */
  readonly onFile?: ((files: number, bytes: number) => void) | undefined;
}

/** The files of a kit, as its manifest lists them. Each is checked against the manifest whenever it is read. */
export interface KitContents {
  readonly path: string;
  readonly manifest: KitManifest;
  /** Reads all, and finds whatever is not as the manifest says. */
  verify(hooks?: VerifyHooks): Promise<KitDamage[]>;
  /** Throws `KIT_FILE_DAMAGED`, and `FILE_TOO_LARGE` above 64 MB. */
  read(path: string): Promise<Buffer>;
  /** Writes a file of the kit to a place that is not there yet: whole or not at all. */
  extract(path: string, to: string): Promise<void>;
  close(): Promise<void>;
}

/** A kit whose settings could be read: one side of a comparison. */
export interface OpenedKit extends KitContents {
  readonly side: SettingsSide;
  /** What the directory recorded; null where the kit lacks it. */
  readonly directory: LostServer | null;
  /** The file of a certificate; null where the kit lacks it. */
  certificate(thumbprint: string): KitFile | null;
}
