import type { JournalRecord, ReapplyChange, ReapplyPlan, Verification } from '../../preload/contract/index.js';
import type { Host } from '../ports/host.js';
import type { PreparedFiles } from '../ports/prepared-files.js';
import type { Edits } from './edits.js';
import type { ReapplyKit, ServerLook } from './reapply-kit.js';

/** What the steps of a re-application work on. */
export interface ReapplyWorld {
  readonly host: Host;
  /** As the journal has it now: changes that were made anew stand in it. */
  readonly plan: () => ReapplyPlan;
  readonly records: () => readonly JournalRecord[];
  /** The server as it is in this look. */
  readonly look: () => Promise<ServerLook>;
  /** All checks of the server, against the kit of the plan: once per look. Rejects where they can't be made at all. */
  readonly verified: () => Promise<Verification>;
  /** Opened when a step first asks; stays open. */
  readonly kit: () => Promise<ReapplyKit>;
  readonly files: PreparedFiles;
  readonly edits: Edits;
  /** Notes in the journal that these changes take the place of planned ones. */
  readonly remade: (changes: ReapplyChange[]) => Promise<void>;
}
