/** The Windows Recovery Environment on the disk of a server. */
export interface RecoveryEnvironment {
  readonly enabled: boolean;
  /** Where it lies, as Windows names it. */
  readonly place: string | null;
  /** Whether the next start of the server can be told to begin there. Windows Server 2008 R2 has no such command. */
  readonly restartsInto: boolean;
}

/** Asks the server for its recovery environment; null where it could not be asked. Reads only. */
export type ReadRecoveryEnvironment = (signal: AbortSignal) => Promise<RecoveryEnvironment | null>;
