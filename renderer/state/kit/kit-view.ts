import type { CallOutput } from '../../../preload/contract/calls.js';
import type { Difference, KitComparison } from '../../../preload/contract/differences.js';
import type { Problem } from '../../../preload/contract/problem.js';
import { formatMoment } from '../../messages/format.js';
import { tk } from '../../messages/kit-words.js';
import type { Loadable } from '../wizard-state.js';
import { groupsInOrder } from './groups.js';
import type { KitState } from './kit-state.js';

/** What is being done with a kit now, and since when; null while nothing is. */
export function kitWork({ stage, inspection, comparison, proposal, script, beginning }: KitState) {
  const works = [
    { asked: inspection, doing: tk(stage === 'take' ? 'take.doing' : 'open.doing') },
    { asked: comparison, doing: tk('kit.comparing') },
    { asked: proposal, doing: tk('summary.doing') },
    { asked: script, doing: tk('summary.script.making') },
    { asked: beginning, doing: tk('summary.beginning') },
  ];
  const work = works.find(({ asked }) => asked.kind === 'loading');
  return work?.asked.kind === 'loading' ? { doing: work.doing, since: work.asked.since ?? '' } : null;
}

/** What was refused last on this stage; null where nothing was. */
export function kitProblem({ stage, inspection, comparison, proposal, script, beginning }: KitState): Problem | null {
  const asked: readonly Loadable<unknown>[] = {
    take: [inspection],
    open: [inspection],
    kit: [comparison],
    differences: [comparison],
    summary: [proposal, script, beginning],
  }[stage];
  const failed = asked.find(({ kind }) => kind === 'failed');
  return failed?.kind === 'failed' ? failed.problem : null;
}

export interface DifferencesView {
  readonly heading: string;
  readonly explain: string;
  readonly notes: readonly string[];
  /** Should have been compared: damaged, or not readable as what it is. */
  readonly broken: KitComparison['notCompared'];
  readonly brokenSummary: string;
  readonly notCompared: KitComparison['notCompared'];
  readonly notComparedSummary: string;
}

export function differencesView(comparison: KitComparison): DifferencesView {
  const { server, differences, notCompared } = comparison;
  const count = differences.length;
  const broken = notCompared.filter(one => one.broken === true);
  const others = notCompared.filter(one => one.broken !== true);
  return {
    ...(count > 0
      ? { heading: tk('differences.heading', { count, server }), explain: tk('differences.explain') }
      : alike(comparison)),
    notes: count > 0 ? [defaultsNote(comparison)] : [],
    broken,
    brokenSummary: tk('differences.broken', { count: broken.length }),
    notCompared: others,
    notComparedSummary: tk('differences.not-compared', { count: others.length }),
  };
}

/** No difference proves that all is the same only where all could be compared. */
function alike({ server, notCompared }: KitComparison): Pick<DifferencesView, 'heading' | 'explain'> {
  const count = notCompared.length;
  return count === 0
    ? { heading: tk('differences.none', { server }), explain: tk('differences.none.explain') }
    : { heading: tk('differences.none.part', { server }), explain: tk('differences.none.part.explain', { count }) };
}

/** Beginning changes nothing, and what of it can be taken back. */
export function summaryExplain({ changes }: Pick<CallOutput<'proposeReapply'>, 'changes'>): string {
  const stays = changes.filter(({ canBeUndone }) => !canBeUndone);
  const titles = stays.map(({ title }) => title).join('; ');
  const undo =
    stays.length === 0
      ? tk('summary.undo.all')
      : tk(stays.length === changes.length ? 'summary.undo.none' : 'summary.undo.but', { titles });
  return `${tk('summary.explain')} ${undo}`;
}

/** What is needed before it can begin, and what is told on the way. */
export interface SummaryAsks {
  /** The certificates of the kit are put in, and nobody has shown yet that he knows their password. */
  readonly password: boolean;
  readonly rollupFile: boolean;
  /** The rollup is newer than the kit's: whether that is meant. */
  readonly newerRollup: boolean;
}

export function summaryAsks(
  { inspection, proposal, rollupFile, newerRollup }: KitState,
  hasRollup: boolean,
): SummaryAsks {
  const refused = proposal.kind === 'failed' ? proposal.problem.code : null;
  const fits = inspection.kind === 'loaded' && inspection.value.password === 'fits';
  return {
    password: proposal.kind === 'loaded' && proposal.value.needsPassword && !fits,
    rollupFile: hasRollup || rollupFile !== '',
    newerRollup: newerRollup || refused === 'ROLLUP_OTHER',
  };
}

/** From when the defaults are that decide what counts as customised, and how far they can be trusted. */
function defaultsNote({ defaultsTakenAt, defaultsReadBy }: KitComparison): string {
  if (defaultsTakenAt === null) return tk('differences.no-default');
  const at = formatMoment(defaultsTakenAt);
  return tk(defaultsReadBy === 'recovery' ? 'differences.default.recovery' : 'differences.default.comparison', { at });
}

export interface SummaryPart {
  readonly group: Difference['group'];
  readonly name: string;
  readonly changes: readonly SummaryChange[];
}

export interface SummaryChange {
  readonly key: string;
  readonly title: string;
  readonly settles: string;
  readonly shows: string;
}

/** What will be done, group by group, in the order in which it is done. */
export function summaryParts({ changes }: CallOutput<'proposeReapply'>): readonly SummaryPart[] {
  return groupsInOrder.flatMap(group => {
    const own = changes.filter(change => change.group === group);
    if (own.length === 0) return [];
    const rows = own.map(({ title, shows, differences }, index) => ({
      key: `${group}-${String(index)}`,
      title,
      settles: differences.length > 1 ? tk('summary.settles', { count: differences.length }) : '',
      shows,
    }));
    return [{ group, name: tk(`group.${group}`), changes: rows }];
  });
}

/** How many differences are chosen, of those in view and of all others. */
export const chosenCount = ({ chosen, wholeFiles }: KitState): number => new Set([...chosen, ...wholeFiles]).size;
