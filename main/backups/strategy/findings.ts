import type { StrategyFinding } from '../../../preload/contract/index.js';
import { minuteWords } from './amounts.js';
import { keysInKit, keysSaidElsewhere, othersThatAreNot } from './contradictions.js';
import { stepsOf } from './estimates.js';
import { certificatesOnlyHere, hasPeers, isReapplied, otherRoles, type Situation } from './situation.js';
import { sources } from './sources.js';
import { targetMissing, targetRefused, targetSizes } from './target.js';

interface FindingRule {
  readonly id: string;
  readonly find: (situation: Situation) => Omit<StrategyFinding, 'id' | 'source'> | null;
  readonly source: string;
}

/** What comes first, whatever the strategy: the critical ones first. */
export function findingsOf(situation: Situation): StrategyFinding[] {
  const weights = ['critical', 'care', 'note'];
  return table
    .flatMap(({ id, find, source }) => {
      const found = find(situation);
      return found ? [{ id, ...found, source }] : [];
    })
    .sort((one, other) => weights.indexOf(one.weight) - weights.indexOf(other.weight));
}

const table: readonly FindingRule[] = [
  { id: 'directory-backup', find: directoryBackup, source: sources.adNeeded },
  { id: 'keys-said-elsewhere', find: keysSaidElsewhere, source: sources.privateKey },
  { id: 'keys-in-kit', find: keysInKit, source: sources.privateKey },
  { id: 'others-that-are-not', find: othersThatAreNot, source: sources.article },
  { id: 'private-key', find: privateKey, source: sources.privateKey },
  { id: 'other-roles', find: databases, source: sources.otherRoles },
  { id: 'too-urgent', find: tooUrgent, source: sources.thumb },
  { id: 'target-refused', find: targetRefused, source: sources.share },
  { id: 'target-missing', find: targetMissing, source: sources.share },
  { id: 'databases-name-it', find: databasesNameIt, source: sources.pointer },
  { id: 'no-change-log', find: noChangeLog, source: sources.clientAccessData },
  { id: 'snapshots', find: snapshots, source: sources.virtualization },
  { id: 'share', find: share, source: sources.share },
  { id: 'target-sizes', find: targetSizes, source: sources.thumb },
  { id: 'offsite', find: offsite, source: sources.thumb },
  {
    id: 'test-restore',
    find: () => ({
      weight: 'note',
      what: 'A backup that was never restored is a hope.',
      next: 'Restore once after each service pack, into a network of its own, or rehearse with this program.',
    }),
    source: sources.thumb,
  },
];

function directoryBackup({ answers: { directoryBackup: kept } }: Situation): ReturnType<FindingRule['find']> {
  if (kept === true) return null;
  return {
    weight: kept === false ? 'critical' : 'care',
    what:
      kept === false
        ? 'Active Directory is not backed up. Every way back needs it, whatever is kept of this server.'
        : 'Nobody has said whether Active Directory is backed up. Every way back needs it.',
    next: 'Back up the system state of at least two domain controllers of the forest.',
  };
}

function privateKey(situation: Situation): ReturnType<FindingRule['find']> {
  const saidElsewhere = situation.answers.certificatesElsewhere === true;
  const only = certificatesOnlyHere(situation);
  if (only === null) {
    return {
      weight: 'care',
      what: saidElsewhere
        ? 'You say that its certificates can be had elsewhere with their keys. Nobody has read which it has.'
        : 'Nobody knows whether the private keys of its certificates exist anywhere else.',
      next: 'Take a recovery kit with a password: it exports every key that may be exported.',
    };
  }
  if (only.length === 0) return null;
  const names = only.map(({ name }) => name).join(', ');
  const locked = only.some(({ key }) => key === 'not exportable');
  if (saidElsewhere) {
    // What contradicts the answer is told by itself.
    if (locked) return null;
    return {
      weight: 'note',
      what: `You say that the key of ${names} can be had elsewhere. No kit holds it.`,
      next: 'Take a recovery kit with a password: then it is not only said.',
    };
  }
  return {
    weight: 'critical',
    what: `The private key of ${names} may exist on this server alone.`,
    next: locked
      ? 'A key that can not be exported comes back with a full or system state backup only. Plan to have it issued anew, and have that one made exportable.'
      : 'Export it now, with its key, best by a recovery kit. An export is quicker than a new certificate.',
  };
}

function databases(situation: Situation): ReturnType<FindingRule['find']> {
  const others = otherRoles(situation);
  if (others === null || others.length === 0) return null;
  return {
    weight: 'critical',
    what: `It also holds ${others.join(' and ')}. This advice is for the Client Access part only.`,
    next: 'Back its databases up with a program that knows Exchange (VSS), and follow the recovery of those roles.',
  };
}

function tooUrgent(situation: Situation): ReturnType<FindingRule['find']> {
  const { hoursToBeBack } = situation.answers;
  if (hoursToBeBack === null) return null;
  const quickest = Math.min(
    ...(['everything', 'minimum', 'nothing'] as const).map(strategy =>
      stepsOf(situation, strategy).reduce((sum, { minutes }) => sum + minutes.low, 0),
    ),
  );
  if (quickest <= hoursToBeBack * 60) return null;
  return {
    weight: 'critical',
    what: `No backup brings it back in ${minuteWords(hoursToBeBack * 60)}: the quickest way takes ${minuteWords(quickest)} at best.`,
    next: 'Only another Client Access server that carries the users keeps that promise: add one, with an array for its site.',
  };
}

function databasesNameIt(situation: Situation): ReturnType<FindingRule['find']> {
  const here = situation.facts.databasesHere.value ?? [];
  if (here.length === 0) return null;
  const next = hasPeers(situation)
    ? 'Make a Client Access array for the site, and let the databases name it (Set-MailboxDatabase -RpcClientAccessServer).'
    : 'Give the site an array name even with one server: a second one can then take over without a change in Outlook.';
  return {
    weight: 'care',
    what: `${String(here.length)} mailbox ${here.length === 1 ? 'database sends' : 'databases send'} Outlook to this server by its own name. A second server does not help them.`,
    next,
  };
}

function noChangeLog(situation: Situation): ReturnType<FindingRule['find']> {
  if (situation.answers.changeLog === true || isReapplied(situation)) return null;
  return {
    weight: 'care',
    what: 'There is no change log, or nobody has said so.',
    next: 'Write every change to the server down, with its reason. A kit after each change does the same for settings.',
  };
}

function snapshots({ answers: { images } }: Situation): ReturnType<FindingRule['find']> {
  if (images !== 'snapshots') return null;
  return {
    weight: 'care',
    what: 'Snapshots of a virtual machine are no backup: they know nothing of Exchange, and lie beside the machine.',
    next: 'Use a backup of the virtual machine that works with VSS, or one of the strategies here.',
  };
}

function share({ answers: { target } }: Situation): ReturnType<FindingRule['find']> {
  if (target?.startsWith('\\\\') !== true) return null;
  return {
    weight: 'care',
    what: 'A share keeps one version: each backup to the same folder replaces the one before, also when it fails.',
    next: 'Back up to another folder of the share each time, or to a volume.',
  };
}

function offsite({ answers: { offsite: kept } }: Situation): ReturnType<FindingRule['find']> {
  if (kept === true) return null;
  return {
    weight: 'care',
    what:
      kept === false ? 'No copy is kept at another place.' : 'Nobody has said whether a copy is kept at another place.',
    next: 'Keep a copy elsewhere: a fire, or an intruder, takes the server and what lies beside it.',
  };
}
