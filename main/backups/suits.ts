import type { BackupVersion } from '../../preload/contract/index.js';
import { isSameComputer } from './computer-name.js';

/** Whether a backup is one of this server: a restore of another one would bring that one back. Null where nobody knows. */
export function suits({ machine }: Pick<BackupVersion, 'machine'>, server: string): boolean | null {
  return machine === null ? null : isSameComputer(machine, server);
}
