import type { BackupListing, BackupOverview, BackupSeries } from '../../../preload/contract/backups.js';
import { tb } from '../../messages/backups-words.js';
import { formatMoment } from '../../messages/format.js';
import { onFirstUse } from '../../messages/on-first-use.js';
import { locale } from '../../messages/translate.js';
import { ageWords, spanWords } from './age.js';
import { kindOf, machineKey } from './version-view.js';

export interface Notice {
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly why: string; readonly next: string }[];
}

export interface FoundView {
  readonly heading: string;
  readonly explain: string;
  readonly tone: 'done' | 'different' | 'unknown';
  /** What to know before all else, and what to do about it. */
  readonly notices: readonly Notice[];
}

/** What was found, in sentences. */
export function foundView(overview: BackupOverview, now: string): FoundView {
  const { listing, series } = overview;
  const own = series.filter(({ suits }) => suits !== false);
  const { heading, tone } = headingOf(overview, own);
  const isWhole = listing.unread.length === 0 && own.every(({ gaps, overdue }) => gaps.length === 0 && overdue === 0);
  return {
    heading,
    explain: own.length === 0 ? noneWords(overview) : own.map(one => seriesWords(one, now)).join(' '),
    tone: tone === 'done' && !isWhole ? 'different' : tone,
    notices: [...stoppedNotices(own), ...noticesOf(listing)],
  };
}

/** Whose backups are there instead, and what to do. */
function noneWords({ server, series }: BackupOverview): string {
  const names = series.flatMap(({ machine }) => (machine === null ? [] : [machine]));
  const others = names.length === 0 ? [] : [tb('found.none.others', { names: names.join(', '), server })];
  return [...others, tb('found.none.explain')].join(' ');
}

function headingOf(
  { server, listing }: BackupOverview,
  own: readonly BackupSeries[],
): Pick<FoundView, 'heading' | 'tone'> {
  if (own.length === 0) {
    return listing.unread.length === 0
      ? { heading: tb('found.none', { server }), tone: 'different' }
      : { heading: tb('found.none.unread', { server }), tone: 'unknown' };
  }
  const keys = new Set(own.map(({ machine }) => machineKey(machine)));
  const versions = listing.versions.filter(({ machine }) => keys.has(machineKey(machine)));
  const whole = versions.find(one => one.machine !== null && kindOf(one) === 'whole');
  if (whole) return { heading: tb('found.whole', { server, at: formatMoment(whole.takenAt) }), tone: 'done' };
  return versions.some(one => one.machine === null || kindOf(one) === 'unknown')
    ? { heading: tb('found.unclear', { server }), tone: 'unknown' }
    : { heading: tb('found.parts', { server }), tone: 'different' };
}

function seriesWords({ machine, versions, usualHours, gaps, newestAt }: BackupSeries, now: string): string {
  const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
  return [
    `${tb('found.count', { count: versions, server: machine ?? tb('picture.unnamed') })}.`,
    tb('found.newest', { age: ageWords(newestAt, now) }),
    usualHours === null ? '' : tb('found.often', { span: spanWords(usualHours) }),
    missing === 0 ? '' : tb('found.missing', { count: missing }),
  ]
    .filter(Boolean)
    .join(' ');
}

function stoppedNotices(own: readonly BackupSeries[]): readonly Notice[] {
  return own
    .filter(({ overdue }) => overdue > 0)
    .map(({ machine, newestAt, overdue }) => ({
      title: tb('found.stopped', {
        server: machine ?? tb('picture.unnamed'),
        at: formatMoment(newestAt),
        count: String(overdue),
      }),
      lines: [{ name: '', why: '', next: tb('found.stopped.next') }],
    }));
}

function noticesOf(listing: BackupListing): readonly Notice[] {
  const { computer, tool, last, unread } = listing;
  const notices: Notice[] = [];
  if (tool === null) notices.push({ title: tb('found.no-tool', { computer }), lines: [] });
  if (last?.running === true) notices.push({ title: tb('found.running', { computer }), lines: [] });
  if (last !== null && last.lastAt !== null && last.resultCode !== 0) {
    const code = `0x${last.resultCode.toString(16).toUpperCase().padStart(8, '0')}`;
    const { lastSuccessAt: good } = last;
    const message = last.message.replace(/\s+/g, ' ').trim();
    const title = tb('found.last-failed', { computer, at: formatMoment(last.lastAt), code, message });
    const name = good === null ? tb('found.never-good') : tb('found.last-good', { at: formatMoment(good) });
    notices.push({ title, lines: [{ name, why: '', next: tb('found.next') }] });
  }
  if (unread.length > 0) {
    notices.push({
      title: tb('found.unread', { count: unread.length }),
      lines: unread.map(({ where, why, next }) => ({ name: where, why: why.replace(/\s+/g, ' ').trim(), next })),
    });
  }
  return notices;
}

export interface VolumeRow {
  readonly name: string;
  readonly free: string;
  readonly size: string;
  readonly fileSystem: string;
  readonly notes: string;
}

const gigabytes = onFirstUse(
  () => new Intl.NumberFormat(locale, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 }),
);
const sizeWords = (bytes: number): string => gigabytes().format(bytes / 1024 ** 3);

/** The volumes of the computer, as far as they matter for backups. */
export function volumeRows({ volumes }: BackupListing): readonly VolumeRow[] {
  return volumes.map(({ path, label, fileSystem, totalBytes, freeBytes, removable, critical }) => ({
    name: label === '' ? path : `${path} ${label}`,
    free: sizeWords(freeBytes),
    size: sizeWords(totalBytes),
    fileSystem,
    notes: [critical === true ? tb('found.critical') : '', removable ? tb('found.removable') : '']
      .filter(Boolean)
      .join('. '),
  }));
}
