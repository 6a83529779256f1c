import { beforeEach, describe, expect, it } from 'vitest';
import type { CallName, WizardApi } from '../../preload/contract/calls.js';
import { callNames } from '../../preload/contract/channels.js';
import { refusal } from '../fixtures/gallery-state.js';
import { proposal } from '../fixtures/live.js';
import { ex2, ex3, listOf } from '../fixtures/organization.js';
import { readPages } from '../fixtures/server-page.js';
import { createWizard, type Wizard } from './wizard.js';

type Answer = (reply: unknown) => void;

/** A main process that answers when it is told to. */
class SlowMain {
  readonly asked: { readonly call: CallName; readonly input: unknown; readonly answer: Answer }[] = [];
  readonly api = {
    ...Object.fromEntries(
      callNames.map(call => [
        call,
        (input: unknown) => new Promise(answer => this.asked.push({ call, input, answer })),
      ]),
    ),
    on: () => () => undefined,
  } as unknown as WizardApi;

  async answers(call: CallName, value: unknown, place = -1): Promise<void> {
    this.asked
      .filter(one => one.call === call)
      .at(place)
      ?.answer({ ok: true, value });
    await new Promise(resolve => setTimeout(resolve, 0));
  }

  async refuses(call: CallName, code: string): Promise<void> {
    this.asked
      .filter(one => one.call === call)
      .at(-1)
      ?.answer({ ok: false, problem: { ...refusal, code } });
    await new Promise(resolve => setTimeout(resolve, 0));
  }
}

const from = { kind: 'ldap', url: 'ldaps://dc1.contoso.local', user: 'u' } as const;
let main: SlowMain;
let wizard: Wizard;
const choose = () => wizard.store.getState().choose;

beforeEach(() => {
  main = new SlowMain();
  wizard = createWizard(main.api);
  wizard.lookAtServers();
});

async function listed(): Promise<void> {
  void wizard.readServers(from, 'hunter2');
  await main.answers('listServers', listOf([ex2, ex3]));
}

describe('reading a directory', () => {
  it('keeps the password out of the state', async () => {
    await listed();
    void wizard.pickServer('EX3', 'hunter2');
    await main.answers('readServer', readPages.care);
    expect(main.asked.map(({ input }) => input)).toContainEqual({ from, password: 'hunter2' });
    expect(JSON.stringify(wizard.store.getState())).not.toContain('hunter2');
  });

  it('that was cancelled leads back without a problem, whatever is answered later', async () => {
    void wizard.readServers(from, 'p');
    void wizard.cancelReading();
    expect(choose().servers.kind).toBe('idle');
    expect(main.asked.some(({ call }) => call === 'cancelReading')).toBe(true);
    await main.refuses('listServers', 'CANCELLED');
    expect(choose().servers.kind).toBe('idle');
  });

  it('of a server that was cancelled leads back to the list', async () => {
    await listed();
    void wizard.pickServer('EX3', 'p');
    void wizard.cancelReading();
    await main.answers('readServer', readPages.care);
    expect(choose()).toMatchObject({
      picked: null,
      looked: 'EX3',
      server: { kind: 'idle' },
      servers: { kind: 'loaded' },
    });
  });

  it('of one server is not replaced by the late answer for another', async () => {
    await listed();
    void wizard.pickServer('EX2', 'p');
    wizard.otherServer();
    void wizard.pickServer('EX3', 'p');
    await main.answers('readServer', readPages.no, 0);
    expect(choose().server.kind).toBe('loading');
    await main.answers('readServer', readPages.care);
    expect(choose().server).toMatchObject({
      kind: 'loaded',
      value: { page: { server: { summary: { name: 'EX3' } } } },
    });
  });

  it('that is refused says why, in its place', async () => {
    void wizard.readServers(from, 'p');
    await main.refuses('listServers', 'DIRECTORY_LOGON_REFUSED');
    expect(choose().servers).toMatchObject({ kind: 'failed', problem: { code: 'DIRECTORY_LOGON_REFUSED' } });
  });
});

