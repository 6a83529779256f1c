/** What `reagentc` of a server printed: of its recovery environment, and of what the tool itself can do. */
export interface ReagentcTold {
  readonly info: string;
  readonly help: string;
}

/** Asks the server for its recovery environment; null where it could not be asked. Reads only. */
export type AskReagentc = (signal: AbortSignal) => Promise<ReagentcTold | null>;
