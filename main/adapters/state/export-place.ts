import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { ZipFile } from 'yazl';
import { fileErrors } from '../../problems/file-errors.js';
import { failure } from '../../problems/problem.js';
import { writeWhole } from './write-whole.js';

export interface ExportFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/**
 * Writes files into a new folder, or into a new ZIP file where the name ends in `.zip`. It is there whole or not at all.
 * Throws `EXPORT_NOT_WRITTEN`, also where something of that name is there.
 */
export async function writeExport(out: string, files: readonly ExportFile[]): Promise<void> {
  const there = await stat(out).catch(() => undefined);
  if (there) throw failure('EXPORT_NOT_WRITTEN', { path: out, why: 'something of that name is there already' });
  const part = join(dirname(out), `.${basename(out)}.${randomBytes(4).toString('hex')}.part`);
  try {
    await mkdir(dirname(out), { recursive: true });
    if (/\.zip$/i.test(out)) await writeWhole(out, await zipped(files));
    else {
      await mkdir(part, { mode: 0o700 });
      for (const { name, content } of files) await writeWhole(join(part, name), content);
      await rename(part, out);
    }
  } catch (thrown) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    const { code = '', message } = thrown as NodeJS.ErrnoException;
    throw failure('EXPORT_NOT_WRITTEN', { path: out, why: fileErrors[code] ?? message }, thrown);
  }
}

async function zipped(files: readonly ExportFile[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const { name, content } of files) {
    zip.addBuffer(Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8'), name, { mode: 0o100600 });
  }
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream as unknown as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}
