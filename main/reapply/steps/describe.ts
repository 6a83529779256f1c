import type { Comparison, Fact, PreviewItem, ReapplyChange } from '../../../preload/contract/index.js';
import type { Host } from '../../ports/host.js';
import type { Work } from '../look/work.js';
import { placeOf } from '../names.js';

/** Lines of a change that a preview shows; the window and the plan have all of it. */
const mostLines = 60;

/** A change as a person sees it before he agrees: the exact commands, what they change, and the way back. */
export function describeChange(host: Host, { change, title, shows, undo, wholeFile }: ReapplyChange): PreviewItem[] {
  const back = undo ? host.commandsFor(undo).join('; ') : null;
  const caution = wholeFile === true ? [wholeFileCaution] : [];
  const lines = shows.split('\n');
  const rest = lines.length - mostLines;
  const shown = [...lines.slice(0, mostLines), ...(rest > 0 ? [`… and ${String(rest)} more lines`] : [])];
  const changes = [`${title}.`, ...caution, ...shown].join('\n');
  return host.commandsFor(change).map(command => ({ command, changes, undo: back }));
}

const wholeFileCaution =
  'Not advised: what setup or a rollup wrote into it since is lost. Microsoft: compare with the new version of the file and merge; do not overwrite newer files.';

/** A row for each change: what the kit says beside what the server shows. */
export function rowsOf(works: readonly Work[]): Comparison[] {
  return works.map(({ change, standing }) => ({
    id: placeOf(change.change),
    label: change.title,
    lost: standing.wanted,
    lostSource: 'recovery kit',
    rebuilt: standing.found,
    rebuiltSource: standing.source,
    result: standing.is === 'so' ? 'same' : standing.is === 'not so' ? 'different' : 'unknown',
    remedy: standing.problem?.next ?? '',
  }));
}

/** What was seen of each change. */
export function factsOf(works: readonly Work[], readAt: string): Fact[] {
  return works.map(({ change, standing }) => ({
    id: placeOf(change.change),
    label: change.title,
    value: standing.found,
    source: standing.source,
    readAt,
  }));
}

/** What stands where these changes would be made. */
export function beforeOf(works: readonly Work[]): Record<string, string> {
  return Object.fromEntries(works.map(({ change, standing }) => [placeOf(change.change), standing.found]));
}
