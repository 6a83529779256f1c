import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { open as openZipFile, type Entry, type ZipFile } from 'yauzl';
import { failure } from '../../problems/problem.js';
import type { Container, ContainerEntry } from './container.js';
import { isFileError } from './file-reason.js';

/** Upper half of the external attributes of an entry that was made on Unix. */
const kindOfFile = 0o170000;
const link = 0o120000;
const plain = 0o100000;

/** A kit in a ZIP file. What an entry holds is trusted no more than any other file of a kit: its length and hash are checked. */
export async function openZip(path: string): Promise<Container> {
  const zip = await opened(path);
  try {
    const found = await allEntries(zip, path);
    return {
      path,
      entries: new Map([...found].map(([name, entry]) => [name, describe(entry)])),
      open: name => openEntry(zip, path, found.get(name)),
      close: () => closed(zip),
    };
  } catch (thrown) {
    await closed(zip);
    throw thrown;
  }
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((done, fail) => {
    const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
    openZipFile(path, options, (error, zip) => {
      if (error) fail(notReadable(path, error));
      else done(zip);
    });
  });
}

function allEntries(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  return new Promise((done, fail) => {
    zip.on('entry', (entry: Entry) => {
      if (found.has(entry.fileName)) {
        fail(failure('KIT_PATH_REFUSED', { path: entry.fileName, kit: path, why: 'is in it twice' }));
        return;
      }
      // Only files count: a folder is an entry whose name ends with a slash.
      if (!entry.fileName.endsWith('/')) found.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', () => done(found));
    zip.on('error', (error: Error) => fail(refused(path, error) ?? notReadable(path, error)));
    zip.readEntry();
  });
}

/** The ZIP library refuses names that lead elsewhere before anybody sees them. */
function refused(kit: string, { message }: Error): Error | undefined {
  const [, said = '', name = ''] =
    /^(invalid characters in fileName|absolute path|invalid relative path): ([^]*)$/.exec(message) ?? [];
  if (said === '') return undefined;
  const why =
    said === 'absolute path' ? 'begins at a drive or a root' : 'leads out of its folder or is written with \\';
  return failure('KIT_PATH_REFUSED', { path: name, kit, why });
}

function notReadable(path: string, thrown: Error): Error {
  if (isFileError(thrown)) return thrown;
  return failure('KIT_NOT_READABLE', { path, why: `it is no whole ZIP file (${thrown.message})` }, thrown);
}

function describe(entry: Entry): ContainerEntry {
  const { fileName: path, uncompressedSize: bytes } = entry;
  const mode = (entry.externalFileAttributes >>> 16) & kindOfFile;
  const kind = mode === link ? 'link' : mode === 0 || mode === plain ? 'file' : 'other';
  return { path, bytes, kind: entry.isEncrypted() ? 'other' : kind };
}

const stored = 0;
const deflated = 8;

/** The bytes of an entry. Not by the library's own streams: these neither end nor let go when somebody stops reading. */
async function openEntry(zip: ZipFile, path: string, entry: Entry | undefined): Promise<Readable> {
  if (!entry) throw new Error('there is no such entry');
  const { compressionMethod, compressedSize } = entry;
  if (compressionMethod !== stored && compressionMethod !== deflated) {
    throw new Error('it is compressed in a way that is not read here');
  }
  const start = await startOf(zip, entry);
  const raw =
    compressedSize === 0 ? Readable.from([]) : createReadStream(path, { start, end: start + compressedSize - 1 });
  if (compressionMethod === stored) return raw;
  // What goes wrong in the first arrives at whoever reads the second.
  return pipeline(raw, createInflateRaw(), () => undefined);
}

/** Where the bytes of an entry begin. */
function startOf(zip: ZipFile, entry: Entry): Promise<number> {
  return new Promise((done, fail) => {
    zip.readLocalFileHeader(entry, { minimal: true }, (error, header) => {
      if (error) fail(error);
      else done(header.fileDataStart);
    });
  });
}

function closed(zip: ZipFile): Promise<void> {
  if (!zip.isOpen) return Promise.resolve();
  return new Promise(done => {
    zip.once('close', () => done());
    zip.close();
  });
}
