import type {
  CheckArea,
  CheckCard,
  CheckOutcome,
  CheckResult,
  Readiness,
  Verification,
} from '../../../preload/contract/verification.js';
import { causeOf, wasMade } from '../../../preload/contract/verification-causes.js';
import type { StateIconKind } from '../../components/state-icon.js';
import { formatDuration, formatList, formatMoment, spent } from '../../messages/format.js';
import { tv } from '../../messages/verify-words.js';

/** What is shown of the checks. */
export interface CheckFilter {
  readonly search: string;
  readonly show: 'all' | 'open' | 'could not tell' | 'pass' | 'not applicable';
}

export const showAll: CheckFilter = { search: '', show: 'all' };

export interface CheckRow {
  readonly id: string;
  readonly title: string;
  readonly icon: StateIconKind;
  readonly word: string;
  /** It is run now. */
  readonly busy: boolean;
  /** It lies open from the start. */
  readonly opens: boolean;
  /** Null as long as nothing is known. */
  readonly result: CheckResult | null;
  /** The check above that has the same fix; null where none has. */
  readonly fixedWith: string | null;
}

export interface AreaView {
  readonly id: CheckArea;
  readonly name: string;
  readonly icon: StateIconKind;
  /** `1 failed, 4 passed`. */
  readonly summary: string;
  readonly opens: boolean;
  readonly rows: readonly CheckRow[];
}

const icons: Readonly<Record<CheckOutcome, StateIconKind>> = {
  pass: 'done',
  fail: 'failed',
  warning: 'different',
  'not applicable': 'skipped',
  'could not tell': 'unknown',
};
const outcomesInOrder = ['fail', 'warning', 'could not tell', 'pass', 'not applicable'] as const;
const weights = ['must', 'should', 'tells'];
/** What needs nobody. */
const well = 9;

/** What needs a person most comes first; what must pass and could not be told weighs as much as what failed. */
function rankOf({ outcome, weight }: CheckResult): number {
  if (outcome === 'pass' || outcome === 'not applicable') return well;
  return weights.indexOf(weight) * 3 + ['fail', 'could not tell', 'warning'].indexOf(outcome);
}

interface Layout {
  /** Results that decide on the places, so that nothing jumps when one check is run again. */
  readonly laidOut?: readonly CheckResult[] | undefined;
  /** The check that is run now. */
  readonly busy?: string | null | undefined;
}

/** The checks by area: those with failures first, and in each the failures first. */
export function areasView(
  checks: readonly CheckResult[],
  filter: CheckFilter,
  { laidOut = checks, busy = null }: Layout = {},
): readonly AreaView[] {
  const ranks = new Map(laidOut.map(result => [result.id, rankOf(result)]));
  const rank = ({ id }: CheckResult): number => ranks.get(id) ?? well;
  const isFiltered = filter.show !== 'all' || filter.search.trim() !== '';
  const shown = checks.filter(fits(filter)).sort((one, other) => rank(one) - rank(other));
  const areas = [...new Set(checks.map(({ area }) => area))].map(area => {
    const own = shown.filter(check => check.area === area);
    const worst = Math.min(well, ...own.map(rank));
    return { area, worst, own, all: checks.filter(check => check.area === area) };
  });
  const fixes = new Map<string, string>();
  return areas
    .filter(({ own }) => own.length > 0)
    .sort((one, other) => one.worst - other.worst)
    .map(({ area, worst, own, all }) => ({
      id: area,
      name: tv(`area.${area}`),
      icon: icons[worstOf(all)],
      summary: countsOf(all, checks),
      opens: isFiltered || worst < well,
      rows: own.map(result => ({
        id: result.id,
        title: result.title,
        ...(result.id === busy
          ? { icon: 'working', word: tv('again.running') }
          : { icon: icons[result.outcome], word: tv(`outcome.${result.outcome}`) }),
        busy: result.id === busy,
        opens: rank(result) < well && wasMade(result, checks),
        result,
        fixedWith: causeOf(result, checks)?.title ?? sameFix(fixes, result),
      })),
    }));
}

/** The check that told the same fix before, which is told once. */
function sameFix(told: Map<string, string>, { fix, title }: CheckResult): string | null {
  if (!fix) return null;
  const before = told.get(fix.words) ?? null;
  if (before === null) told.set(fix.words, title);
  return before;
}

