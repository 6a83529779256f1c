import type { Finding, Plan, StepCard, StepId } from '../../preload/contract/index.js';
import { lostServerOf } from '../../preload/contract/fixture-lost-server.js';
import type { Journal } from './journal.js';
import type { Step } from './step.js';

/** A small world: what is done in it, and whether it was restarted. */
export interface World {
  done: Set<string>;
  acts: string[];
  boot: number;
}

export const nothingSeen = { facts: [], comparisons: [] };

/** A step's card with little on it. */
export function card(id: StepId, more: Partial<StepCard> = {}): StepCard {
  return { id, title: id, explain: 'Two sentences.', risk: 'can be undone', usualSeconds: 1, skippable: true, ...more };
}

/** A step that is done once it has acted. */
export function step(id: StepId, more: Partial<Step<World>> = {}): Step<World> {
  return {
    card: card(id),
    timeLimitSeconds: 5,
    check: ({ done }) =>
      Promise.resolve<Finding>(
        done.has(id) ? { state: 'done', ...nothingSeen } : { state: 'ready', before: { done: 'no' }, ...nothingSeen },
      ),
    propose: () =>
      Promise.resolve({
        changes: [],
        preview: {
          action: `Do ${id}`,
          items: [{ command: `do ${id}`, changes: 'It is done.', undo: 'Undo it.' }],
          restarts: false,
          typeToConfirm: null,
          asksPasswordOf: null,
        },
      }),
    act: world => {
      world.acts.push(id);
      world.done.add(id);
      return Promise.resolve();
    },
    verify: () => Promise.resolve([]),
    ...more,
  };
}

/** Writes the first records of a recovery with these steps. */
export async function begin(journal: Journal, steps: readonly Step<World>[]): Promise<void> {
  const operator = { account: 'anna', computer: 'EX3' };
  await journal.append({
    kind: 'recovery-started',
    recoveryId: 'ex3',
    mode: 'rehearsal',
    scenario: 'ex3',
    serverName: 'EX3',
    productVersion: '0.0.0',
    operator,
  });
  await journal.append({ kind: 'plan-made', plan: planWith(steps.map(one => one.card)) });
}

/** A plan of these steps; what else stands in it does not matter to the engine. */
function planWith(steps: StepCard[]): Plan {
  return {
    schema: 'cas-recovery/plan/1',
    madeAt: '2026-11-01T00:00:00.000Z',
    directory: { kind: 'file', path: 'directory.ldif' },
    lostServer: lostServerOf({ computer: null }),
    identity: {
      name: 'EX3',
      fqdn: 'ex3.contoso.local',
      domain: 'contoso.local',
      address: '10.0.0.23',
      addressSource: 'DNS',
      mask: '255.255.255.0',
      gateway: null,
      dnsServers: [],
      joinAccount: 'CONTOSO\\admin',
    },
    lostAt: null,
    targetDir: null,
    domainController: null,
    requiredMedia: 'SP3',
    folders: { media: null, packages: null, windowsSource: null },
    machineId: null,
    steps,
  };
}
