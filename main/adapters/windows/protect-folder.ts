import { mkdir } from 'node:fs/promises';
import { failure } from '../../problems/problem.js';
import { runTool } from './process/run-tool.js';
import { systemTool } from './process/windows-folder.js';

/** Administrators and the system itself, in every language of Windows. */
const allowed = ['*S-1-5-32-544:(OI)(CI)F', '*S-1-5-18:(OI)(CI)F'];

/**
 * Makes a folder that only administrators may look into or write: ordinary users may put files into ProgramData, and
 * what lies here is run with full rights. Who owned it before loses it.
 *
 * @fidelity D access to the state folder: icacls by its public syntax, with SIDs; its exit code decides, and without
 * success nothing is kept there
 */
export async function protectFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  const icacls = async (...args: string[]): Promise<void> => {
    const { exitCode, output } = await runTool({ file: systemTool('icacls.exe'), args, timeLimitSeconds: 60 });
    if (exitCode === 0) return;
    throw failure('STATE_FOLDER_NOT_USABLE', {
      path,
      why: `icacls.exe ended with ${String(exitCode)}: ${output}`,
      code: '',
    });
  };
  await icacls(path, '/setowner', '*S-1-5-32-544', '/q');
  await icacls(path, '/inheritance:r', '/grant:r', ...allowed, '/q');
}
