import { describe, expect, it } from 'vitest';
import { galleryStates } from '../fixtures/gallery-states.js';
import { actionsFor, type PageView } from './page-view.js';
import { recoveryView } from './recovery-view.js';

/** The page of a recovery as the gallery shows it. */
function page(name: string): PageView {
  const found = galleryStates.find(state => state.name === name);
  if (!found) throw new Error(`The gallery has no ${name}.`);
  return recoveryView(found.state.session);
}

const labels = ({ actions }: PageView): string[] => actions.map(({ label }) => label);
const main = ({ actions }: PageView) => actions.find(({ weight }) => weight === 'main');

describe('a step that asks for consent', () => {
  it('says how many things differ, differences first, what is the same apart', () => {
    const { heading, comparison } = page('consent-differences');
    expect(heading).toBe('Three things on this server differ from the lost one');
    expect(comparison?.rows.map(({ label }) => label)).toEqual(['Name', 'IP address', 'Domain']);
    expect(comparison?.sameSummary).toBe('3 things are the same');
  });

  it('shows the beginning of a long value, and keeps the whole', () => {
    const missing = page('consent-features').comparison?.rows[0]?.rebuilt;
    expect(missing?.short).toBe('14 missing: NET-HTTP-Activation…');
    expect(missing?.whole).toContain('Web-WMI');
  });

  it('has a main button that says what it does', () => {
    expect(labels(page('consent-features'))).toEqual([
      'Stop the recovery',
      'Skip this step',
      'Not now',
      'Install 14 features',
    ]);
  });

  it('gives the focus to the safe button, and wants the name typed, when it cannot be taken back', () => {
    const setup = page('consent-setup');
    expect(setup.focus).toBe('safe button');
    expect(setup.confirmName).toBe('EX3');
    expect(actionsFor(setup, { name: 'EX', password: '' }).find(({ weight }) => weight === 'main')?.enabled).toBe(
      false,
    );
    expect(actionsFor(setup, { name: ' ex3 ', password: '' }).find(({ weight }) => weight === 'main')?.enabled).toBe(
      true,
    );
  });

  it('wants a password beside the name where the change needs one', () => {
    const join = page('consent-join');
    const enabled = (name: string, password: string) =>
      actionsFor(join, { name, password }).find(({ weight }) => weight === 'main')?.enabled;
    expect(join.password?.user).toBe('EXCHANGESERVERP\\Administrator');
    expect([enabled('EX3', ''), enabled('', 'hunter2'), enabled('EX3', 'hunter2')]).toEqual([false, false, true]);
    expect(page('consent-join-refused').problem?.code).toBe('PASSWORD_NEEDED');
  });

  it('is called what it is where this time it can not be taken back', () => {
    expect(page('consent-join').risk).toBe('cannot be undone');
    expect(page('consent-differences').risk).toBe('can be undone');
  });

  it('says in words that it is real', () => {
    expect(page('consent-setup-live').notes.join()).toContain('LIVE');
    expect(page('consent-setup').notes.join()).not.toContain('LIVE');
  });

  it('does not offer to skip what must not be skipped', () => {
    expect(labels(page('consent-setup'))).not.toContain('Skip this step');
  });

  it('cannot be answered twice while the answer is on the way', () => {
    const answered = page('consent-answered');
    expect(answered.actions.every(({ enabled }) => !enabled)).toBe(true);
    expect(main(answered)?.busy).toBe(true);
  });

  it('shows a refused answer in place, and can be answered again', () => {
    expect(page('consent-refused').problem?.code).toBe('DIRECTORY_PASSWORD_WRONG');
    expect(main(page('consent-refused'))?.enabled).toBe(true);
  });

  it('shows what an earlier try left, before it goes on from there', () => {
    expect(page('consent-half-done')).toMatchObject({ problem: { code: 'SETUP_HALF_DONE' }, tone: 'failed' });
  });
});

describe('a step that works', () => {
  it('says what is being done, since when, and what is usual', () => {
    const { running, announcement } = page('acting-setup');
    expect(running).toMatchObject({ doing: 'Copying Exchange Files', log: '', share: 0.46, usualMs: 1_200_000 });
    expect(announcement).toBe('Copying Exchange Files started.');
  });

  it('leaves the focus where it is, and its main button busy in its place', () => {
    expect(page('acting-setup').focusKey).toBe('');
    expect(main(page('acting-setup'))).toMatchObject({ enabled: false, busy: true });
  });

  it('can be paused once', () => {
    expect(page('acting-begun').actions[0]).toMatchObject({ id: 'pause', enabled: true });
    expect(page('acting-pausing').actions[0]).toMatchObject({ id: 'pause', enabled: false, busy: true });
  });
});

