import type { Fact, Verification } from '../../preload/contract/index.js';

/** What a step notes of the checks that it ran: whether clients may come. */
export function readinessFact({ verdict, checks, endedAt }: Verification): Fact {
  return {
    id: 'ready-for-clients',
    label: 'Ready for clients',
    value: verdict.summary,
    source: `${String(checks.length)} checks of this server`,
    readAt: endedAt,
  };
}
