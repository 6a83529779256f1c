import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When the system says that a process began, in whatever form it says it; null when there is no such process.
 * Together with the number it names one process for good: numbers are given out again.
 */
export function processBegan(processId: number): string | null {
  try {
    process.kill(processId, 0);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  try {
    if (process.platform === 'linux') return fromProc(processId);
    return process.platform === 'win32' ? fromWmic(processId) : fromPs(processId);
  } catch {
    return null;
  }
}

/** Whether this very process still runs. */
export function isSameProcess(processId: number, began: string): boolean {
  return processBegan(processId) === began;
}

function fromProc(processId: number): string | null {
  const stat = readFileSync(`/proc/${processId}/stat`, 'latin1');
  // The second field is the program in brackets and may hold anything; state is the third, start time the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  return `${boot}/${fields[19] ?? ''}`;
}

function fromWmic(processId: number): string | null {
  const query = ['process', 'where', `ProcessId=${processId}`, 'get', 'CreationDate', '/value'];
  const printed = execFileSync('wmic.exe', query, { encoding: 'latin1', windowsHide: true });
  return /CreationDate=(\S+)/.exec(printed)?.[1] ?? null;
}

function fromPs(processId: number): string | null {
  const printed = execFileSync('ps', ['-o', 'lstart=', '-p', String(processId)], { encoding: 'latin1' });
  return printed.trim() || null;
}
