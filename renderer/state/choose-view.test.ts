import { describe, expect, it } from 'vitest';
import { galleryStates } from '../fixtures/gallery-states.js';
import { chooseView, waitSentence, type ChooseView } from './choose-view.js';
import { headerView } from './header-view.js';
import { emptyWizard, type WizardState } from './wizard-state.js';

const state = (name: string): WizardState => galleryStates.find(picture => picture.name === name)?.state ?? emptyWizard;
const view = (name: string): ChooseView => chooseView(state(name).choose);

describe('the choice of the lost server', () => {
  it.each([
    ['choose-picked', 'EX3 can be recovered', 'Rehearse the recovery of EX3'],
    ['choose-with-care', 'EX3 can be recovered, with care', 'Rehearse the recovery of EX3'],
    ['choose-not-yet', 'EX3 can not be recovered yet', undefined],
    ['choose-not-client-access', 'EX2 can not be recovered by recovery setup', undefined],
  ])('answers %s in its heading, and offers a rehearsal where one can begin', (name, heading, main) => {
    expect(view(name)).toMatchObject({ stage: 'server', heading, again: true });
    expect(view(name).main?.label).toBe(main);
  });

  it('tells since when it reads, and offers nothing else meanwhile', () => {
    expect(view('choose-reading-servers')).toMatchObject({
      stage: 'source',
      main: { enabled: false, busy: true },
      reading: { doing: 'Reading the servers' },
    });
    expect(view('choose-reading-server')).toMatchObject({ stage: 'server', main: null });
  });

  it('tells since when it prepares a rehearsal, and offers to cancel that alone', () => {
    expect(view('choose-beginning')).toMatchObject({
      main: { enabled: false, busy: true },
      again: false,
      reading: { doing: 'Preparing the rehearsal' },
    });
  });

  it('offers to read a server again that could not be read', () => {
    expect(view('choose-server-refused').again).toBe(true);
  });

  it('says where a list came from, and why one may be empty', () => {
    expect(view('choose-servers').explain).toContain('read from ldaps://dc1.exchangeserverpro.local');
    expect(view('choose-no-servers').explain).toContain('The account may see too little');
  });

  it('says in the header whether it is for a rehearsal or only to look', () => {
    expect(headerView(state('choose-picked')).inView?.modeWord).toBe('REHEARSAL');
    expect(headerView(state('choose-look-at-server')).inView).toMatchObject({ modeWord: 'READ ONLY', server: 'EX3' });
  });
});

describe('the wait for a reading', () => {
  it('tells how long it took so far', () => {
    expect(waitSentence('2026-11-24T08:00:00.000Z', '2026-11-24T08:00:12.000Z')).toContain('12 s so far');
  });
});
