import { describe, expect, it } from 'vitest';
import type { WizardApi } from '../../../preload/contract/calls.js';
import { backup, longList, nothing, nothingRead, overview, partly, unclear } from '../../fixtures/backups.js';
import { after } from '../../fixtures/journal.js';
import { createWizard } from '../wizard.js';
import { emptyWizard } from '../wizard-state.js';
import { backupsActions } from './backups-actions.js';
import { backupsForm } from './backups-form.js';
import { emptyBackups } from './backups-state.js';
import { foundView } from './found-view.js';
import { pictureView } from './picture-view.js';
import { suitsOf, versionInView, versionView } from './version-view.js';

const now = after(0);

describe('what was found', () => {
  it.each([
    [overview, /^EX3 can be brought back whole as it was on /, 'different', 0],
    [partly, /^EX3 can be brought back whole/, 'different', 2],
    [unclear, /not known$/, 'unknown', 0],
    [nothing, /^No backup of EX3 was found$/, 'different', 0],
    [nothingRead, /not every place could be read$/, 'unknown', 2],
  ] as const)('is a sentence that promises no more than is known (%#)', (found, heading, tone, notices) => {
    const view = foundView(found, now);
    expect(view.heading).toMatch(heading);
    expect(view.tone).toBe(tone);
    expect(view.notices.length).toBe(notices);
  });

  it('says that the backups have stopped, and shows it in the picture up to now', () => {
    const [own, ...others] = overview.series;
    if (!own) throw new Error('The fixture has no series.');
    const stopped = { ...overview, series: [{ ...own, gaps: [], overdue: 4 }, ...others] };
    const { notices, tone } = foundView(stopped, now);
    expect(notices.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^No newer backup of EX3 was found: since .+ about 4 would be due$/),
    ]);
    expect(tone).toBe('different');
    const [gap] = pictureView(stopped, now).lanes[0]?.gaps ?? [];
    expect(gap?.label).toBe('about 4 due');
    expect((gap?.from ?? 0) + (gap?.width ?? 0)).toBeCloseTo(1);
  });

  it('names the other computers whose backups are there, where there is none of the server', () => {
    const others = overview.series.filter(({ suits }) => suits === false);
    const { explain } = foundView({ ...overview, series: others }, now);
    expect(others.length).toBeGreaterThan(0);
    for (const { machine } of others) expect(explain).toContain(String(machine));
  });

  it('does not promise the whole server from a backup of which nobody tells whose it is', () => {
    const listing = { ...overview.listing, versions: [backup(2, { machine: null })] };
    const series = unclear.series.slice(0, 1);
    expect(foundView({ ...overview, listing, series }, now).heading).toMatch(/not known$/);
  });
});

describe('a version', () => {
  const enabled = (change: Parameters<typeof backup>[1]): string[] =>
    versionView(backup(2, change), overview, now).choices.flatMap(one => (one.enabled ? [one.work] : []));

  it.each([
    [{}, ['restore-files', 'restore-system-state', 'hand-off']],
    [{ recovers: ['files', 'system-state'] as const }, ['restore-files', 'restore-system-state']],
    [{ recovers: ['volumes'] as const }, []],
    // Nobody knows: a whole server is restored from a proven backup alone.
    [{ recovers: null }, ['restore-files', 'restore-system-state']],
    // A side folder brings no other computer back over this one, and a whole server is restored elsewhere.
    [{ machine: 'EX2' }, ['restore-files', 'hand-off']],
    [{ target: null }, []],
  ])('offers what it can bring back, and to its own computer (%#)', (change, works) => {
    expect(enabled(change as Parameters<typeof backup>[1])).toEqual(works);
  });

  it('is the newest that suits, until another one is picked', () => {
    const suited = versionInView(overview, null);
    expect(suited && suitsOf(suited, overview.series)).toBe(true);
    expect(suited?.takenAt).toBe(after(-2 * 86_400));
    expect(versionInView(overview, 'gone')).toBe(suited);
  });
});

describe('the picture', () => {
  it('puts the computer that is looked for first, and says its gaps', () => {
    const { lanes, ticks, kinds } = pictureView(overview, now);
    expect(lanes.map(({ name, isOther }) => [name, isOther])).toEqual([
      ['EX3', false],
      ['EX2', true],
    ]);
    expect(lanes[0]?.gaps.map(({ label }) => label)).toEqual(['about 2 missing']);
    expect(kinds).toEqual(['whole', 'state', 'part']);
    expect(ticks.map(({ label }) => label)).toEqual(['now', '2 weeks', '4 weeks', '6 weeks']);
  });

  it('draws few marks for 10,000 backups, in a moment', () => {
    const many = longList(10_000);
    const began = performance.now();
    const { lanes } = pictureView(many, now);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(lanes[0]?.marks.length).toBeLessThan(200);
  });
});

describe('the form', () => {
  const form = (places: string) =>
    backupsForm({
      ...emptyWizard,
      backups: { ...emptyBackups, on: { kind: 'this' }, places },
    });

  it.each([
    ['E:\n\n"\\\\nas1\\backup"\nE:', ['E:', '\\\\nas1\\backup']],
    [
      '\\\\?\\Volume{00000000-0000-4000-8000-000000000001}\\',
      ['\\\\?\\Volume{00000000-0000-4000-8000-000000000001}\\'],
    ],
    ['', []],
  ])('takes places one a line (%#)', (typed, places) => {
    expect(form(typed).asked?.places).toEqual(places);
  });

  it.each(['backups', 'E:\nE', '\\\\nas1', 'E:\\folder'])('refuses %s beside the field', typed => {
    expect(form(typed).asked).toBeNull();
    expect(form(typed).complaint).not.toBe('');
  });
});

describe('the question', () => {
  it('keeps the answer to the last one alone, and none that was cancelled', async () => {
    const answers: ((value: unknown) => void)[] = [];
    const api = {
      listBackups: () => new Promise(done => answers.push(done)),
      cancelBackups: () => Promise.resolve({ ok: true, value: { asked: true } }),
      on: () => () => undefined,
    } as unknown as WizardApi;
    const { context } = createWizard(api);
    const actions = backupsActions(context);
    const state = () => context.store.getState().backups;
    const asked = { on: { kind: 'this' }, places: [], machine: null } as const;
    const first = actions.look(asked);
    const second = actions.look({ ...asked, machine: 'EX3' });
    answers[1]?.({ ok: true, value: overview });
    answers[0]?.({ ok: true, value: nothing });
    await Promise.all([first, second]);
    expect(state().stage).toBe('found');
    expect(state().overview).toEqual({ kind: 'loaded', value: overview });
    const third = actions.again();
    await actions.cancel();
    answers[2]?.({ ok: true, value: nothing });
    await third;
    expect(state().overview.kind).toBe('idle');
  });
});
