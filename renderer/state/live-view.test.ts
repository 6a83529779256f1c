import { describe, expect, it } from 'vitest';
import { galleryStates } from '../fixtures/gallery-states.js';
import { chooseView } from './choose-view.js';
import { headerView } from './header-view.js';
import { liveOffer, realView } from './home-view.js';
import { liveView, type LiveView } from './live-view.js';
import { emptyWizard, type WizardState } from './wizard-state.js';

const picture = (name: string) => galleryStates.find(one => one.name === name);
const state = (name: string): WizardState => picture(name)?.state ?? emptyWizard;

function view(name: string): LiveView {
  const { choose } = state(name);
  const { live, server, beginning } = choose;
  if (!live || server.kind !== 'loaded') throw new Error(`${name} shows no form.`);
  return liveView(live, server.value.page.server, beginning, picture(name)?.now ?? '');
}
const field = (name: string, id: string) => [...view(name).network, ...view(name).more].find(one => one.id === id);

describe('the form before a recovery on this machine', () => {
  it('names both machines, and what differs between them', () => {
    const { heading, comparison, begin } = view('live-proposed');
    expect(heading).toBe('Is WIN-8K2P the machine that becomes EX3?');
    expect(begin).toMatchObject({ label: 'Begin the recovery of EX3 on WIN-8K2P', enabled: true });
    expect(comparison?.rows.map(({ label, result }) => `${label}: ${result}`)).toEqual([
      'Name: different',
      'Windows: same',
      'Domain: different',
      'IP address: different',
      'Media: same',
      'Rights: same',
    ]);
  });

  it('warns of a machine that looks like another one', () => {
    const remedies = view('live-with-problems').comparison?.rows.map(({ remedy }) => remedy);
    expect(remedies).toContain('It is a member of another domain. Is this the right machine?');
    expect(remedies).toContain('Recovery setup wants the same version of Windows.');
  });

  it('says of each value where it comes from, and of a typed one what was proposed', () => {
    expect(field('live-proposed', 'address')?.hint).toBe('Source: A record of ex3.exchangeserverpro.local');
    expect(field('live-filled', 'dnsServers')?.hint).toBe('Typed by you. Proposed: 192.168.0.10, 192.168.0.11');
    expect(field('live-empty', 'mask')?.hint).toBe('Not found out: no adapter of this server is in that network');
    expect(field('live-empty', 'joinAccount')?.hint).toBe('Nothing could be proposed.');
  });

  it('says when the directory saw the lost server last', () => {
    expect(field('live-proposed', 'lostAt')?.hint).toContain('23 Nov 2026');
  });

  it.each([
    ['live-empty', '4 fields are still to fill in.'],
    ['live-with-errors', '6 fields are to correct.'],
  ])('can not begin in the state %s, and says why', (name, said) => {
    expect(view(name)).toMatchObject({ said, begin: { enabled: false } });
  });

  it('shows at once what would stop it, and has the look at the machine as its main button then', () => {
    const { problems, problemsHeading, again } = view('live-with-problems');
    expect(problems.map(({ code }) => code)).toEqual(['MEDIA_MISSING']);
    expect(problemsHeading).toBe('This would stop the recovery in its first step');
    expect(again).toMatchObject({ label: 'Look at PRINT7 again', isMain: true });
    expect(view('live-proposed').again?.isMain).toBe(false);
  });

  it('can not begin twice', () => {
    expect(view('live-beginning')).toMatchObject({ begin: { enabled: false, busy: true }, again: null });
  });

  it('stands under LIVE, and the way to it does not', () => {
    expect(headerView(state('live-proposed')).inView).toMatchObject({ modeWord: 'LIVE', server: 'EX3' });
    expect(headerView(state('choose-recover')).inView?.modeWord).toBe('READ ONLY');
  });
});

describe('the way to a recovery on this machine', () => {
  const buttons = (name: string) => {
    const { main, also, note } = chooseView(state(name).choose, liveOffer(state(name)));
    return { main: main?.does, also: also?.does, note };
  };

  it('is the main one for who came to recover, and the other one for who came to look', () => {
    expect(buttons('choose-recover')).toEqual({ main: 'recover', also: 'rehearse', note: '' });
    expect(buttons('choose-look-on-server')).toEqual({ main: 'rehearse', also: 'recover', note: '' });
  });

  it('needs administrator rights, and says so', () => {
    expect(buttons('choose-look-not-elevated')).toMatchObject({ main: 'rehearse', also: undefined });
    expect(buttons('choose-look-not-elevated').note).toContain('administrator');
  });

  it('is not offered away from Windows, nor from a rehearsal', () => {
    expect(buttons('choose-look-at-server')).toEqual({ main: 'rehearse', also: undefined, note: '' });
    const rehearsal = { ...state('choose-recover').choose, purpose: 'rehearse' } as const;
    expect(chooseView(rehearsal, 'here').also).toBe(null);
  });

  it('begins on the first screen where the program runs as administrator', () => {
    expect(realView(state('home-elevated')).canRecover).toBe(true);
    expect(realView(state('home-not-elevated')).canRecover).toBe(false);
    expect(realView(state('home-first-time')).canRecover).toBe(false);
  });
});
