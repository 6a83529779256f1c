import type { BackupOutlook } from '../../../preload/contract/backup-job-calls.js';
import type { Preview } from '../../../preload/contract/runbook.js';
import type { Problem } from '../../../preload/contract/problem.js';
import { tj } from '../../messages/backup-job-words.js';
import { formatMoment } from '../../messages/format.js';
import { backupWords, comparisonView, type ComparisonView } from '../comparison-view.js';
import type { BackupJobStart, BackupJobState } from './backup-job-state.js';

/** A step as it would go now. */
export interface OutlookStep {
  readonly id: string;
  readonly title: string;
  readonly tone: 'done' | 'ready' | 'working' | 'ahead' | 'failed';
  readonly word: string;
  /** What stands against it now. */
  readonly problem: Problem | null;
  readonly comparison: ComparisonView | null;
  readonly preview: Preview | null;
  /** What it asks for besides the consent, and what it does to the server. */
  readonly asks: readonly string[];
}

export interface OutlookView {
  readonly heading: string;
  readonly tone: 'ready' | 'failed';
  readonly begin: string;
  /** It would end where it is stopped: looking again comes first. */
  readonly stopped: boolean;
  readonly steps: readonly OutlookStep[];
}

/** What would be done, step by step. What stands against a later step may be put right by those before it. */
export function outlookView({ server, steps }: BackupOutlook, work: BackupJobStart['work']): OutlookView {
  const views = steps.map((step, place) => stepOf(step, steps.slice(0, place).some(notDone)));
  const stopped = views.some(({ problem }) => problem !== null);
  return {
    heading: tj(stopped ? 'look.stopped' : `look.${work}`, { server }),
    tone: stopped ? 'failed' : 'ready',
    begin: stopped ? tj('begin.all-the-same') : tj(`begin.${work}`, { server }),
    stopped,
    steps: views,
  };
}

type Tried = BackupOutlook['steps'][number];
const notDone = ({ finding }: Tried): boolean => finding.state !== 'done';

function stepOf({ card, finding, preview: proposed }: Tried, waits: boolean): OutlookStep {
  const stands = 'problem' in finding ? finding.problem : null;
  const preview = proposed && proposed.items.length > 0 ? proposed : null;
  // What is proven at the end is not proven before anything was done, however it looks now.
  const tone = waits && card.risk === 'reads only' ? 'ahead' : toneOf(finding.state, waits);
  return {
    id: card.id,
    title: card.title,
    tone,
    word: tj(tone === 'ready' && !preview ? 'look.state.goes-on' : `look.state.${tone}`),
    problem: waits ? null : stands,
    comparison: waits && stands ? null : comparisonView(finding.comparisons, backupWords()),
    preview,
    asks: preview ? asksOf(preview) : [],
  };
}

function toneOf(state: Tried['finding']['state'], waits: boolean): OutlookStep['tone'] {
  if (state === 'done') return 'done';
  if (state === 'running') return 'working';
  if (state === 'ready' || state === 'restart-needed') return 'ready';
  return waits ? 'ahead' : 'failed';
}

const asksOf = ({ typeToConfirm, asksPasswordOf, restarts }: Preview): readonly string[] => [
  ...(typeToConfirm === null ? [] : [tj('look.asks.name', { name: typeToConfirm })]),
  ...(asksPasswordOf === null ? [] : [tj('look.asks.password', { account: asksPasswordOf })]),
  ...(restarts ? [tj('look.restarts')] : []),
];

/** What is being done now, and since when; null while nothing is. The volumes are read beside the form. */
export function jobWork({
  outlook,
  beginning,
}: BackupJobState): { readonly doing: string; readonly since: string } | null {
  if (outlook.kind === 'loading') return { doing: tj('looking'), since: outlook.since ?? '' };
  return beginning.kind === 'loading' ? { doing: tj('beginning'), since: beginning.since ?? '' } : null;
}

/** What was refused last. */
export function jobProblem({ outlook, beginning }: BackupJobState): Problem | null {
  if (beginning.kind === 'failed') return beginning.problem;
  return outlook.kind === 'failed' ? outlook.problem : null;
}

/** The version that somebody chose from the list, as rows. */
export function chosenVersion({
  version,
  target,
  machine,
}: BackupJobStart): readonly { label: string; value: string }[] {
  if (!version) return [];
  const gives = version.recovers?.map(one => tj(`recovers.${one}`)).join(', ') ?? tj('recovers.unknown');
  return [
    {
      label: tj('chosen.version'),
      value: tj('chosen.version.at', { id: version.id, at: formatMoment(version.takenAt) }),
    },
    { label: tj('chosen.of'), value: machine ?? version.machine ?? tj('chosen.of.unknown') },
    { label: tj('chosen.place'), value: target?.path ?? version.targetShown },
    { label: tj('chosen.gives'), value: gives },
  ];
}
