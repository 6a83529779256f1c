import type { BackupSeries, BackupVersion } from '../../preload/contract/index.js';
import { suits } from './suits.js';

const hourMs = 3_600_000;
/** Two backups say nothing of how often they are made. */
const enough = 3;
/** A backup that comes late by half of the usual time is missing. */
const tolerance = 1.5;
/** Backups have stopped where more than so many usual times have passed since the newest. */
const stopped = 2;

/** The backups of each computer as a series in time: how often they are usually made, where some are missing, and whether they have stopped. */
export function seriesOf(versions: readonly BackupVersion[], server: string, now: string): BackupSeries[] {
  const groups = new Map<string, BackupVersion[]>();
  for (const version of versions) {
    const key = version.machine?.toUpperCase() ?? '';
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  return [...groups.values()].map(one => {
    const moments = [...new Set(one.map(({ takenAt }) => Date.parse(takenAt)))].sort((a, b) => a - b);
    const usual = moments.length < enough ? null : median(distances(moments));
    const machine = one[0]?.machine ?? null;
    return {
      machine,
      suits: suits({ machine }, server),
      versions: one.length,
      oldestAt: iso(moments[0] ?? 0),
      newestAt: iso(moments.at(-1) ?? 0),
      usualHours: usual === null ? null : Math.round(usual / hourMs),
      gaps: usual === null ? [] : gapsIn(moments, usual),
      overdue: usual === null ? 0 : overdueSince(moments.at(-1) ?? 0, usual, Date.parse(now)),
    };
  });
}

function gapsIn(moments: readonly number[], usual: number): BackupSeries['gaps'] {
  return distances(moments).flatMap((distance, at) => {
    if (distance <= usual * tolerance) return [];
    const from = moments[at] ?? 0;
    return [{ from: iso(from), to: iso(from + distance), missing: Math.max(1, Math.round(distance / usual) - 1) }];
  });
}

function overdueSince(newest: number, usual: number, now: number): number {
  const due = (now - newest) / usual;
  return due > stopped ? Math.floor(due) : 0;
}

const distances = (moments: readonly number[]): number[] =>
  moments.slice(1).map((moment, at) => moment - (moments[at] ?? moment));

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const iso = (moment: number): string => new Date(moment).toISOString();
