import { rm, stat } from 'node:fs/promises';
import type { KitFile, KitManifest } from '../../../preload/contract/index.js';
import type { KitContents, KitDamage, VerifyHooks, Written } from '../../ports/kit-store.js';
import { failure } from '../../problems/problem.js';
import { closeFile, openFile, syncFile, writeAll } from './callbacks.js';
import type { Container } from './container.js';
import { fileReason, isFileError } from './file-reason.js';
import { openFolder } from './folder-container.js';
import { readManifest } from './kit-manifest.js';
import { mostBytesAtOnce } from './read-file.js';
import { drain, MoreThanSaid, whyDamaged } from './read-stream.js';
import { verifyKit } from './verify-kit.js';
import { openZip } from './zip-container.js';

/** Opens a kit, a folder or a ZIP file, without looking into its parts. Throws where it is none, or is to be refused. */
export async function openContents(path: string): Promise<KitContents & { readonly container: Container }> {
  const container = await openContainer(path);
  try {
    return contentsOf(container, await readManifest(container));
  } catch (thrown) {
    await container.close();
    throw thrown;
  }
}

async function openContainer(path: string): Promise<Container> {
  try {
    return await ((await stat(path)).isDirectory() ? openFolder(path) : openZip(path));
  } catch (thrown) {
    if (!isFileError(thrown)) throw thrown;
    throw failure('KIT_NOT_FOUND', { path, why: fileReason(thrown).why }, thrown);
  }
}

function contentsOf(container: Container, manifest: KitManifest): KitContents & { readonly container: Container } {
  const files = new Map(manifest.files.map(file => [file.path, file]));
  const listed = (path: string): KitFile => {
    const file = files.get(path);
    if (!file) throw damaged(container, path, 'the kit does not list it');
    return file;
  };
  return {
    container,
    path: container.path,
    manifest,
    verify: (hooks: VerifyHooks = {}): Promise<KitDamage[]> => verifyKit(container, manifest, hooks),
    read: path => readFile(container, listed(path)),
    extract: (path, to) => extractFile(container, listed(path), to),
    close: () => container.close(),
  };
}

async function readFile(container: Container, file: KitFile): Promise<Buffer> {
  if (file.bytes > mostBytesAtOnce)
    throw failure('FILE_TOO_LARGE', { path: file.path, megabytes: Math.ceil(file.bytes / 1e6) });
  const pieces: Buffer[] = [];
  await checked(container, file, piece => void pieces.push(piece));
  return Buffer.concat(pieces);
}

async function extractFile(container: Container, file: KitFile, to: string): Promise<void> {
  const out = await openFile(to, 'wx', 0o600);
  try {
    await checked(container, file, piece => writeAll(out, piece));
    await syncFile(out);
    await closeFile(out);
  } catch (thrown) {
    await closeFile(out).catch(() => undefined);
    await rm(to, { force: true });
    throw thrown;
  }
}

/** Reads a file, and throws at its end when it was not as the manifest says. */
async function checked(container: Container, file: KitFile, use: UsePiece): Promise<void> {
  const entry = container.entries.get(file.path);
  if (!entry) throw damaged(container, file.path, 'it is missing');
  if (entry.kind !== 'file') throw damaged(container, file.path, 'it is no plain file');
  const why = whyDamaged(file, await drainFile(container, file, use));
  if (why !== null) throw damaged(container, file.path, why);
}

/** What the reader of the pieces threw: no fault of the kit. */
class UseFailed extends Error {
  constructor(readonly thrown: unknown) {
    super('A piece could not be used.');
  }
}

async function drainFile(container: Container, file: KitFile, use: UsePiece): Promise<Written> {
  try {
    return await drain(await container.open(file.path), file.bytes, async piece => {
      await Promise.resolve(use(piece)).catch((thrown: unknown) => {
        throw new UseFailed(thrown);
      });
    });
  } catch (thrown) {
    if (thrown instanceof UseFailed) throw thrown.thrown;
    const why =
      thrown instanceof MoreThanSaid
        ? 'it is longer than the kit says'
        : `it can't be read (${fileReason(thrown).why})`;
    throw damaged(container, file.path, why);
  }
}

type UsePiece = (piece: Buffer) => Promise<void> | void;

const damaged = ({ path: kit }: Container, path: string, why: string): Error =>
  failure('KIT_FILE_DAMAGED', { path, kit, why });
