import { describe, expect, it } from 'vitest';
import type { WizardApi } from '../../../preload/contract/calls.js';
import { blockedOutlook, stateOutlook, takeOutlook } from '../../fixtures/backup-job.js';
import { backup, overview } from '../../fixtures/backups.js';
import { home } from '../../fixtures/gallery-state.js';
import { createWizard } from '../wizard.js';
import { workWay } from '../work-journey.js';
import { emptyBackupJob, type BackupJobStart, type JobTyped } from './backup-job-state.js';
import { jobActions } from './job-actions.js';
import { complaintsOf, jobForm, jobWish, timesIn } from './job-form.js';
import { outlookView } from './job-view.js';

const here = { kind: 'this' } as const;
const share = { kind: 'share', path: '\\\\nas1\\backup' } as const;
const take: BackupJobStart = { ...emptyBackupJob.start, on: here };
const listed = { on: here, version: backup(2, { target: share }), target: share, machine: 'EX3' };
const files: BackupJobStart = { work: 'restore-files', ...listed };
const state: BackupJobStart = { work: 'restore-system-state', ...listed };
const nothing = { app: null, scenarios: [], recoveries: [] };
const { volumes } = overview.listing;
const formOf = (start: BackupJobStart, typed: JobTyped) => jobForm(start, typed, nothing);
const wishOf = (start: BackupJobStart, typed: JobTyped) => jobWish(start, formOf(start, typed), volumes);
const marked = (start: BackupJobStart, typed: JobTyped): string[] =>
  Object.entries(complaintsOf(start.work, formOf(start, typed), volumes)).flatMap(([field, said]) =>
    said === '' ? [] : [field],
  );

describe('the form', () => {
  it.each<readonly [string, BackupJobStart, JobTyped, object]>([
    [
      'takes a volume however it is typed',
      take,
      { place: 'e:\\' },
      { take: { target: { path: 'E:' }, replaces: false } },
    ],
    [
      'leaves out the account of a share where it is a volume',
      take,
      { place: 'E:', account: 'CONTOSO\\backup' },
      { take: { account: null } },
    ],
    [
      'takes a schedule and a kit',
      take,
      { place: 'E:', schedule: '3:30, 21:00', kit: '"F:\\Kits\\EX3.zip"', kitKeys: true },
      { take: { schedule: ['03:30', '21:00'], kit: 'F:\\Kits\\EX3.zip', kitKeys: true } },
    ],
    ['has no keys without a kit', take, { place: 'E:', kitKeys: true }, { take: { kit: null, kitKeys: false } }],
    [
      'adds no volumes to a system state',
      take,
      { place: 'E:', what: 'system-state', volumes: ['D:'] },
      { take: { volumes: [] } },
    ],
    [
      'proposes a folder that can be made',
      files,
      {},
      { files: { version: listed.version.id, machine: 'EX3', into: 'C:\\Restored-EX3-20261122-0800' } },
    ],
    ['restores a state from what was listed', state, {}, { state: { target: share, machine: 'EX3', account: null } }],
  ])('%s', (_what, start, typed, expected) => {
    expect(wishOf(start, typed)).toMatchObject(expected);
  });

  it.each<readonly [BackupJobStart, JobTyped, string]>([
    [take, { place: 'C:' }, 'place'],
    [take, { place: 'Z:' }, 'place'],
    [take, { place: 'E:\\folder' }, 'place'],
    [take, { place: 'E:', volumes: ['E:'] }, 'place'],
    [take, { place: 'E:', schedule: '25:00' }, 'schedule'],
    [take, { place: share.path, schedule: '21:00', account: 'CONTOSO\\backup' }, 'schedule'],
    [take, { place: share.path, account: '-x' }, 'account'],
    [take, { place: share.path, account: 'backup' }, 'account'],
    [take, { place: share.path, account: 'CONTOSO\\' }, 'account'],
    [files, { folders: 'ClientAccess' }, 'folders'],
    [files, { folders: 'C:\\a\\config\nC:\\b\\config' }, 'folders'],
    [files, { into: 'C:\\Windows\\System32\\inetsrv\\config' }, 'into'],
    [{ ...files, version: null }, { version: '29/10/2026' }, 'version'],
  ])('refuses beside the field (%#)', (start, typed, field) => {
    expect(marked(start, typed)).toEqual([field]);
    expect(wishOf(start, typed)).toBeNull();
  });

  it('waits for what is missing, and marks nothing', () => {
    expect(marked(take, {})).toEqual([]);
    expect(wishOf(take, {})).toBeNull();
  });

  it('takes times in any order, and none for nothing', () => {
    expect(timesIn('21:00;3:30 21:00')).toEqual(['03:30', '21:00']);
    expect(timesIn(' ')).toEqual([]);
  });
});

