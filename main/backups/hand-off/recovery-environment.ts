import type { ReagentcTold } from '../../ports/recovery-environment.js';

/** The Windows Recovery Environment on the disk of a server. */
export interface RecoveryEnvironment {
  readonly enabled: boolean;
  /** Where it lies, as Windows names it. */
  readonly place: string | null;
  /** Whether the next start of the server can be told to begin there. Windows Server 2008 R2 has no such command. */
  readonly restartsInto: boolean;
}

/**
 * What `reagentc` tells of the recovery environment of this server: whether there is one, and whether the server can be
 * restarted into it. Labels are in the language of Windows; the place and the identifier are not.
 * @fidelity D reagentc: the place of the environment and its identifier from published outputs of newer Windows; on Windows Server 2008 R2 the output is from memory, and what does not fit counts as no environment
 */
export function environmentFrom({ info, help }: ReagentcTold): RecoveryEnvironment {
  const joined = info.replace(/\r?\n/g, ' ');
  const place = /\\\S*harddisk\d+\\partition\d+\\\S*/i.exec(joined)?.[0] ?? null;
  const identifier = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(joined)?.[0] ?? null;
  // Where it is switched off, the identifier is all zeros. Windows Server 2008 R2 prints none.
  const enabled = place !== null && (identifier === null || /[1-9a-f]/i.test(identifier));
  return { enabled, place: enabled ? place : null, restartsInto: enabled && /\/boottore\b/i.test(help) };
}