describe('a setup that runs', () => {
  it('says what its log says beside the phase, and the same place stays empty where it says no more', () => {
    expect(page('acting-log').running).toMatchObject({ doing: 'Copying Exchange Files' });
    expect(page('acting-log').running?.log).toContain('exchangeserver.msi');
    expect(page('acting-begun').running?.log).toBe(null);
  });

  it('offers no pause: who leaves it is told first that it goes on', () => {
    expect(labels(page('acting-setup'))).toEqual(['Stop watching', 'Working']);
    expect(page('acting-setup').actions[0]?.id).toBe('ask-leave');
  });
});

describe('a step that failed', () => {
  it('has Retry as its main button, and Skip and Stop beside it', () => {
    expect(labels(page('failed-check'))).toEqual(['Stop the recovery', 'Skip this step', 'Retry']);
    expect(main(page('failed-check'))?.id).toBe('retry');
  });

  it('tells the problem, and says it aloud', () => {
    const { problem, announcement } = page('failed-setup');
    expect(problem?.code).toBe('SETUP_FAILED');
    expect(announcement).toContain('Exchange setup did not recover EX3');
  });
});

describe('a recovery whose engine does not work', () => {
  it('offers to go on after a restart', () => {
    expect(main(page('restarting'))).toMatchObject({ enabled: false, label: 'Waiting for the restart' });
    expect(main(page('restarted'))).toMatchObject({ id: 'resume', enabled: true });
  });

  it('offers to go on after a closed window, and does not take an answer meanwhile', () => {
    expect(page('resume').heading).toBe('The recovery of EX3 waits where it was left');
    expect(labels(page('waiting-for-decision'))).toEqual(['Show the report', 'Go on with EX3']);
  });

  it('asks for the password that reading a domain controller needs', () => {
    expect(page('resume-with-password').password?.user).toBe('admin@exchangeserverpro.local');
    expect(page('resume').password).toBe(null);
  });

  it('asks for that password also where Windows came back with the recovery, and shows nothing that is out of date', () => {
    const back = page('came-back');
    expect(back.heading).toBe('The recovery of EX3 goes on after the restart');
    expect(back.password?.hint).toContain('exchangeserverpro.local');
    expect(back.comparison).toBe(null);
    expect(actionsFor(back, { name: '', password: '' }).find(({ weight }) => weight === 'main')?.enabled).toBe(false);
    expect(page('came-back-asked').notes[0]).toContain('This server has restarted');
  });

  it('tells who restarts a real server how the recovery comes back', () => {
    expect(page('restarted-live').explain).toContain('opens by itself');
    expect(page('restarted').explain).not.toContain('opens by itself');
  });

  it('shows a problem outside of any step, with a way to try again', () => {
    expect(page('trouble')).toMatchObject({ tone: 'failed', problem: { code: 'DIRECTORY_PASSWORD_WRONG' } });
    expect(main(page('trouble'))?.id).toBe('resume');
  });
});

describe('a recovery that is over', () => {
  it.each([
    ['ended', 'EX3 is recovered', 'done'],
    ['ended-not-ready', 'EX3 is recovered, but was not ready for clients at its end', 'reserved'],
    ['ended-with-reservations', 'EX3 is recovered, with reservations', 'reserved'],
    ['ended-stopped', 'The recovery of EX3 was stopped', 'neutral'],
  ])('in the state %s says so, and shows the report', (name, heading, tone) => {
    expect(page(name)).toMatchObject({ heading, tone });
    expect(main(page(name))?.id).toBe('show-report');
  });
});

describe('a re-application', () => {
  it('compares what was chosen with the server, and what is changed is not called nothing to do', () => {
    const { comparison } = page('reapply-consent');
    expect(comparison?.words).toMatchObject({ lost: 'As in the kit', rebuilt: 'On the server now' });
    expect(comparison?.rows.map(({ remedy }) => remedy)).toEqual(['This step changes it']);
  });

  it('says what taking it back leaves as it is', () => {
    expect(page('reapply-undone').notes.join('\n')).toContain('stays: Install Update Rollup 5 (KB2936871)');
  });
});

describe('every page', () => {
  const pages = galleryStates.filter(({ state }) => state.screen === 'recovery');

  it.each(pages.map(({ name }) => [name]))('%s has a heading and at most one main button', name => {
    const { heading, actions } = page(name);
    expect(heading.length).toBeGreaterThan(5);
    expect(actions.filter(({ weight }) => weight === 'main').length).toBeLessThan(2);
  });

  it.each(pages.map(({ name }) => [name]))('%s leaves no placeholder open', name => {
    expect(JSON.stringify(page(name)).match(/\{\w+\}/)).toBe(null);
  });
});