describe('what would be done', () => {
  const tones = (...[outlook, work]: Parameters<typeof outlookView>): string[] =>
    outlookView(outlook, work).steps.map(({ tone }) => tone);

  it('does not judge a proof before anything was done', () => {
    expect(tones(takeOutlook, 'take')).toEqual(['done', 'done', 'ready', 'ahead']);
    expect(tones(stateOutlook, 'restore-system-state')).toEqual(['ready', 'ahead', 'ready', 'ahead']);
  });

  it('names what stands against it now, and begins only where it is said again', () => {
    const { stopped, begin, steps } = outlookView(blockedOutlook, 'take');
    expect(stopped).toBe(true);
    expect(begin).toBe('Begin all the same');
    expect(steps.flatMap(({ problem }) => (problem ? [problem.code] : []))).toEqual(['BACKUP_TARGET_FULL']);
  });

  it('tells what the consent will ask for', () => {
    const { steps } = outlookView(stateOutlook, 'restore-system-state');
    expect(steps[2]?.asks).toEqual([
      'You type EX3 to agree.',
      'It asks for the password of EXCHANGESERVERP\\backup.',
      'The server restarts.',
    ]);
  });

  it('has a schedule and a kit on its way once they are typed', () => {
    const ahead = (typed: JobTyped) =>
      workWay(home('x', { screen: 'backup-job', backupJob: { ...emptyBackupJob, typed } }).state)?.ahead;
    expect(ahead({})).not.toContain('backup-kit');
    expect(ahead({ schedule: '21:00', kit: 'E:\\k' })?.slice(-3)).toEqual(['backup-schedule', 'backup-kit', 'report']);
  });
});

describe('the question', () => {
  it('keeps no answer that came after it was given up, and begins what was looked at', async () => {
    const answers: ((value: unknown) => void)[] = [];
    const begun: unknown[] = [];
    const api = {
      tryBackup: () => new Promise(done => answers.push(done)),
      beginBackup: (wish: unknown) => {
        begun.push(wish);
        return Promise.resolve({ ok: true, value: { id: 'backup-1', server: 'EX3' } });
      },
      cancelBackupJob: () => Promise.resolve({ ok: true, value: { asked: true } }),
      on: () => () => undefined,
    } as unknown as WizardApi;
    const { context } = createWizard(api);
    const entered: unknown[] = [];
    const actions = jobActions(context, started => {
      entered.push(started);
      return Promise.resolve();
    });
    const outlook = () => context.store.getState().backupJob.outlook;
    const wish = wishOf(take, { place: 'E:' });
    if (!wish) throw new Error('There is a wish.');
    const first = actions.look(wish);
    await actions.cancel();
    answers[0]?.({ ok: true, value: blockedOutlook });
    await first;
    expect(outlook().kind).toBe('idle');
    const second = actions.look(wish);
    answers[1]?.({ ok: true, value: takeOutlook });
    await second;
    expect(outlook()).toEqual({ kind: 'loaded', value: takeOutlook });
    await actions.begin();
    expect(begun).toEqual([wish]);
    expect(entered).toEqual([{ id: 'backup-1', serverName: 'EX3', mode: 'live', work: 'take' }]);
  });
});
