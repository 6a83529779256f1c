import type { BackupOverview, BackupSeries, BackupVersion, Recoverable } from '../../../preload/contract/backups.js';
import { tb } from '../../messages/backups-words.js';
import { formatList, formatMoment } from '../../messages/format.js';
import { ageWords } from './age.js';

/** The best that a version can bring back, as the picture marks it. */
export type VersionKind = 'whole' | 'state' | 'part' | 'unknown';
export const versionKinds = ['whole', 'state', 'part', 'unknown'] as const satisfies readonly VersionKind[];

export function kindOf({ recovers }: Pick<BackupVersion, 'recovers'>): VersionKind {
  if (recovers === null) return 'unknown';
  if (recovers.includes('bare-metal')) return 'whole';
  return recovers.includes('system-state') ? 'state' : 'part';
}

export const versionKey = ({ id, machine, targetShown }: BackupVersion): string =>
  [id, machine ?? '', targetShown].join('|');

/** The name that groups the versions of one computer, as its series does. */
export const machineKey = (machine: string | null): string => machine?.toUpperCase() ?? '';

export interface VersionRow {
  readonly key: string;
  readonly id: string;
  readonly here: string;
  readonly age: string;
  readonly machine: string;
  readonly place: string;
  readonly kind: VersionKind;
  /** All that it brings back. */
  readonly recovers: string;
  /** The best of it. */
  readonly best: string;
  readonly found: string;
}

/** One row of the table. Made for those that are drawn alone. */
export function versionRow(version: BackupVersion, now: string): VersionRow {
  const { id, takenAt, machine, target, targetShown, recovers, found } = version;
  const kind = kindOf(version);
  return {
    key: versionKey(version),
    id,
    here: formatMoment(takenAt),
    age: ageWords(takenAt, now),
    machine: machine ?? tb('machine.unknown'),
    place: target?.path ?? targetShown,
    kind,
    recovers: recoversWords(recovers),
    best: kind === 'part' ? recoversWords(recovers) : tb(`kind.${kind}`),
    found: found.map(({ where }) => where).join('; '),
  };
}

const order: readonly Recoverable[] = [
  'bare-metal',
  'system-state',
  'volumes',
  'files',
  'applications',
  'virtual-machines',
];

function recoversWords(recovers: BackupVersion['recovers']): string {
  if (recovers === null) return tb('recovers.unknown');
  const words = order.filter(one => recovers.includes(one)).map(one => tb(`recovers.${one}`));
  return words.length === 0 ? tb('recovers.nothing') : words.join(', ');
}

/** The version in view: the picked one, else the newest that suits the server. */
export function versionInView({ listing, series }: BackupOverview, picked: string | null): BackupVersion | null {
  const { versions } = listing;
  const chosen = picked === null ? undefined : versions.find(one => versionKey(one) === picked);
  return chosen ?? versions.find(one => suitsOf(one, series) !== false) ?? versions[0] ?? null;
}

export function suitsOf({ machine }: BackupVersion, series: readonly BackupSeries[]): boolean | null {
  return series.find(one => machineKey(one.machine) === machineKey(machine))?.suits ?? null;
}

export interface RestoreChoice {
  readonly work: 'restore-files' | 'restore-system-state' | 'hand-off';
  readonly label: string;
  readonly enabled: boolean;
  /** What it does, or why it can't be done. */
  readonly says: string;
}

export interface VersionView {
  readonly key: string;
  readonly heading: string;
  readonly choices: readonly RestoreChoice[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** A version, and what can be done with it. */
export function versionView(version: BackupVersion, overview: BackupOverview, now: string): VersionView {
  const row = versionRow(version, now);
  const { volumes, found } = version;
  return {
    key: row.key,
    heading: tb('version.heading', { at: row.here }),
    choices: [
      choice('restore-files', 'files', version, overview),
      choice('restore-system-state', 'state', version, overview),
      choice('hand-off', 'whole', version, overview),
    ],
    facts: [
      { label: tb('version.id'), value: row.id },
      { label: tb('table.age'), value: row.age },
      { label: tb('table.machine'), value: row.machine },
      { label: tb('table.place'), value: row.place },
      { label: tb('version.recovers'), value: row.recovers },
      ...(volumes.length > 0 ? [{ label: tb('version.volumes'), value: formatList(volumes) }] : []),
      ...found.map(({ where, source }) => ({ label: tb('version.found'), value: `${where} (${source})` })),
    ],
  };
}

const needs = { files: 'files', state: 'system-state', whole: 'bare-metal' } as const;

function choice(
  work: RestoreChoice['work'],
  what: keyof typeof needs,
  version: BackupVersion,
  { series }: BackupOverview,
): RestoreChoice {
  const { recovers, target, machine } = version;
  const label = tb(`do.${what}`);
  const no = (says: string): RestoreChoice => ({ work, label, enabled: false, says });
  const other = machine !== null && suitsOf(version, series) === false ? machine : null;
  if (other !== null && what === 'state') return no(tb('no.other', { machine: other }));
  if (recovers === null) {
    return what === 'whole' ? no(tb('no.proof')) : { work, label, enabled: target !== null, says: tb('perhaps') };
  }
  if (!recovers.includes(needs[what])) return no(tb(`no.${what}`));
  if (target === null) return no(tb('no.place'));
  const says = other === null || what === 'state' ? tb(`do.${what}.what`) : tb(`do.${what}.other`, { machine: other });
  return { work, label, enabled: true, says };
}
