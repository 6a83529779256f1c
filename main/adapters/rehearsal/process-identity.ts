import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When the system says that a process began, in whatever form it says it; null when there is no such process, and
 * empty when it runs but the system does not tell. Together with the number it names one process for good: numbers
 * are given out again.
 */
export function processBegan(processId: number): string | null {
  if (!isRunning(processId)) return null;
  try {
    if (process.platform === 'linux') return fromProc(processId);
    return process.platform === 'win32' ? fromWmic(processId) : fromPs(processId);
  } catch {
    // It has ended meanwhile, or the program that would tell is missing.
    return isRunning(processId) ? '' : null;
  }
}

/** Whether this very process still runs. Where nobody can tell, one of its number counts: two at once are worse. */
export function isSameProcess(processId: number, began: string): boolean {
  const now = processBegan(processId);
  return now !== null && (now === '' || began === '' || now === began);
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fromProc(processId: number): string | null {
  const stat = readFileSync(`/proc/${processId}/stat`, 'latin1');
  // The second field is the program in brackets and may hold anything; state is the third, start time the 22nd.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  return `${boot}/${fields[19] ?? ''}`;
}

function fromWmic(processId: number): string {
  const program = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\wbem\\wmic.exe`;
  const query = ['process', 'where', `ProcessId=${processId}`, 'get', 'CreationDate', '/value'];
  const printed = execFileSync(program, query, { encoding: 'latin1', windowsHide: true, timeout: 5000 });
  // Some print it in two bytes for each character.
  return told(/CreationDate=(\S+)/.exec(printed.replaceAll('\0', ''))?.[1]);
}

function fromPs(processId: number): string {
  return told(execFileSync('ps', ['-o', 'lstart=', '-p', String(processId)], { encoding: 'latin1' }).trim());
}

function told(moment: string | undefined): string {
  if (!moment) throw new Error('The system does not tell when this process began.');
  return moment;
}
