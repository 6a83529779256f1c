import type { Readable } from 'node:stream';

/** What lies at a path inside a kit. Folders are not listed. */
export interface ContainerEntry {
  readonly path: string;
  /** Null where only reading tells. */
  readonly bytes: number | null;
  /** Only plain files are ever read. */
  readonly kind: 'file' | 'link' | 'other';
}

/** The folder or ZIP file that a kit lies in, before anything in it is believed. */
export interface Container {
  readonly path: string;
  /** By path, in the letters in which they are kept. */
  readonly entries: ReadonlyMap<string, ContainerEntry>;
  /** Opens a file of `entries`. */
  open(path: string): Promise<Readable>;
  close(): Promise<void>;
}
