import { describe, expect, it } from 'vitest';
import type { WizardApi } from '../../../preload/contract/calls.js';
import { wholeKit } from '../../fixtures/kit.js';
import { fallen, results } from '../../fixtures/verification.js';
import { kitActions } from '../kit/kit-actions.js';
import { emptyKit } from '../kit/kit-state.js';
import { createWizard } from '../wizard.js';
import { emptyWizard } from '../wizard-state.js';
import { fixWays } from './fix-ways.js';
import { verifyForm } from './verify-form.js';

const on = { kind: 'rehearsal', recoveryId: 'ex3-20261124-080000' } as const;
const opened = { ...emptyKit, inspection: { kind: 'loaded', value: wholeKit } as const };

function pressed(server: string, place: string) {
  const wizard = createWizard({} as WizardApi, { ...emptyWizard, screen: 'verify', kit: opened });
  const form = { ...verifyForm({ on, place }, emptyWizard), server };
  fixWays(wizard, form).at(-1)?.onPress();
  return wizard;
}

describe('the way from a failed check to a kit', () => {
  it.each([
    ['the kit that was compared with', 'EX3', ' "D:\\kits\\EX3.zip" ', 'D:\\kits\\EX3.zip'],
    ['the kit of the server that was opened last', 'ex3', '', wholeKit.path],
    ['that one, where a reading was compared with', 'EX3', 'D:\\ex3.json', wholeKit.path],
    ['nothing, where that is of another server', 'EX4', '', ''],
  ])('names %s, with the server', (_what, server, place, path) => {
    const { screen, kit } = pressed(server, place).store.getState();
    expect({ screen, path: kit.path, target: kit.target, verified: kit.verified }).toEqual({
      ...{ screen: 'kit', path, target: on, verified: server },
    });
  });

  it('leads back to the verification', () => {
    const wizard = pressed('EX3', '');
    kitActions(wizard.context, () => Promise.resolve()).toVerification();
    expect(wizard.store.getState().screen).toBe('verify');
  });
});

describe('the way from a failed check to the recovery that is not finished', () => {
  const recovery = { id: on.recoveryId, mode: 'rehearsal', work: 'recovery', serverName: 'EX3' } as const;
  const open = { ...recovery, standing: 'open', startedAt: '2026-11-24T07:00:00.000Z', at: '' } as const;
  const form = verifyForm({ on, place: '' }, { ...emptyWizard, recoveries: { kind: 'loaded', value: [open] } });
  const [way] = fixWays(createWizard({} as WizardApi, emptyWizard), form);
  const [failed] = results(fallen).filter(({ id }) => id === 'services-run');

  it('is there for what its last step puts right, and for nothing else that has a change', () => {
    expect(failed && way?.fits(failed)).toBe(true);
    expect(failed && way?.fits({ ...failed, id: 'pop3' })).toBe(false);
  });
});
