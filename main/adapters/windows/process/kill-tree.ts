import { type ChildProcess, execFile } from 'node:child_process';
import { systemTool } from './windows-folder.js';

const killWithinMs = 10_000;

/**
 * Ends a process and all that it has started. Windows does not do that by itself: `taskkill /T` walks down the tree,
 * which must therefore go before its root has ended. Resolves when Windows has been asked, and never fails: when
 * taskkill does not do it, the process alone is ended.
 *
 * @fidelity C end of a process tree: taskkill /PID /T /F, Microsoft's page on taskkill; under Wine against a stand-in
 */
export async function killTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform === 'win32' && (await taskkill(child.pid))) return;
  child.kill('SIGKILL');
}

function taskkill(processId: number): Promise<boolean> {
  const args = ['/PID', String(processId), '/T', '/F'];
  return new Promise(done => {
    execFile(systemTool('taskkill.exe'), args, { windowsHide: true, timeout: killWithinMs }, error => done(!error));
  });
}
