import type { LostServer } from '../../preload/contract/directory.js';
import type { LiveProposal } from '../../preload/contract/live.js';
import type { Problem } from '../../preload/contract/problem.js';
import { formatList, formatMoment } from '../messages/format.js';
import { t } from '../messages/translate.js';
import { comparisonInOrder, type ComparisonView } from './comparison-view.js';
import { liveRows } from './live-comparison.js';
import {
  foldersIn,
  liveCautions,
  liveComplaints,
  liveSettings,
  liveValues,
  missingFields,
  neededFields,
  proposedValues,
  type LiveField,
  type LiveTyped,
  type LiveValues,
} from './live-form.js';
import type { ChooseState, LiveState } from './wizard-state.js';

export interface LiveFieldView {
  readonly id: LiveField;
  readonly label: string;
  /** What it wants, and where what stands in it comes from. */
  readonly hint: string;
  readonly value: string;
  readonly complaint: string | undefined;
  readonly caution: string | undefined;
  readonly needed: boolean;
}

/** The form that begins a recovery on this machine: every word, and whether it can begin. */
export interface LiveView {
  readonly heading: string;
  readonly explain: string;
  readonly reading: { readonly doing: string; readonly since: string } | null;
  readonly failed: Problem | null;
  readonly comparison: ComparisonView | null;
  readonly problemsHeading: string;
  readonly problems: readonly Problem[];
  readonly network: readonly LiveFieldView[];
  readonly more: readonly LiveFieldView[];
  /** Something in the folded part needs the eye. */
  readonly opensMore: boolean;
  /** What is still missing or wrong; '' when it can begin. */
  readonly said: string;
  /** Null until the machine was looked at. `main`: nothing speaks against beginning. */
  readonly begin: { readonly label: string; readonly enabled: boolean; readonly busy: boolean } | null;
  readonly again: { readonly label: string; readonly isMain: boolean } | null;
}

const networkFields: readonly LiveField[] = ['address', 'mask', 'gateway', 'dnsServers', 'joinAccount', 'lostAt'];
const moreFields: readonly LiveField[] = ['domainController', 'media', 'packages', 'windowsSource'];

/** What is shown of a recovery that could begin here, as things stand `now`. */
export function liveView(
  live: LiveState,
  lost: LostServer,
  beginning: ChooseState['beginning'],
  now: string,
): LiveView {
  const server = lost.summary.name;
  if (live.proposal.kind === 'loaded') return loadedView(live, live.proposal.value, { lost, beginning, now });
  const failed = live.proposal.kind === 'failed' ? live.proposal.problem : null;
  const since = live.proposal.kind === 'loading' ? (live.proposal.since ?? '') : '';
  const looking = t('live.looking', { server });
  return {
    ...emptyView,
    heading: failed ? t('live.failed.heading') : looking,
    reading: failed ? null : { doing: looking, since },
    failed,
    again: failed ? { label: t('load.retry'), isMain: true } : null,
  };
}

const emptyView: LiveView = {
  heading: '',
  explain: '',
  reading: null,
  failed: null,
  comparison: null,
  problemsHeading: '',
  problems: [],
  network: [],
  more: [],
  opensMore: false,
  said: '',
  begin: null,
  again: null,
};

interface Rest {
  readonly lost: LostServer;
  readonly beginning: ChooseState['beginning'];
  readonly now: string;
}

function loadedView(live: LiveState, proposal: LiveProposal, { lost, beginning, now }: Rest): LiveView {
  const { typed } = live;
  const values = liveValues(proposal, typed);
  const complaints = liveComplaints(values, now);
  const cautions = liveCautions(values, proposal);
  const { problems, machine } = proposal;
  const names = { server: proposal.server, machine: machine.name };
  const field = (id: LiveField): LiveFieldView => ({
    id,
    label: t(`live.field.${id}`),
    hint: hintOf(id, { proposal, typed, lost }),
    value: values[id],
    complaint: complaints[id],
    caution: cautions[id],
    needed: neededFields.includes(id),
  });
  const busy = beginning.kind === 'loading';
  const changed = JSON.stringify(foldersIn(typed)) !== JSON.stringify(live.folders);
  return {
    ...emptyView,
    heading: t('live.heading', names),
    explain: t('live.explain'),
    reading: busy ? { doing: t('live.beginning'), since: beginning.since ?? '' } : null,
    failed: beginning.kind === 'failed' ? beginning.problem : null,
    comparison: comparisonInOrder(liveRows(lost, proposal)),
    problemsHeading: t('live.problems', { count: problems.length }),
    problems,
    network: networkFields.map(field),
    more: moreFields.map(field),
    opensMore: machine.media === null || moreFields.some(id => complaints[id] !== undefined || typed[id] !== undefined),
    said: saidOf(values, complaints, changed),
    begin: {
      label: busy ? t('live.beginning') : t('live.begin', names),
      enabled: !busy && liveSettings(values, typed, now) !== null,
      busy,
    },
    again: busy ? null : { label: t('live.again', names), isMain: problems.length > 0 || changed },
  };
}

function saidOf(
  values: LiveValues,
  complaints: Readonly<Partial<Record<LiveField, string>>>,
  changed: boolean,
): string {
  const named = (fields: readonly LiveField[]) => ({
    fields: formatList(fields.map(id => t(`live.field.${id}`))),
    count: fields.length,
  });
  const [missing, wrong] = [missingFields(values), Object.keys(complaints) as LiveField[]];
  if (missing.length > 0) return t(missing.length > 2 ? 'live.missing.many' : 'live.missing', named(missing));
  if (wrong.length > 0) return t(wrong.length > 2 ? 'live.wrong.many' : 'live.wrong', named(wrong));
  return changed ? t('live.folders.changed') : '';
}

interface Told {
  readonly proposal: LiveProposal;
  readonly typed: LiveTyped;
  readonly lost: LostServer;
}

function hintOf(id: LiveField, told: Told): string {
  return [ownHint(id, told), sourceHint(id, told)].filter(hint => hint !== '').join(' ');
}

/** Where what stands in a field comes from, or why nothing does. */
function sourceHint(id: LiveField, { proposal, typed }: Told): string {
  const source = proposal.sources[id] ?? '';
  const proposed = proposedValues(proposal)[id];
  if (typed[id] !== undefined && typed[id] !== proposed) return proposed === '' ? '' : t('live.own', { proposed });
  if (proposed !== '') return source === '' ? '' : t('live.from', { source });
  if (!networkFields.includes(id) || id === 'lostAt' || id === 'gateway') return '';
  return source === '' ? t('live.say') : t('live.not-found', { source });
}

function ownHint(id: LiveField, { proposal, lost }: Told): string {
  switch (id) {
    case 'gateway':
    case 'domainController':
    case 'packages':
    case 'windowsSource':
      return t(`live.hint.${id}`);
    case 'media':
      return t('live.hint.media', { build: proposal.requiredMedia });
    case 'lostAt': {
      const seen = lastSeen(lost);
      return seen === null
        ? t('live.hint.lostAt')
        : t('live.hint.lostAt.seen', { server: lost.summary.name, at: formatMoment(seen) });
    }
    default:
      return '';
  }
}

function lastSeen({ computer }: LostServer): string | null {
  const known = [computer?.lastLogon, computer?.lastLogonReplicated].filter((one): one is string => Boolean(one));
  return known.sort().at(-1) ?? null;
}