describe('a server in view', () => {
  beforeEach(async () => {
    await listed();
    void wizard.pickServer('EX3', 'p');
    await main.answers('readServer', readPages.care);
  });

  it('is compared with the text of an earlier reading', async () => {
    void wizard.compareWith('{}');
    await main.answers('compareReadings', { readAt: '2026-11-24T08:00:00.000Z', readFrom: 'x', changes: [] });
    expect(choose().changes.kind).toBe('loaded');
    expect(main.asked.at(-1)?.input).toEqual({ before: '{}', now: readPages.care.page.server });
  });

  it('closes the sources when another part is looked at', () => {
    wizard.showSources('server');
    expect(choose().evidence).toBe('server');
    wizard.showPart('facts');
    expect(choose().evidence).toBeNull();
  });

  it('is rehearsed on a machine made up from its record', () => {
    void wizard.begin({ speed: 0, password: 'p' });
    expect(main.asked.at(-1)).toMatchObject({ call: 'beginRehearsal', input: { directory: from, server: 'EX3' } });
    expect(main.asked.at(-1)?.input).not.toHaveProperty('scenario');
  });

  it('is not rehearsed after all when that is cancelled, and stays in view', async () => {
    void wizard.begin({ speed: 0, password: 'p' });
    void wizard.cancelReading();
    await main.answers('beginRehearsal', { id: 'ex3-1' });
    expect(choose()).toMatchObject({ picked: 'EX3', beginning: { kind: 'idle' }, server: { kind: 'loaded' } });
    expect(wizard.store.getState().screen).toBe('choose');
  });

  it('is left for the list, which begins where it was', () => {
    wizard.otherServer();
    expect(choose()).toMatchObject({ picked: null, looked: 'EX3', servers: { kind: 'loaded' } });
  });
});

describe('a recovery on this machine', () => {
  const picked = async (): Promise<void> => {
    wizard.recoverServer();
    await listed();
    void wizard.pickServer('EX3', 'hunter2');
    await main.answers('readServer', readPages.fine);
    void wizard.openLive('hunter2');
  };
  const asked = (call: CallName) => main.asked.filter(one => one.call === call).map(({ input }) => input);

  it('is proposed before anything is begun', async () => {
    await picked();
    expect(asked('proposeRecovery')).toEqual([
      {
        directory: from,
        password: 'hunter2',
        server: 'EX3',
        folders: { media: null, packages: null, windowsSource: null },
      },
    ]);
    expect(asked('beginRecovery')).toEqual([]);
  });

  it('keeps what was typed when the machine is looked at again, with the folders that were named', async () => {
    await picked();
    await main.answers('proposeRecovery', proposal);
    wizard.typeLive('media', 'E:\\');
    wizard.typeLive('gateway', '192.168.0.2');
    void wizard.lookAtMachine('hunter2');
    await main.answers('proposeRecovery', proposal);
    expect(asked('proposeRecovery').at(-1)).toMatchObject({ folders: { media: 'E:\\' } });
    expect(choose().live?.typed).toEqual({ media: 'E:\\', gateway: '192.168.0.2' });
  });

  it('begins as LIVE with what stands on the form, and keeps no password', async () => {
    await picked();
    await main.answers('proposeRecovery', proposal);
    wizard.typeLive('dnsServers', '192.168.0.10');
    void wizard.beginLive('hunter2');
    expect(asked('beginRecovery')).toMatchObject([
      { directory: from, password: 'hunter2', server: 'EX3', settings: { dnsServers: ['192.168.0.10'] } },
    ]);
    await main.answers('beginRecovery', { id: 'ex3-1' });
    const { screen, session } = wizard.store.getState();
    expect(screen).toBe('recovery');
    expect(session.recovery).toMatchObject({ mode: 'live', serverName: 'EX3' });
    expect(JSON.stringify(wizard.store.getState())).not.toContain('hunter2');
  });

  it('does not begin with what can not be right', async () => {
    await picked();
    await main.answers('proposeRecovery', proposal);
    wizard.typeLive('gateway', '10.0.0.1');
    void wizard.beginLive('hunter2');
    expect(asked('beginRecovery')).toEqual([]);
  });

  it('shows a refusal on the form, which stays as it was filled in', async () => {
    await picked();
    await main.answers('proposeRecovery', proposal);
    wizard.typeLive('gateway', '192.168.0.2');
    void wizard.beginLive('hunter2');
    await main.refuses('beginRecovery', 'RECOVERY_LOCKED');
    expect(choose().beginning).toMatchObject({ kind: 'failed', problem: { code: 'RECOVERY_LOCKED' } });
    expect(choose().live?.typed).toEqual({ gateway: '192.168.0.2' });
  });

  it('is given up with the look at the machine, and goes back to the page of the server', async () => {
    await picked();
    void wizard.cancelReading();
    await main.refuses('proposeRecovery', 'CANCELLED');
    expect(choose()).toMatchObject({ live: null, picked: 'EX3', server: { kind: 'loaded' } });
  });
});
