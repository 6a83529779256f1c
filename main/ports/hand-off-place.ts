/** Files on a backup target, by paths as the server names them: `E:\file`, `\\server\share\file`. Or on this computer. */
export interface HandOffPlace {
  /**
   * Writes a file into a folder, or onto a volume, so that it is there whole or not at all, and gives its path. Throws
   * `HAND_OFF_NOT_WRITTEN`.
   */
  write(folder: string, name: string, text: string): Promise<string>;
  /** Throws `HAND_OFF_NOT_READABLE`. */
  read(path: string): Promise<string>;
}
