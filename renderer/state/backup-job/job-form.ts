import { isAccountName } from '../../../preload/contract/account-name.js';
import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import type { BackupJobWish } from '../../../preload/contract/backup-job-calls.js';
import type { BackupVolume } from '../../../preload/contract/backups.js';
import type { AppInfo, RecoveryCard } from '../../../preload/contract/calls.js';
import type { ScenarioCard } from '../../../preload/contract/scenario.js';
import { tj } from '../../messages/backup-job-words.js';
import { paces } from '../rehearsal-options.js';
import type { BackupJobStart, JobTyped } from './backup-job-state.js';
import { foldersComplaint, foldersIn, intoComplaint, placeComplaint, targetOf, unquoted } from './job-place.js';

/** What the form offers, from what this computer is. */
export interface JobOffer {
  readonly app: AppInfo | null;
  readonly scenarios: readonly ScenarioCard[];
  readonly recoveries: readonly RecoveryCard[];
}

/** The form, with everything filled in that can be told. */
export type JobForm = { readonly [K in keyof JobTyped]-?: NonNullable<JobTyped[K]> };
export type JobSource = JobForm['from'];

const clientAccess = 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\ClientAccess';
const iisConfig = 'C:\\Windows\\System32\\inetsrv\\config';

/** Rehearsals whose simulated server is still there. */
export const rehearsalsOf = ({ recoveries }: JobOffer): readonly RecoveryCard[] =>
  recoveries.filter(
    ({ mode, work, standing }) => mode === 'rehearsal' && work === 'recovery' && standing !== 'unreadable',
  );

/** Where it can be done here, the likeliest first. */
export function jobSources(offer: JobOffer): readonly JobSource[] {
  const here = offer.app !== null && offer.app.rehearsalsOnlyBecause === null ? (['server'] as const) : [];
  const own = offer.scenarios.length > 0 ? (['own'] as const) : [];
  const before = rehearsalsOf(offer).length > 0 ? (['rehearsal'] as const) : [];
  return [...here, ...own, ...before];
}

export function jobForm(start: BackupJobStart, typed: JobTyped, offer: JobOffer): JobForm {
  const { on, version } = start;
  const named = on === null ? null : ({ this: 'server', scenario: 'own', rehearsal: 'rehearsal' } as const)[on.kind];
  const machine = typed.machine ?? start.machine ?? version?.machine ?? '';
  return {
    from: typed.from ?? named ?? jobSources(offer)[0] ?? 'server',
    scenario: typed.scenario ?? (on?.kind === 'scenario' ? on.scenario : (offer.scenarios[0]?.id ?? '')),
    rehearsal: typed.rehearsal ?? (on?.kind === 'rehearsal' ? on.recoveryId : (rehearsalsOf(offer)[0]?.id ?? '')),
    what: typed.what ?? 'full',
    place: typed.place ?? start.target?.path ?? '',
    account: typed.account ?? '',
    replaces: typed.replaces ?? false,
    volumes: typed.volumes ?? [],
    schedule: typed.schedule ?? '',
    kit: typed.kit ?? '',
    kitKeys: typed.kitKeys ?? false,
    version: typed.version ?? version?.id ?? '',
    machine,
    folders: typed.folders ?? `${clientAccess}\n${iisConfig}`,
    into: typed.into ?? sideFolder(machine, typed.version ?? version?.id ?? ''),
    faults: typed.faults ?? [],
    always: typed.always ?? false,
    pace: typed.pace ?? 'brisk',
  };
}

/** A name that no folder has yet, in a folder that is there: the server, and when its backup was taken. */
function sideFolder(machine: string, version: string): string {
  const [, month, day, year, hour, minute] = /^(\d\d)\/(\d\d)\/(\d{4})-(\d\d):(\d\d)$/.exec(version) ?? [];
  if (minute === undefined) return '';
  return `C:\\${['Restored', machine, `${year ?? ''}${month ?? ''}${day ?? ''}`, `${hour ?? ''}${minute}`].filter(part => part !== '').join('-')}`;
}

