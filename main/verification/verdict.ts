import type { CheckResult, Standing, Readiness } from '../../preload/contract/index.js';

/** What a single result means for the whole. */
function standingOf({ outcome, weight }: CheckResult): Standing {
  if (weight === 'tells' || outcome === 'pass' || outcome === 'not applicable') return 'ready for clients';
  if (outcome === 'fail' && weight === 'must') return 'not ready';
  return 'ready with reservations';
}

/**
 * Whether the server may take clients. What could not be told is never taken for a pass: it is a reservation, and a server
 * of which nothing could be proven is not ready.
 */
export function verdictOf(serverName: string, checks: readonly CheckResult[]): Readiness {
  const of = (standing: Standing): CheckResult[] => checks.filter(check => standingOf(check) === standing);
  const failed = of('not ready');
  const reserved = of('ready with reservations');
  const because = [...failed, ...reserved].map(({ id }) => id);
  if (failed.length > 0) {
    const more = failed.length > 1 ? ` and ${counted(failed.length - 1, 'other check')} failed` : ' failed';
    return {
      standing: 'not ready',
      summary: `${serverName} is not ready for clients: “${failed[0]?.title ?? ''}”${more}.`,
      because,
    };
  }
  if (!checks.some(({ outcome, weight }) => outcome === 'pass' && weight === 'must')) {
    return {
      standing: 'not ready',
      summary: `Nothing is proven yet: ${serverName} is not ready for clients.`,
      because,
    };
  }
  if (reserved.length > 0) {
    const told = counted(reserved.length, 'reservation');
    return {
      standing: 'ready with reservations',
      summary: `${serverName} can take clients, with ${told}.`,
      because,
    };
  }
  const passed = checks.filter(({ outcome }) => outcome === 'pass').length;
  return {
    standing: 'ready for clients',
    summary: `${serverName} is ready for clients: ${counted(passed, 'check')} passed.`,
    because,
  };
}

const counted = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? '' : 's'}`;
