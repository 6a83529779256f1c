import type { LostServer, ServerPage } from '../../preload/contract/index.js';
import { factGroupsOf } from '../directory/facts/fact-groups.js';
import { refusalOf, verdictOf } from '../directory/verdict/verdict.js';
import { bringListOf } from './bring-list.js';
import { procedureFor } from './procedure.js';

/** All that is shown of one server, for the screen, the terminal and the sheet alike. */
export function serverPage(server: LostServer): ServerPage {
  const verdict = verdictOf(server);
  // The reasons name another way. What belongs to recovery setup would only lead astray there.
  const never =
    verdict.answer === 'can not be recovered' ||
    verdict.reasons.some(({ problem }) => problem.code === 'INSTALLATION_NEVER_FINISHED');
  return {
    server,
    verdict,
    blockedBy: refusalOf(verdict),
    groups: factGroupsOf(server),
    bring: never ? [] : bringListOf(server),
    procedure: never ? [] : procedureFor(server, verdict),
  };
}
