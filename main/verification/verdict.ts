import type { CheckResult, Readiness } from '../../preload/contract/index.js';

/** How far a verification could look. */
export interface Reach {
  /** All checks that there are: others than these may have been left out. */
  readonly checks: number;
  /** Something from before was there to compare with. */
  readonly compared: boolean;
}

/**
 * Whether the server may take clients. What could not be told is never taken for a pass: of a check that must pass it makes
 * the server not ready, of another it is a reservation. So is what was not run, and a server with nothing to compare with.
 */
export function verdictOf(serverName: string, checks: readonly CheckResult[], reach: Reach): Readiness {
  const weighing = checks.filter(({ weight }) => weight !== 'tells');
  const failed = weighing.filter(({ outcome, weight }) => outcome === 'fail' && weight === 'must');
  const unproven = weighing.filter(({ outcome, weight }) => outcome === 'could not tell' && weight === 'must');
  const stops = [...failed, ...unproven];
  const reserved = weighing.filter(
    check => !stops.includes(check) && check.outcome !== 'pass' && check.outcome !== 'not applicable',
  );
  const because = [...stops, ...reserved].map(({ id }) => id);
  const notReady = (summary: string): Readiness => ({ standing: 'not ready', summary, because });
  const [first] = failed;
  if (first) {
    const others = failed.length > 1 ? ` and ${counted(failed.length - 1, 'other check')} failed` : ' failed';
    return notReady(`${serverName} is not ready for clients: “${first.title}”${others}.`);
  }
  if (unproven.length > 0) {
    const told = unproven.length === 1 ? `“${unproven[0]?.title ?? ''}”` : counted(unproven.length, 'check');
    return notReady(`${serverName} is not proven to be ready for clients: ${told} that must pass could not be told.`);
  }
  const passed = checks.filter(({ outcome }) => outcome === 'pass');
  if (!passed.some(({ weight }) => weight === 'must')) {
    return notReady(`Nothing is proven yet: ${serverName} is not ready for clients.`);
  }
  const more = [
    ...(reserved.length > 0 ? [counted(reserved.length, 'reservation')] : []),
    ...(checks.length < reach.checks ? [`${String(checks.length)} of ${String(reach.checks)} checks run`] : []),
    ...(reach.compared ? [] : ['nothing from before to compare with']),
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

const counted = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? '' : 's'}`;
