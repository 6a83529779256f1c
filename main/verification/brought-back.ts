import type { CheckResult, Comparison, Verification } from '../../preload/contract/index.js';

/**
 * The checks of what recovery setup must have brought back: the end of a recovery stands by them alone, in the order in which
 * their rows are shown. Whatever else a check finds (certificates, ports, names, load balancing, what a kit holds) setup can't bring back:
 * it is told beside the recovery, and holds it up nowhere. See decision 0018.
 */
const broughtBack: readonly {
  readonly id: string;
  /** It is read from other places than the directory and the facts of the server: where it can't be, the rest proves enough. */
  readonly mayBeUntold?: true;
  /** Its rows name the thing alone: beside those of other checks they must say what of it. */
  readonly label?: (label: string) => string;
  /** It reads the directory as it is now: always, or only where nothing was recorded before. */
  readonly asksDirectory?: 'always' | 'without a record';
}[] = [
  { id: 'urls-as-before', asksDirectory: 'always' },
  { id: 'virtual-directories-in-iis', label: name => `${name}, in IIS`, asksDirectory: 'always' },
  { id: 'metabase-paths', label: name => `${name}, metabase path`, asksDirectory: 'always' },
  { id: 'autodiscover-pointer', label: name => `Autodiscover pointer of ${name}`, asksDirectory: 'always' },
  { id: 'services-run' },
  { id: 'iis-sites', mayBeUntold: true },
  { id: 'iis-pools', mayBeUntold: true },
  { id: 'setup-finished' },
  { id: 'build-as-before', asksDirectory: 'without a record' },
  { id: 'install-folder', asksDirectory: 'without a record' },
  { id: 'roles-as-before', asksDirectory: 'always' },
  { id: 'network-name', asksDirectory: 'always' },
];

interface Weighed {
  readonly check: CheckResult;
  readonly mayBeUntold: boolean;
  readonly label: (label: string) => string;
}

function weighed({ checks }: Verification): Weighed[] {
  return broughtBack.flatMap(({ id, mayBeUntold = false, label = (text: string) => text }) => {
    const check = checks.find(one => one.id === id);
    return check ? [{ check, mayBeUntold, label }] : [];
  });
}

/** What did not come back. */
export const missingOf = (found: Verification): CheckResult[] =>
  weighed(found).flatMap(({ check }) => (check.outcome === 'fail' ? [check] : []));

/** What must be known and could not be told. */
export const untoldOf = (found: Verification): CheckResult[] =>
  weighed(found).flatMap(({ check, mayBeUntold }) =>
    check.outcome === 'could not tell' && !mayBeUntold ? [check] : [],
  );

/** What was recorded beside what is there, row by row: what the step shows. */
export function rowsOf(found: Verification): Comparison[] {
  return weighed(found).flatMap(({ check, label }) => {
    if (check.outcome === 'not applicable') return [];
    if (check.comparisons.length === 0) return [rowOf(check)];
    return check.comparisons.map(row => ({ ...row, id: `${check.id}-${row.id}`, label: label(row.label) }));
  });
}

/** The same where no directory was asked: checks that needed it and could tell nothing are left out. */
export function rowsWithoutDirectory(found: Verification, isRecorded: boolean): Comparison[] {
  const isLeftOut = ({ id, outcome }: CheckResult): boolean => {
    const asks = broughtBack.find(one => one.id === id)?.asksDirectory;
    return outcome === 'could not tell' && (asks === 'always' || (asks === 'without a record' && !isRecorded));
  };
  return rowsOf({ ...found, checks: found.checks.filter(check => !isLeftOut(check)) });
}

/** A check that compares nothing row by row is a row itself. */
function rowOf({ id, title, proves, how, outcome, found, fix, expected }: CheckResult): Comparison {
  const result = outcome === 'pass' ? 'same' : outcome === 'could not tell' ? 'unknown' : 'different';
  return {
    id,
    label: title,
    lost: expected?.value ?? proves,
    lostSource: expected?.source ?? 'needed by every client',
    rebuilt: found,
    rebuiltSource: how,
    result,
    remedy: result === 'same' ? '' : (fix?.words ?? 'Run this step again.'),
  };
}

/** For the words of a problem: what was found, and what to do about it. */
export function describe(checks: readonly CheckResult[]): string {
  return checks
    .map(({ title, found, fix, comparisons }) => {
      const remedies = comparisons.filter(({ result }) => result !== 'same').map(({ remedy }) => remedy);
      const commands = fix?.commands ?? [];
      const todo = commands.length > 0 ? commands : fix ? [] : remedies;
      return [`${title}: ${found}${fix ? ` ${fix.words}` : ''}`, ...todo.map(line => `  ${line}`)].join('\n');
    })
    .join('\n');
}
