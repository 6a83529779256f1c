import { beforeEach, describe, expect, it } from 'vitest';
import type { WizardApi } from '../../../preload/contract/calls.js';
import { emptyWizard } from '../wizard-state.js';
import { createWizard, type Wizard } from '../wizard.js';
import * as fixture from '../../fixtures/verification.js';
import { verifyActions, type VerifyActions } from './verify-actions.js';

interface Asked {
  readonly call: string;
  readonly input: { readonly run?: string; readonly only?: string[]; readonly earlier?: unknown };
  readonly answer: (reply: unknown) => void;
}

let asked: Asked[];
let tell: (body: unknown) => void;
let wizard: Wizard;
let actions: VerifyActions;

beforeEach(() => {
  asked = [];
  const api = new Proxy(
    {},
    {
      get: (_target, call) =>
        call === 'on'
          ? (_event: string, listener: (body: unknown) => void) => {
              tell = listener;
              return () => undefined;
            }
          : (input: object) => new Promise(answer => asked.push({ call: String(call), input, answer })),
    },
  ) as WizardApi;
  wizard = createWizard(api, emptyWizard);
  actions = verifyActions(wizard.context);
  actions.begin();
});

const state = () => wizard.store.getState().verify;
const lastRun = (): Asked => {
  const found = asked.filter(({ call }) => call === 'verifyServer').at(-1);
  if (!found) throw new Error('Nothing was asked.');
  return found;
};
const wish = { on: { kind: 'rehearsal', recoveryId: 'r' } as const, against: ['r'] };
const value = { verification: fixture.notReady, beforeAfter: [] };
const check = fixture.notReady.checks[0];

describe('a run of all checks', () => {
  it('takes the results of its own run, and ends with the document', async () => {
    const run = actions.verify(wish);
    tell({ run: 'another', result: check });
    tell({ run: lastRun().input.run, result: check });
    expect(state()).toMatchObject({ stage: 'result', run: { results: [check] }, found: null });
    lastRun().answer({ ok: true, value });
    await run;
    expect(state()).toMatchObject({ run: null, found: value, laidOut: fixture.notReady.checks });
  });

  it('leads back to the form with the problem where it is refused', async () => {
    const run = actions.verify(wish);
    lastRun().answer({ ok: false, problem: { code: 'RECOVERY_UNKNOWN' } });
    await run;
    expect(state()).toMatchObject({ stage: 'ask', run: null, problem: { code: 'RECOVERY_UNKNOWN' } });
  });

  it('is given up, and its late answer is dropped', async () => {
    const run = actions.verify(wish);
    const late = lastRun();
    actions.cancel();
    expect(asked.at(-1)?.call).toBe('cancelVerification');
    late.answer({ ok: true, value });
    await run;
    expect(state()).toMatchObject({ stage: 'ask', run: null, found: null, problem: null });
  });
});

describe('one check that is run again', () => {
  beforeEach(async () => {
    const run = actions.verify(wish);
    lastRun().answer({ ok: true, value });
    await run;
  });

  it('hands the document along, and tells how it came out; the places stay', async () => {
    const again = actions.again('services-run', wish);
    expect(lastRun().input).toMatchObject({ only: ['services-run'], earlier: fixture.notReady });
    const mended = { ...fixture.notReady, checks: fixture.results() };
    lastRun().answer({ ok: true, value: { verification: mended, beforeAfter: null } });
    await again;
    expect(state()).toMatchObject({
      found: { verification: mended, beforeAfter: [] },
      laidOut: fixture.notReady.checks,
      said: 'The services of a Client Access server run: Passed',
    });
  });

  it('leaves the document as it is where it is refused', async () => {
    const again = actions.again('services-run', wish);
    lastRun().answer({ ok: false, problem: { code: 'ONLY_REHEARSALS_HERE' } });
    await again;
    expect(state()).toMatchObject({ stage: 'result', found: value, problem: { code: 'ONLY_REHEARSALS_HERE' } });
  });
});