/** The computer whose backups and volumes count; null while none is named. */
export function computerOf({ from, scenario, rehearsal }: JobForm): BackupsOn | null {
  if (from === 'server') return { kind: 'this' };
  if (from === 'own') return scenario === '' ? null : { kind: 'scenario', scenario };
  return rehearsal === '' ? null : { kind: 'rehearsal', recoveryId: rehearsal };
}

/** Times of the day in a text, in their order: `21:00`; null where one is none. */
export function timesIn(text: string): readonly string[] | null {
  const words = text.split(/[\s,;]+/).filter(word => word !== '');
  const times = words.map(word => (/^\d:\d\d$/.test(word) ? `0${word}` : word));
  return times.every(time => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) ? [...new Set(times)].sort() : null;
}

/** What can't be right, by field; '' while nothing is. */
export interface Complaints {
  readonly place: string;
  readonly schedule: string;
  readonly account: string;
  readonly version: string;
  readonly folders: string;
  readonly into: string;
}

const versionId = /^(?:0[1-9]|1[0-2])\/(?:0[1-9]|[12]\d|3[01])\/\d{4}-(?:[01]\d|2[0-3]):[0-5]\d$/;

export function complaintsOf(
  work: BackupJobStart['work'],
  form: JobForm,
  volumes: readonly BackupVolume[] | null,
): Complaints {
  const { place, account, version } = form;
  const odd = place.trim() !== '' && targetOf(place) === null ? tj('place.odd') : '';
  const chosen = form.what === 'full' ? form.volumes : [];
  const files = work === 'restore-files';
  return {
    place: work === 'take' ? placeComplaint(place, chosen, volumes) : odd,
    schedule: scheduleComplaint(form),
    account: account.trim() === '' || isAccountName(account.trim()) ? '' : tj('account.odd'),
    version: version.trim() !== '' && !versionId.test(version.trim()) ? tj('version.odd') : '',
    folders: files ? foldersComplaint(form.folders) : '',
    into: files ? intoComplaint(form.into, foldersIn(form.folders)) : '',
  };
}

/** The password would stand on a command line: with an account no daily backup is set up. */
function scheduleComplaint({ schedule, account, place }: JobForm): string {
  const times = timesIn(schedule);
  if (times === null) return tj('schedule.odd');
  const isOpened = account.trim() !== '' && targetOf(place)?.kind === 'share';
  return times.length > 0 && isOpened ? tj('schedule.account') : '';
}

/** What to ask for, or null while something is missing or wrong. */
export function jobWish(
  { work, version: known }: Pick<BackupJobStart, 'work' | 'version'>,
  form: JobForm,
  volumes: readonly BackupVolume[] | null,
): BackupJobWish | null {
  const on = wishOn(form);
  const target = targetOf(form.place);
  if (!on || !target || Object.values(complaintsOf(work, form, volumes)).some(complaint => complaint !== ''))
    return null;
  const account = target.kind === 'share' ? filled(form.account) : null;
  if (work === 'take') {
    const times = timesIn(form.schedule) ?? [];
    const kit = filled(unquoted(form.kit));
    const take = {
      what: form.what,
      target,
      volumes: form.what === 'full' ? [...form.volumes] : [],
      account,
      replaces: form.replaces,
      schedule: times.length > 0 ? [...times] : null,
      kit,
      kitKeys: kit !== null && form.kitKeys,
    };
    return { work, on, take };
  }
  const id = known?.id ?? filled(form.version);
  if (id === null) return null;
  const base = { version: id, target, machine: filled(form.machine), account };
  if (work === 'restore-system-state') return { work, on, state: base };
  const folders = [...foldersIn(form.folders)];
  const into = unquoted(form.into).replace(/\\+$/, '');
  return folders.length === 0 || into === '' ? null : { work, on, files: { ...base, folders, into } };
}

function wishOn(form: JobForm): BackupJobWish['on'] | null {
  const computer = computerOf(form);
  if (computer?.kind !== 'scenario') return computer;
  const faults = form.faults.map(point => ({ point, times: form.always ? ('always' as const) : ('once' as const) }));
  return { kind: 'own', scenario: computer.scenario, faults, speed: paces[form.pace] };
}

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());
