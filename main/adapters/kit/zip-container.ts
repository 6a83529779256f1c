import type { Readable } from 'node:stream';
import { open as openZipFile, type Entry, type ZipFile } from 'yauzl';
import { failure } from '../../problems/problem.js';
import type { Container, ContainerEntry } from './container.js';
import { isFileError } from './file-reason.js';

/** Upper half of the external attributes of an entry that was made on Unix. */
const kindOfFile = 0o170000;
const link = 0o120000;
const plain = 0o100000;

/** A kit in a ZIP file. Sizes are checked while it is read: an entry never yields more than its own header says. */
export async function openZip(path: string): Promise<Container> {
  const zip = await opened(path);
  try {
    const found = await allEntries(zip, path);
    return {
      path,
      entries: new Map([...found].map(([name, entry]) => [name, describe(entry)])),
      open: name => openEntry(zip, found.get(name), path),
      close: () => closed(zip),
    };
  } catch (thrown) {
    await closed(zip);
    throw thrown;
  }
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((done, fail) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true };
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

function openEntry(zip: ZipFile, entry: Entry | undefined, path: string): Promise<Readable> {
  if (!entry) return Promise.reject(new Error(`no such entry in ${path}`));
  return new Promise((done, fail) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) fail(error);
      else done(stream);
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
