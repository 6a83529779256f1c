import { beforeEach, describe, expect, it } from 'vitest';
import type { CallName, EventName, WizardApi } from '../../preload/contract/calls.js';
import type { JournalRecord } from '../../preload/contract/journal.js';
import { callNames } from '../../preload/contract/channels.js';
import { refusal } from '../fixtures/gallery-state.js';
import { journal } from '../fixtures/journal.js';
import { plan } from '../fixtures/plan.js';
import { backAgain, identityAsked, opened, restarted, untilIdentity } from '../fixtures/story.js';
import { recoveryView } from './recovery-view.js';
import { createWizard, type Wizard } from './wizard.js';

const records = journal(...untilIdentity, ...identityAsked);
const id = 'ex3-1';

/** A main process that answers from a table and tells what it is told to tell. */
class TestMain {
  records: readonly JournalRecord[] = records;
  readonly asked: { call: CallName; input: unknown }[] = [];
  answers: Partial<Record<CallName, () => unknown>> = {
    openRecovery: () => records.slice(0, 3),
    readOutput: () => ({ lines: [], total: 0 }),
    beginRehearsal: () => ({ id }),
    runRecovery: () => ({ running: true }),
  };
  readonly #listeners = new Map<EventName, (body: never) => void>();

  readonly api = {
    ...Object.fromEntries(callNames.map(name => [name, (input: unknown) => this.#answer(name, input)])),
    on: (event: EventName, listener: (body: never) => void) => {
      this.#listeners.set(event, listener);
      return () => this.#listeners.delete(event);
    },
  } as unknown as WizardApi;

  tells(event: EventName, body: object): void {
    this.#listeners.get(event)?.({ id, ...body } as never);
  }

  #answer(call: CallName, input: unknown): Promise<unknown> {
    this.asked.push({ call, input });
    const value = this.answers[call]?.();
    return Promise.resolve(value === undefined ? { ok: false, problem: refusal } : { ok: true, value });
  }
}

let main: TestMain;
let wizard: Wizard;
const session = () => wizard.store.getState().session;
const turn = () => new Promise(resolve => setTimeout(resolve, 0));
const tellRecord = (record: JournalRecord | undefined): void => main.tells('record', { record });

beforeEach(async () => {
  main = new TestMain();
  wizard = createWizard(main.api);
  wizard.start();
  await wizard.open(id);
});

describe('a recovery that is followed', () => {
  it('is the fold over its records, however they arrive', () => {
    records.slice(3).forEach(tellRecord);
    tellRecord(records[4]);
    expect(session().recovery.lastSequence).toBe(records.length - 1);
    expect(session().recovery.steps[1]?.status.kind).toBe('asks-consent');
  });

  it('asks for all records again when one is missing', async () => {
    main.answers.openRecovery = () => records;
    tellRecord(records[6]);
    await turn();
    expect(session().recovery.lastSequence).toBe(records.length - 1);
  });

  it('loses no record that arrives while the journal is being read', async () => {
    const opening = wizard.open(id);
    tellRecord(records[3]);
    await opening;
    expect(session().recovery.lastSequence).toBe(3);
  });

  it('passes over what is told of another recovery', () => {
    main.tells('record', { id: 'other', record: records[3] });
    expect(session().recovery.lastSequence).toBe(2);
  });

  it('knows that the engine works from what it tells', () => {
    expect(session().engine.kind).toBe('idle');
    main.tells('progress', { stepId: 'identity', doing: 'Looking', share: null });
    expect(session().engine.kind).toBe('running');
  });

  it('draws output that comes in a burst at once, and asks for what it missed', async () => {
    const line = (index: number) => ({ lines: [{ index, at: '2026-11-24T08:00:00.000Z', text: 'Copying' }] });
    let drawn = 0;
    wizard.store.subscribe(() => (drawn += 1));
    for (let index = 0; index < 500; index += 1) main.tells('output', line(index));
    await new Promise(resolve => setTimeout(resolve, 80));
    expect(session().output.count).toBe(500);
    expect(drawn).toBe(1);
    main.tells('output', line(600));
    await new Promise(resolve => setTimeout(resolve, 80));
    expect(main.asked.at(-1)).toEqual({ call: 'readOutput', input: { id, from: 500 } });
  });

  it('catches up after a lost connection', async () => {
    main.answers.openRecovery = () => records;
    wizard.connectionChanged('lost');
    wizard.connectionChanged('connected');
    await turn();
    expect(session().recovery.lastSequence).toBe(records.length - 1);
  });
});

describe('an answer of the operator', () => {
  beforeEach(() => records.slice(3).forEach(tellRecord));

  it('goes out with the step it belongs to and the typed name', async () => {
    await wizard.press('consent', { name: ' EX3 ' });
    expect(main.asked.at(-1)).toEqual({
      call: 'decide',
      input: { id, stepId: 'identity', decision: { choice: 'consent', typedName: 'EX3' } },
    });
  });

  it('stands as given until the engine has moved on', async () => {
    main.answers.decide = () => ({ taken: true });
    await wizard.press('consent', {});
    expect(session().answered).toBe(session().recovery.steps[1]?.status);
  });

  it('that is refused shows why, and can be given again', async () => {
    await wizard.press('retry', {});
    expect(session().refused?.code).toBe(refusal.code);
    expect(session().answered).toBe(null);
  });
});

describe('a rehearsal that begins', () => {
  it('is shown, and its engine let go, with the password sent along and kept nowhere', async () => {
    wizard.chooseServer({ id: 'ex3', title: '', story: '', serverName: 'EX3' });
    main.answers.readServer = () => ({});
    await wizard.pickServer('EX3', null);
    await wizard.begin({ speed: 0, password: 'pa55' });
    expect(wizard.store.getState().screen).toBe('recovery');
    expect(main.asked.at(-1)).toEqual({ call: 'runRecovery', input: { id, password: 'pa55' } });
    expect(JSON.stringify(wizard.store.getState()).includes('pa55')).toBe(false);
  });

  it('stays where it is when it cannot begin', async () => {
    main.answers = {};
    wizard.chooseServer({ id: 'ex3', title: '', story: '', serverName: 'EX3' });
    await wizard.pickServer('EX3', null);
    await wizard.begin({ speed: 1, password: null });
    expect(wizard.store.getState()).toMatchObject({ screen: 'choose', choose: { beginning: { kind: 'failed' } } });
  });
});

describe('an engine that lets go', () => {
  it('says how', () => {
    main.tells('settled', { outcome: 'restarting', problem: null });
    expect(session().engine).toMatchObject({ kind: 'settled', outcome: 'restarting' });
  });

  it('is let go again by one press, once', async () => {
    await wizard.press('resume', {});
    expect(session().engine.kind).toBe('running');
  });
});

describe('a recovery that Windows started this program for', () => {
  const info = (resume: string | null) => ({ resume, rehearsalsOnlyBecause: null, elevated: true });
  const asked = (): CallName[] => main.asked.map(({ call }) => call);
  const started = async (resume: string | null): Promise<void> => {
    main = new TestMain();
    main.answers = { ...main.answers, appInfo: () => info(resume), openRecovery: () => main.records };
    wizard = createWizard(main.api);
  };

  it('opens at once and goes on, and says that the server has restarted until somebody answers', async () => {
    await started(id);
    main.records = journal(...untilIdentity, ...identityAsked, ...restarted('identity', 'name'));
    wizard.start();
    await turn();
    expect(wizard.store.getState().screen).toBe('recovery');
    expect(main.asked.filter(({ call }) => call === 'runRecovery')).toEqual([{ call: 'runRecovery', input: { id } }]);
    const after = journal(
      ...untilIdentity,
      ...identityAsked,
      ...restarted('identity', 'name'),
      ...backAgain,
      ...identityAsked,
    );
    after.slice(main.records.length).forEach(tellRecord);
    expect(recoveryView(session()).notes[0]).toMatch(/^This server has restarted/);
    main.answers.decide = () => ({ taken: true });
    await wizard.press('consent', {});
    expect(recoveryView(session()).notes.join()).not.toContain('has restarted');
  });

  it('waits for the password that reading the directory needs', async () => {
    await started(id);
    const directory = { kind: 'domain', domain: 'contoso.local', user: 'admin@contoso.local' } as const;
    main.records = journal(...opened, [1, { kind: 'plan-made', plan: { ...plan, directory } }]);
    wizard.start();
    await turn();
    expect(asked()).not.toContain('runRecovery');
    expect(recoveryView(session()).password?.user).toBe('admin@contoso.local');
    await wizard.press('resume', { password: 'hunter2' });
    expect(main.asked.at(-1)).toEqual({ call: 'runRecovery', input: { id, password: 'hunter2' } });
    expect(JSON.stringify(wizard.store.getState())).not.toContain('hunter2');
  });

  it('is opened once only, however often the first screen is read', async () => {
    await started(id);
    main.records = records;
    wizard.start();
    await turn();
    await wizard.goHome();
    await wizard.load();
    expect(wizard.store.getState().screen).toBe('home');
  });

  it('is none when somebody starts the program', async () => {
    await started(null);
    wizard.start();
    await turn();
    expect(wizard.store.getState().screen).toBe('home');
  });
});

describe('an answer with a password', () => {
  it('takes it along once and keeps it nowhere', async () => {
    main.answers.openRecovery = () => records;
    await wizard.open(id);
    main.answers.decide = () => ({ taken: true });
    await wizard.press('consent', { name: ' ex3 ', password: 'hunter2' });
    expect(main.asked.at(-1)).toEqual({
      call: 'decide',
      input: { id, stepId: 'identity', decision: { choice: 'consent', typedName: 'ex3' }, password: 'hunter2' },
    });
    expect(JSON.stringify(wizard.store.getState())).not.toContain('hunter2');
  });
});

describe('a setup that runs', () => {
  it('keeps how far it is while its log talks', () => {
    main.tells('progress', { stepId: 'recovery-setup', doing: 'Copying Exchange Files', share: 0.5 });
    main.tells('progress', { stepId: 'recovery-setup', doing: 'Installing exchangeserver.msi', share: null });
    expect(session().progress).toEqual({
      stepId: 'recovery-setup',
      doing: 'Installing exchangeserver.msi',
      share: 0.5,
    });
  });

  it('is only no longer watched when somebody leaves it', async () => {
    main.answers.cancelRecovery = () => ({ asked: true });
    await wizard.press('ask-leave', {});
    expect(main.asked.at(-1)?.call).not.toBe('cancelRecovery');
    await wizard.leave();
    expect(main.asked.at(-1)?.call).toBe('cancelRecovery');
    main.tells('settled', { outcome: 'cancelled', problem: null });
    expect(recoveryView(session()).heading).toBe('You stopped watching the setup of EX3');
    await wizard.press('resume', {});
    expect(session().left).toBe(false);
  });
});
