import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { WizardApi } from '../../../preload/contract/calls.js';
import { weighedFirst, weighedSome } from '../../fixtures/advice.js';
import { adviceRead } from '../../fixtures/advice-facts.js';
import { emptyWizard, type WizardState } from '../wizard-state.js';
import { adviceActions } from './advice-actions.js';
import type { Weighed } from './advice-state.js';

type Weighing = (value: Weighed) => void;

/** A wizard that weighs when it is told to. */
function started() {
  const store = createStore<WizardState>(() => emptyWizard);
  const weighings: Weighing[] = [];
  const api = {
    readAdvice: () => Promise.resolve({ ok: true, value: adviceRead }),
    weighAdvice: () => new Promise(done => weighings.push(value => done({ ok: true, value }))),
    cancelAdvice: () => Promise.resolve({ ok: true, value: { asked: true } }),
  } as unknown as WizardApi;
  return { actions: adviceActions({ store, api }), weighings, advice: () => store.getState().advice };
}

const calm = () => new Promise(done => setTimeout(done, 0));

it('shows the advice once it is weighed, and drops what was weighed for an earlier answer', async () => {
  const { actions, weighings, advice } = started();
  void actions.read({ scenario: 'ex3' });
  await calm();
  expect(advice().stage).toBe('source');
  weighings[0]?.(weighedFirst);
  await calm();
  expect(advice()).toMatchObject({ stage: 'advice', scenario: 'ex3', weighed: weighedFirst });

  void actions.answer('hoursToBeBack', 8);
  void actions.answer('otherSoftware', false);
  expect(advice().answers).toMatchObject({ hoursToBeBack: 8, otherSoftware: false });
  // What stood before stands until the next is there.
  expect(advice().weighed).toBe(weighedFirst);
  weighings[2]?.(weighedSome);
  await calm();
  weighings[1]?.(weighedFirst);
  await calm();
  expect(advice().weighed).toBe(weighedSome);
});

it('forgets a reading that was given up', async () => {
  const { actions, advice } = started();
  const reading = actions.read({ scenario: 'ex3' });
  await actions.cancel();
  await reading;
  expect(advice()).toMatchObject({ stage: 'source', answers: null, reading: { kind: 'idle' } });
});
