import type { BackupOverview, BackupSeries, BackupVersion } from '../../../preload/contract/backups.js';
import { tb } from '../../messages/backups-words.js';
import { formatDay, formatMoment } from '../../messages/format.js';
import { hourMs, ticksOf } from './age.js';
import { kindOf, machineKey, versionKey, versionKinds, type VersionKind } from './version-view.js';

/** Shares of the width from the oldest backup to now, 0 to 1. */
type Share = number;

export interface Mark {
  /** `versionKey` of the newest backup in it. */
  readonly key: string;
  readonly at: Share;
  readonly kind: VersionKind;
  /** What brings back a whole server stands above the rest. */
  readonly level: 'upper' | 'lower';
  readonly says: string;
}

export interface Gap {
  readonly from: Share;
  readonly width: Share;
  /** About how many are missing. */
  readonly label: string;
  readonly says: string;
}

export interface Lane {
  readonly key: string;
  readonly name: string;
  /** Of another computer than the one that is looked for. */
  readonly isOther: boolean;
  readonly says: string;
  readonly marks: readonly Mark[];
  /** So many marks that only small ones stay apart. */
  readonly isDense: boolean;
  readonly gaps: readonly Gap[];
}

export interface PictureView {
  readonly lanes: readonly Lane[];
  /** Computers without a lane, in words; empty where there are none. */
  readonly more: string;
  readonly ticks: readonly { readonly at: Share; readonly label: string }[];
  /** What the marks in it mean. */
  readonly kinds: readonly VersionKind[];
}

/** Marks of a lane lie at least this share apart: more of them are drawn as one. */
const bins = 90;
const dense = 40;
const mostLanes = 4;

/** All backups in time: a lane for each computer, the one that is looked for first. */
export function pictureView({ listing, series }: BackupOverview, now: string): PictureView {
  const end = Date.parse(now);
  const oldest = Math.min(...series.map(({ oldestAt }) => Date.parse(oldestAt)), end - hourMs);
  const share = (moment: string): Share => Math.min(1, Math.max(0, (Date.parse(moment) - oldest) / (end - oldest)));
  const of = byMachine(listing.versions);
  const shown = [...series].sort((one, other) => rank(one) - rank(other)).slice(0, mostLanes);
  const lanes = shown.map(one => laneOf(one, of.get(machineKey(one.machine)) ?? [], { share, now }));
  const hours = (end - oldest) / hourMs;
  const found = new Set(lanes.flatMap(({ marks }) => marks.map(({ kind }) => kind)));
  const more = series.length - shown.length;
  return {
    lanes,
    more: more === 0 ? '' : tb('picture.more', { count: more }),
    ticks: [
      { at: 1, label: tb('picture.now') },
      ...ticksOf(hours).map(tick => ({ at: 1 - tick.hours / hours, label: tick.label })),
    ],
    kinds: versionKinds.filter(kind => found.has(kind)),
  };
}

const rank = ({ suits }: BackupSeries): number => (suits === true ? 0 : suits === null ? 1 : 2);

function byMachine(versions: readonly BackupVersion[]): ReadonlyMap<string, BackupVersion[]> {
  const groups = new Map<string, BackupVersion[]>();
  for (const one of versions) {
    const key = machineKey(one.machine);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

interface Around {
  readonly share: (at: string) => Share;
  readonly now: string;
}

function laneOf(series: BackupSeries, versions: readonly BackupVersion[], { share, now }: Around): Lane {
  const { overdue, machine, suits, versions: count, oldestAt, newestAt } = series;
  const name = machine ?? tb('picture.unnamed');
  const gapOf = (from: string, to: string, label: string): Gap => {
    const says = tb('picture.gap.between', { from: formatDay(from), to: formatDay(to), missing: label });
    return { from: share(from), width: share(to) - share(from), label, says };
  };
  const gaps = [
    ...series.gaps.map(({ from, to, missing }) => gapOf(from, to, tb('picture.gap', { count: missing }))),
    ...(overdue > 0 ? [gapOf(newestAt, now, tb('picture.overdue', { count: String(overdue) }))] : []),
  ];
  const marks = [...marksOf(wholeOf(versions, true), share), ...marksOf(wholeOf(versions, false), share)];
  return {
    key: machineKey(machine),
    name,
    isOther: suits === false,
    says: tb('picture.lane', {
      machine: name,
      count: tb('picture.lane.backups', { count }),
      from: formatDay(oldestAt),
      to: formatDay(newestAt),
      gaps: gaps.length === 0 ? tb('picture.no-gaps') : gaps.map(({ says }) => says).join(' '),
    }),
    marks,
    isDense: marks.length > dense,
    gaps,
  };
}

const wholeOf = (versions: readonly BackupVersion[], isWhole: boolean): readonly BackupVersion[] =>
  versions.filter(one => (kindOf(one) === 'whole') === isWhole);

/** Versions come newest first; so do the marks. */
function marksOf(versions: readonly BackupVersion[], share: (at: string) => Share): readonly Mark[] {
  const groups = new Map<number, BackupVersion[]>();
  for (const one of versions) {
    const bin = Math.round(share(one.takenAt) * bins);
    const group = groups.get(bin);
    if (group) group.push(one);
    else groups.set(bin, [one]);
  }
  return [...groups.values()].flatMap(group => {
    const [newest] = group;
    const oldest = group.at(-1);
    if (!newest || !oldest) return [];
    const kinds = new Set(group.map(kindOf));
    const kind = versionKinds.find(one => kinds.has(one)) ?? 'unknown';
    const what = tb(`kind.${kind}`);
    const [from, to] = [formatMoment(oldest.takenAt), formatMoment(newest.takenAt)];
    const says =
      group.length === 1
        ? tb('picture.one', { id: newest.id, what })
        : tb('picture.several', { count: group.length, from, to, what });
    return [
      { key: versionKey(newest), at: share(newest.takenAt), kind, level: kind === 'whole' ? 'upper' : 'lower', says },
    ];
  });
}