/** All checks while they are run, in their own order, so that nothing jumps as the results arrive. */
export function runningView(cards: readonly CheckCard[], results: readonly CheckResult[]): readonly AreaView[] {
  const arrived = new Map(results.map(result => [result.id, result]));
  return [...new Set(cards.map(({ area }) => area))].map(area => {
    const own = cards.filter(card => card.area === area);
    const seen = own.flatMap(({ id }) => arrived.get(id) ?? []);
    const isOver = seen.length === own.length;
    return {
      id: area,
      name: tv(`area.${area}`),
      icon: isOver ? icons[worstOf(seen)] : 'working',
      summary: isOver ? countsOf(seen, results) : tv('running.some', { done: seen.length, count: own.length }),
      opens: false,
      rows: own.map(({ id, title }) => {
        const result = arrived.get(id) ?? null;
        return {
          ...{ id, title, result, busy: result === null, opens: false, fixedWith: null },
          icon: result ? icons[result.outcome] : 'working',
          word: result ? tv(`outcome.${result.outcome}`) : tv('outcome.running'),
        };
      }),
    };
  });
}

function fits({ search, show }: CheckFilter): (check: CheckResult) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return check => {
    const { outcome } = check;
    const isOpen = outcome === 'fail' || outcome === 'warning' || outcome === 'could not tell';
    if (show === 'open' ? !isOpen : show !== 'all' && outcome !== show) return false;
    const text = [check.id, check.title, check.found, tv(`area.${check.area}`)].join('\n').toLowerCase();
    return words.every(word => text.includes(word));
  };
}

const worstOf = (checks: readonly CheckResult[]): CheckOutcome =>
  outcomesInOrder.find(outcome => checks.some(check => check.outcome === outcome)) ?? 'not applicable';

/** `2 failed, 32 passed, 8 not made`: what there is of each outcome among `some` of all checks, the worst first. */
export function countsOf(some: readonly CheckResult[], all: readonly CheckResult[]): string {
  const made = some.filter(check => wasMade(check, all));
  const counted = outcomesInOrder.map(outcome => {
    const count = made.filter(check => check.outcome === outcome).length;
    return count > 0 && tv(`count.${outcome}`, { count });
  });
  const unmade = some.length - made.length;
  return [...counted, unmade > 0 && tv('count.not made', { count: unmade })].filter(Boolean).join(', ');
}

export interface VerdictView {
  readonly tone: StateIconKind;
  readonly heading: string;
}

/** The verdict as a sentence, and its sign: that nothing failed but not all could be told is no failure. */
export function verdictView(verdict: Readiness, checks: readonly CheckResult[]): VerdictView {
  const failed = checks.some(({ id, outcome }) => outcome === 'fail' && verdict.because.includes(id));
  const tones = {
    'ready for clients': 'done',
    'ready with reservations': 'reserved',
    'not ready': failed ? 'failed' : 'unknown',
    'not judged': 'unknown',
  } as const;
  return { tone: tones[verdict.standing], heading: verdict.summary };
}

/** What was compared with what, when, and how it came out. */
export function verificationFacts({
  checks,
  startedAt,
  endedAt,
  comparedWith,
}: Pick<Verification, 'checks' | 'startedAt' | 'endedAt' | 'comparedWith'>): readonly string[] {
  const names = comparedWith.map(({ name, readAt }) => tv('compared.one', { name, at: formatMoment(readAt) }));
  return [
    tv('facts.counts', { counts: countsOf(checks, checks) }),
    tv('facts.when', { at: formatMoment(startedAt), time: formatDuration(spent(startedAt, endedAt)) }),
    names.length === 0 ? tv('compared.nothing') : tv('compared.with', { names: formatList(names) }),
  ];
}

/** What is told to those who listen: once a quarter of the checks is done, half of them, and so on. */
export function milestone(done: number, all: number): string {
  const quarter = all === 0 ? 0 : Math.floor((4 * done) / all);
  return quarter === 0 ? tv('milestone.begun') : quarter < 4 ? tv(`milestone.${quarter as 1 | 2 | 3}`) : '';
}

/** How one check came out. */
export const outcomeSentence = ({ title, outcome }: CheckResult): string =>
  tv('said.outcome', { title, outcome: tv(`outcome.${outcome}`) });

/** Name of the file that the document is kept in. */
export const verificationFile = ({ serverName, endedAt }: Verification): string =>
  `verification-${serverName.toLowerCase()}-${endedAt.slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}.json`;
