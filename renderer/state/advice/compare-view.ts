import type { AppInfo, CallOutput } from '../../../preload/contract/calls.js';
import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import type { PlanCheck } from '../../../preload/contract/strategy-advice.js';
import { formatList } from '../../messages/format.js';
import { ta } from '../../messages/advice-words.js';
import type { StateIconKind } from '../../components/state-icon.js';

/** Whose backups are looked for. */
export type CompareOn = 'this' | 'scenario' | 'list' | 'none';

/** What can be looked for here, the likeliest first. */
export function comparePlaces(app: AppInfo | null, hasScenarios: boolean): readonly CompareOn[] {
  const practice = hasScenarios ? (['scenario'] as const) : [];
  return app?.rehearsalsOnlyBecause === null ? ['this', 'list', ...practice, 'none'] : [...practice, 'list', 'none'];
}

export function backupsOn(place: CompareOn, scenario: string): BackupsOn | null {
  if (place === 'this') return { kind: 'this' };
  return place === 'scenario' && scenario !== '' ? { kind: 'scenario', scenario } : null;
}

export interface CheckRow {
  readonly key: string;
  readonly planned: string;
  readonly found: string;
  readonly next: string;
  readonly icon: StateIconKind;
  readonly result: string;
}

export interface ComparisonView {
  readonly heading: string;
  readonly tone: StateIconKind;
  readonly rows: readonly CheckRow[];
}

const icons = { 'as planned': 'done', 'not as planned': 'failed', unknown: 'unknown' } as const;

export function comparisonView({ servers, checks }: CallOutput<'comparePlan'>): ComparisonView {
  const not = checks.filter(({ result }) => result === 'not as planned').length;
  const unknown = checks.some(({ result }) => result === 'unknown');
  const about = { servers: formatList(servers) };
  return {
    heading:
      not > 0
        ? ta('compare.done.not', { ...about, count: not })
        : ta(unknown ? 'compare.done.unknown' : 'compare.done.kept', about),
    tone: not > 0 ? 'different' : unknown ? 'unknown' : 'done',
    rows: checks.map(check => ({
      key: `${check.server} ${check.id}`,
      planned: servers.length > 1 ? `${check.server}: ${check.planned}` : check.planned,
      found: check.found,
      next: nextOf(check),
      icon: icons[check.result],
      result: ta(`compare.${check.result}`),
    })),
  };
}

/** What nobody looked at is named in the window, and not by an option of the command line. */
function nextOf({ id, next }: PlanCheck): string {
  if (!next.includes('--')) return next;
  return id === 'kit' ? ta('compare.look.kit') : ta('compare.look.backup');
}
