/** The files that a re-application keeps beside its journal: new contents, and copies of what they replace. */
export interface PreparedFiles {
  /** The path of a file of this name among the new contents, whether it is there or not. */
  preparedPath(name: string): string;
  /** The path that a copy of a replaced file gets. */
  keptPath(name: string): string;
  /** Writes a new content, whole or not at all. Nothing happens where it stands there already. */
  write(name: string, bytes: Buffer): Promise<void>;
  /** SHA-256 in lower-case hex of the file at a path that this gave out; null where there is none. */
  sha256(path: string): Promise<string | null>;
  /** Deletes the file at a path that this gave out, where there is one. */
  remove(path: string): Promise<void>;
}
