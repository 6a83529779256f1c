import type { LostServer, ServerPage } from '../../preload/contract/index.js';
import { factGroupsOf } from '../directory/facts/fact-groups.js';
import { verdictOf } from '../directory/verdict/verdict.js';
import { bringListOf } from './bring-list.js';
import { procedureFor } from './procedure.js';

/** All that is shown of one server, for the screen, the terminal and the sheet alike. */
export function serverPage(server: LostServer): ServerPage {
  const verdict = verdictOf(server);
  return {
    server,
    verdict,
    groups: factGroupsOf(server),
    bring: bringListOf(server),
    procedure: procedureFor(server, verdict),
  };
}
