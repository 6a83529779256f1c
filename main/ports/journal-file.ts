/** The file below a journal: bytes at rest, and an append that outlives a power cut. */
export interface JournalFile {
  /** For messages. */
  readonly path: string;
  /** Everything that is in it. */
  read(): Promise<Buffer>;
  /** Adds at the end, and returns once the bytes are on the disk. On failure nothing of it is left behind. */
  append(bytes: Buffer): Promise<void>;
  /** Cuts the file to this many bytes, on the disk too. */
  cut(length: number): Promise<void>;
  close(): Promise<void>;
}
