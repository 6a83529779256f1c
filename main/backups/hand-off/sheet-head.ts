import type { HandOff } from '../../../preload/contract/index.js';
import { momentInWords } from '../../report/words.js';

/** What stands at the top of the sheet, however it is printed. */
export interface SheetHead {
  readonly title: string;
  readonly lead: string;
  readonly terms: readonly (readonly [string, string])[];
}

export function headOf(handOff: HandOff): SheetHead {
  const { server, machine, version, target, byAddress, localTime, rehearsal, madeAt, madeBy } = handOff;
  const unknown = 'not known';
  return {
    title: `Restore of ${server.fqdn ?? machine} from a backup${rehearsal ? ' (REHEARSAL)' : ''}`,
    lead: 'How to restore the whole server in the Windows Recovery Environment, where CAS Recovery can’t run. Type the lines as they stand. Words in capitals are for you to fill in.',
    terms: [
      ['Server', `${machine}, domain ${server.domain ?? unknown}`],
      ['Version', `${version.id} (UTC)`],
      ['Taken', localTime],
      ['Lies on', byAddress === null ? target.path : `${target.path}, by address ${byAddress}`],
      ['Windows', server.system ?? unknown],
      ['Starts by', server.firmware ?? unknown],
      ['Exchange', server.rollupBuild ?? server.exchangeBuild ?? unknown],
      ['Sheet made', `${momentInWords(madeAt)} by ${madeBy.account} on ${madeBy.computer}`],
    ],
  };
}
