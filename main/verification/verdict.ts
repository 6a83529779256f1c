import { heldUpBy, wasMade, type CheckResult, type Readiness } from '../../preload/contract/index.js';
import type { Yardstick } from './without-yardstick.js';

/** How far a verification could look. */
export interface Reach {
  /** All checks that there are: others than these may have been left out. */
  readonly checks: number;
  /** What the directory held before was there to compare with. */
  readonly compared: boolean;
  /** What earlier checks, which are the record, compared with, and this verification could not. */
  readonly notNamed?: readonly Yardstick[];
}

/**
 * Whether the server may take clients. What could not be told is never taken for a pass: of a check that must pass it makes
 * the server not ready, of another it is a reservation. So is a server without a record of what the directory held. A part of the checks
 * can show that it is not ready, and never that it is.
 */
export function verdictOf(serverName: string, checks: readonly CheckResult[], reach: Reach): Readiness {
  // What could not be made because of another says nothing of its own.
  const own = checks.filter(check => wasMade(check, checks));
  const weighing = own.filter(({ weight }) => weight !== 'tells');
  const failed = weighing
    .filter(({ outcome, weight }) => outcome === 'fail' && weight === 'must')
    .sort((one, other) => byCause(one.id, other.id));
  const unproven = weighing.filter(({ outcome, weight }) => outcome === 'could not tell' && weight === 'must');
  const stops = [...failed, ...unproven];
  const reserved = weighing.filter(
    check => !stops.includes(check) && check.outcome !== 'pass' && check.outcome !== 'not applicable',
  );
  const because = [...stops, ...reserved].map(({ id }) => id);
  const nothing = nothingToCompare(reach);
  const unnamed = (reach.notNamed ?? []).length > 0 ? `; ${nothing}` : '';
  const notReady = (told: string): Readiness => ({
    standing: 'not ready',
    summary: `${told.slice(0, -1)}${unnamed}.`,
    because,
  });
  const [first] = failed;
  if (first) {
    const others = failed.length > 1 ? ` and ${counted(failed.length - 1, 'other check')} failed` : ' failed';
    const lesser = own.filter(({ outcome, weight }) => outcome === 'fail' && weight !== 'must').length;
    const more = lesser === 0 ? '' : `, and ${String(lesser)} more that alone would not keep clients away`;
    const heldUp = failed.flatMap(check => heldUpBy(check, checks));
    const cause = heldUp[0]?.causedBy?.words;
    const unmade =
      cause === undefined ? '' : `; ${cause}, and ${counted(heldUp.length, 'check')} could not be made because of it`;
    return notReady(`${serverName} is not ready for clients: “${first.title}”${others}${more}${unmade}.`);
  }
  if (unproven.length > 0) {
    const told = unproven.length === 1 ? `“${unproven[0]?.title ?? ''}”` : counted(unproven.length, 'check');
    return notReady(`${serverName} is not proven to be ready for clients: ${told} that must pass could not be told.`);
  }
  const passed = checks.filter(({ outcome }) => outcome === 'pass');
  if (checks.length < reach.checks) {
    const summary = `${toldOfPart(checks, passed.length)} Whether ${serverName} can take clients was not judged: ${String(checks.length)} of ${counted(reach.checks, 'check')} ${checks.length === 1 ? 'was' : 'were'} run.`;
    return { standing: 'not judged', summary, because };
  }
  if (!passed.some(({ weight }) => weight === 'must')) {
    return notReady(`Nothing is proven yet: ${serverName} is not ready for clients.`);
  }
  const more = [
    ...(reserved.length > 0 ? [counted(reserved.length, 'reservation')] : []),
    ...(nothing === '' ? [] : [nothing]),
  ];
  if (more.length > 0) {
    return {
      standing: 'ready with reservations',
      summary: `${serverName} can take clients, with ${more.join(', ')}.`,
      because,
    };
  }
  const summary = `${serverName} is ready for clients: ${counted(passed.length, 'check')} passed.`;
  return { standing: 'ready for clients', summary, because };
}

function nothingToCompare({ compared, notNamed = [] }: Reach): string {
  if (notNamed.length > 0) return `no ${notNamed.join(' and no ')} was named to compare with`;
  return compared ? '' : 'no directory from before to compare with';
}

function toldOfPart(checks: readonly CheckResult[], passed: number): string {
  const [only] = checks;
  if (!only) return 'No check was run.';
  if (checks.length === 1) {
    return `The check that was run ${only.outcome === 'pass' ? 'passed' : `came out as “${only.outcome}”`}.`;
  }
  const all = counted(checks.length, 'check');
  return passed === checks.length
    ? `All ${all} that were run passed.`
    : `${String(passed)} of the ${all} that were run passed.`;
}

/** Where these fail, others fail for that alone: they are named first. */
const causes = ['services-run', 'ports-listen'];

/** For sorting: what others fail for comes before them; all else keeps its order. */
export function byCause(one: string, other: string): number {
  const [first = 0, second = 0] = [one, other].map(id => (causes.includes(id) ? causes.indexOf(id) : causes.length));
  return first - second;
}

const counted = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? '' : 's'}`;
