import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { runTool } from './process/run-tool.js';
import { decodeText } from './process/text-decoder.js';
import { systemTool } from './process/windows-folder.js';

/** Administrators and the system itself, in every language of Windows. */
const allowed = {
  folder: ['*S-1-5-32-544:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F'],
  file: ['*S-1-5-32-544:F', '*S-1-5-18:F'],
};

/**
 * Makes a folder that only administrators may look into or write: ordinary users may put files into ProgramData, and
 * what lies here is run with full rights. A file is closed in the same way, and must be there. Who owned it before loses it.
 * @throws STATE_FOLDER_NOT_USABLE
 *
 * @fidelity D access to the state folder: icacls by its public syntax, with SIDs; the list of who has access is read
 * back by icacls /save, and a folder to which others have access is not used
 */
export async function protectFolder(path: string, what: 'folder' | 'file' = 'folder'): Promise<void> {
  if (what === 'folder') await mkdir(path, { recursive: true });
  const icacls = async (...args: string[]): Promise<void> => {
    const { exitCode, output } = await runTool({ file: systemTool('icacls.exe'), args, timeLimitSeconds: 60 });
    if (exitCode !== 0) throw notUsable(path, `icacls.exe ended with ${String(exitCode)}: ${output}`);
  };
  await icacls(path, '/setowner', '*S-1-5-32-544', '/q');
  await icacls(path, '/inheritance:r', '/grant:r', ...allowed[what], '/q');
  const scratch = await mkdtemp(join(tmpdir(), 'cas-recovery-access-'));
  try {
    const list = join(scratch, 'access.txt');
    await icacls(path, '/save', list, '/q');
    const others = othersWithAccess(decodeText(await readFile(list), { usual: 'utf-16le' }));
    if (others.length > 0) throw notUsable(path, `Others have access to it as well: ${others.join(', ')}`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const trusted = new Set(['BA', 'SY', 'S-1-5-32-544', 'S-1-5-18']);

/** Whom a list of access rights in SDDL lets in beside administrators and the system: SIDs, or their abbreviations. */
export function othersWithAccess(sddl: string): string[] {
  const entries = [...sddl.matchAll(/\(A;[^;]*;[^;]*;[^;]*;[^;]*;([A-Z]{2}|S-1-[\d-]+)\)/g)];
  return [...new Set(entries.map(([, who = '']) => who))].filter(who => !trusted.has(who));
}

function notUsable(path: string, why: string): Failure {
  return failure('STATE_FOLDER_NOT_USABLE', { path, why, code: '' });
}
