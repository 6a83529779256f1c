import { describe, expect, it } from 'vitest';
import { galleryStates } from '../fixtures/gallery-states.js';
import { evidenceView } from './evidence-view.js';
import { headerView } from './header-view.js';
import { realView, recoveryRows } from './home-view.js';
import { journeyView } from './journey-view.js';
import { stepInView } from './in-view.js';
import { reportView } from './report-view.js';
import { elapsedSentence } from './running-view.js';
import { emptyWizard, type WizardState } from './wizard-state.js';

function state(name: string): WizardState {
  return galleryStates.find(picture => picture.name === name)?.state ?? emptyWizard;
}
const journey = (name: string): string[] => journeyView(state(name)).items.map(({ stateWord }) => stateWord);

describe('the journey', () => {
  it('shows real states only', () => {
    expect(journey('consent-features')).toEqual([
      'done',
      'done',
      'done',
      'needs your decision',
      'not reached',
      'not reached',
      'not reached',
      'not reached',
    ]);
  });

  it('says which step failed, was skipped, or works', () => {
    expect(journey('failed-check')[2]).toBe('needs you: it failed');
    expect(journey('ended-with-reservations')[2]).toBe('skipped');
    expect(journey('acting-setup')[4]).toBe('working');
  });

  it('says what waits for a restart', () => {
    expect(journey('restarted')).toContain('waits for the restart');
  });

  it.each([
    ['take', 'Backup tool, Place, Backup, Proof, Report'],
    ['restore-system-state', 'Backup tool, Version, Restore, Proof, Report'],
    [null, ''],
  ] as const)('shows no other way while the journal of %s is not read', (work, expected) => {
    const { session } = emptyWizard;
    const unread: WizardState = { ...emptyWizard, screen: 'recovery', session: { ...session, id: 'one', work } };
    const labels = journeyView(unread).items.map(({ label }) => label);
    expect(labels.join(', ')).toBe(expected);
  });

  it('opens the report once the recovery is over', () => {
    expect(journeyView(state('acting-setup')).items.at(-1)?.enabled).toBe(false);
    expect(journeyView(state('ended')).items.at(-1)?.enabled).toBe(true);
  });

  it('tells the place in one line for a narrow window', () => {
    expect(journeyView(state('acting-setup')).place).toBe('Step 5 of 8: Recovery setup');
  });
});

describe('the header', () => {
  it('names server, domain and whether this is real', () => {
    expect(headerView(state('consent-setup-live')).inView).toMatchObject({
      server: 'EX3',
      domain: 'exchangeserverpro.local',
      modeWord: 'LIVE',
    });
    expect(headerView(state('consent-setup')).inView?.modeWord).toBe('REHEARSAL');
    expect(headerView(state('home-first-time')).inView).toBe(null);
  });

  it('says quietly that the connection is lost', () => {
    expect(headerView(state('not-connected')).connection).toContain('lost');
  });
});

describe('the first screen', () => {
  it('says why a real recovery is not offered', () => {
    expect(realView(state('home-first-time'))).toMatchObject({ canElevate: false });
    expect(realView(state('home-first-time')).note).toContain('Not available here.');
  });

  it('offers to restart as administrator, once', () => {
    expect(realView(state('home-not-elevated')).canElevate).toBe(true);
    expect(realView(state('home-elevating')).canElevate).toBe(false);
  });

  it('lists recoveries newest first, also those that cannot be read', () => {
    const { recoveries } = state('home-with-recoveries');
    const rows = recoveries.kind === 'loaded' ? recoveryRows(recoveries.value) : [];
    const looks = Array.from({ length: 4 }, () => 'Look at it');
    expect(rows.map(({ action }) => action)).toEqual(['Go on', ...looks, 'See why']);
  });

  it.each([
    ['recovered', 'ready for clients', 'done', 'Recovered – ready for clients at its end'],
    ['recovered', 'ready with reservations', 'different', 'Recovered – ready with reservations at its end'],
    ['recovered', 'not ready', 'different', 'Recovered – not ready for clients at its end'],
    ['recovered', 'unknown', 'unknown', 'Recovered – not known at its end whether clients may come'],
    [
      'recovered with reservations',
      'unknown',
      'different',
      'Recovered with reservations – not known at its end whether clients may come',
    ],
    ['recovered', undefined, 'done', 'Recovered'],
    ['stopped', undefined, 'skipped', 'Stopped'],
  ] as const)('tells of one that is %s, whose checks say %s, by shape and word', (standing, verdict, sign, word) => {
    const card = { id: 'ex3', mode: 'live', work: 'recovery', serverName: 'EX3', at: '' } as const;
    const startedAt = '2026-11-24T08:00:00.000Z';
    const [row] = recoveryRows([{ ...card, startedAt, standing, ...(verdict && { verdict }) }]);
    expect(row).toMatchObject({ sign, standingWord: word });
  });

  it('tells of a re-application what has taken it back', () => {
    const card = {
      id: 'ex3-1',
      mode: 'live',
      work: 'reapply',
      serverName: 'EX3',
      standing: 'recovered',
      at: '',
    } as const;
    const takenBack = { by: 'ex3-2', standing: 'recovered' } as const;
    const [row] = recoveryRows([{ ...card, startedAt: '2026-11-24T08:00:00.000Z', takenBack }]);
    expect(row).toMatchObject({ sign: 'skipped', standingWord: 'Taken back by ex3-2' });
  });
});

describe('evidence', () => {
  it('names source and raw value of each fact, and both sides of each comparison', () => {
    const items = evidenceView(stepInView(state('evidence').session));
    expect(items.length).toBe(15);
    expect(items.find(({ label }) => label === 'IP address')?.raw).toContain('192.168.0.51');
    expect(items.some(({ source }) => source === 'cn of the server object')).toBe(true);
  });
});

describe('a wait', () => {
  const running = {
    doing: '',
    log: null,
    meanwhile: '',
    since: '',
    startedAt: '2026-11-24T08:00:00.000Z',
    usualMs: 60_000,
    share: null,
    shareWord: '',
  };

  it('is compared with what is usual', () => {
    expect(elapsedSentence(running, '2026-11-24T08:00:30.000Z')).toBe('30 s so far, 1 min is usual');
  });

  it('that takes longer is called no fault', () => {
    expect(elapsedSentence(running, '2026-11-24T08:02:00.000Z')).toContain('that alone is no fault');
  });
});

describe('the report screen', () => {
  it('sums up steps, restarts and times', () => {
    const view = reportView(state('report').session.recovery, '2026-11-24T09:00:00.000Z');
    expect(view.heading).toBe('EX3 is recovered');
    expect(view.rows.map(({ tone }) => tone)).toEqual(['done', 'done', 'done', 'done', 'done', 'done']);
    expect(view.restarts.length).toBe(2);
    expect(view.rows.every(({ from, share }) => from >= 0 && from + share <= 1)).toBe(true);
  });

  it('calls a server that clients must keep away from no plain success', () => {
    const view = reportView(state('ended-not-ready').session.recovery, '2026-11-24T09:00:00.000Z');
    expect(view).toMatchObject({
      heading: 'EX3 is recovered, but was not ready for clients at its end',
      tone: 'reserved',
    });
  });

  it('keeps the reason of a skip in sight', () => {
    const view = reportView(state('report-with-reservations').session.recovery, '2026-11-24T09:00:00.000Z');
    expect(view.rows[1]?.outcome).toContain('The network team moves the address tonight.');
  });
});
