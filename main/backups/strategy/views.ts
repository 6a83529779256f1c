import type { Strategy, StrategyView } from '../../../preload/contract/index.js';
import { strategies } from '../../../preload/contract/index.js';
import { fits, sumOf } from './amounts.js';
import { bytesOf, stepsOf, windowOf } from './estimates.js';
import { freeBytes, placeOf } from './target.js';
import { certificatesKept, isReapplied, isRedundant, otherRoles, rankOf, type Situation } from './situation.js';

/** The three strategies for this server, from the least to the most. */
export function viewsOf(situation: Situation, recommended: Strategy): StrategyView[] {
  return strategies.map(strategy => {
    const steps = stepsOf(situation, strategy);
    const minutesToBeBack = sumOf(steps.map(({ minutes }) => minutes));
    const bytes = bytesOf(situation, strategy);
    const windowMinutes = windowOf(situation, strategy);
    const { hoursToBeBack, windowMinutes: window } = situation.answers;
    return {
      strategy,
      standing: standingOf(strategy, recommended),
      protects: [...protects[strategy]],
      lacks: lacksOf(situation, strategy),
      steps,
      minutesToBeBack,
      withinTime: fits(minutesToBeBack, hoursToBeBack === null ? null : hoursToBeBack * 60),
      bytes,
      fitsTarget:
        strategy === 'nothing'
          ? 'yes'
          : placeOf(situation)?.unfit !== undefined
            ? 'no'
            : fits(bytes, freeBytes(situation)),
      windowMinutes,
      fitsWindow: strategy === 'nothing' ? 'yes' : fits(windowMinutes, window),
      risks: risksOf(situation, strategy),
    };
  });
}

function standingOf(strategy: Strategy, recommended: Strategy): StrategyView['standing'] {
  if (strategy === recommended) return 'recommended';
  return rankOf(strategy) > rankOf(recommended) ? 'more than needed' : 'not enough';
}

const protects: Readonly<Record<Strategy, readonly string[]>> = {
  everything: [
    'Windows, Exchange and all else on the critical volumes, as they were',
    'Certificates with their keys, also those that can not be exported',
    'IIS, registry, services, load balancing and \\ClientAccess files',
  ],
  minimum: [
    'The system state: certificates with their keys, registry, services, IIS, load balancing',
    'The \\ClientAccess files',
    'A kit of both, which this program compares and applies setting by setting',
  ],
  nothing: [
    'What Active Directory holds: roles, addresses and sign-in of virtual directories, Autodiscover, POP and IMAP',
  ],
};

function lacksOf(situation: Situation, strategy: Strategy): string[] {
  const others = otherRoles(situation);
  const databases =
    others?.length === 0 ? [] : ['Mailbox databases, if there are any: they need a backup that knows Exchange'];
  switch (strategy) {
    case 'everything':
      return ['What changed after the last backup', ...databases];
    case 'minimum':
      return ['Windows itself, and the files of other software', 'What changed after the last backup', ...databases];
    case 'nothing':
      return [
        'Certificates with their keys',
        'Files, IIS settings, registry values and start modes of services that were changed',
        'Network Load Balancing and the rollup',
        ...databases,
      ];
  }
}

const stale = 'Older than the last service pack or rollup, or than 180 days, it is not to be restored over the server';

function risksOf(situation: Situation, strategy: Strategy): string[] {
  switch (strategy) {
    case 'everything':
      return [
        stale,
        'It needs a machine like the lost one, or drivers for another',
        'After it the trust of the domain may be broken: the machine password is as old as the backup',
      ];
    case 'minimum':
      return [
        'A stale one is worse than none: take it after each change and after each rollup',
        'Its IIS configuration must never be put over a server that recovery setup made: settings are applied one by one',
        stale,
      ];
    case 'nothing':
      return [
        ...(isRedundant(situation) ? [] : ['Users are without mail until the server is rebuilt']),
        ...(certificatesKept(situation)
          ? []
          : ['Certificates are lost with the server: clients refuse it until new ones come']),
        ...(isReapplied(situation) ? [] : ['Customisations are lost, and nobody may know which they were']),
        'All of it rests on Active Directory: without a domain controller that knows the server, there is no recovery',
      ];
  }
}
