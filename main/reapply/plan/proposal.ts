import type { KitComparison, ReapplyChange } from '../../../preload/contract/index.js';
import type { PreparedFiles } from '../../ports/prepared-files.js';
import type { Edits } from '../edits.js';
import type { ReapplyKit, ServerLook } from '../reapply-kit.js';
import type { Chosen } from './chosen.js';

/** What a proposal is made from. Reads only. */
export interface ProposalParts {
  readonly kit: ReapplyKit;
  readonly comparison: KitComparison;
  readonly now: ServerLook;
  readonly chosen: Chosen;
  readonly edits: Edits;
  /** Gives the paths that the changes name. */
  readonly files: Pick<PreparedFiles, 'preparedPath' | 'keptPath'>;
}

/** A change, and the new content that it needs. */
export interface ProposedChange {
  readonly change: ReapplyChange;
  /** To be written under this name before the change is made. */
  readonly content?: { readonly name: string; readonly bytes: Buffer };
  /** To be copied from the kit under this name. */
  readonly fromKit?: { readonly name: string; readonly insideKit: string };
}
