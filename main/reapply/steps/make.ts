import type { HostChange } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { hostRun } from '../../runbook/host-run.js';
import type { StepRun } from '../../runbook/step.js';
import { baseName, placeOf } from '../names.js';
import type { ReapplyWorld } from '../world.js';

/** Makes changes one by one. The journal has the beginning and the end of each, so that it knows which came through. */
export async function makeAll(world: ReapplyWorld, run: StepRun, changes: readonly HostChange[]): Promise<void> {
  for (const [at, change] of changes.entries()) {
    const account = world.host.passwordFor(change);
    if (account !== null && !run.password) throw failure('PASSWORD_NEEDED', { account });
    run.progress(doingOf(change), at / changes.length);
    const place = placeOf(change);
    await run.milestone(place, 'started');
    try {
      await world.host.apply(change, hostRun(run));
    } catch (thrown) {
      await run.milestone(place, 'failed');
      throw thrown;
    }
    await run.milestone(place, 'completed');
  }
}

function doingOf(change: HostChange): string {
  switch (change.kind) {
    case 'install-rollup':
      return `Installing the rollup ${change.id}: Windows works on it for up to an hour`;
    case 'import-certificate':
      return 'Importing a certificate';
    case 'enable-certificate':
      return `Giving a certificate to ${change.services.join(', ')}`;
    case 'remove-certificate':
      return 'Removing a certificate';
    case 'replace-file':
      return `Writing ${baseName(change.target)}`;
    case 'set-iis':
      return 'Setting IIS';
    case 'set-registry-value':
      return `Setting ${change.name}`;
    case 'set-service-start':
    case 'start-service':
      return `Setting ${change.service}`;
    default:
      return 'Changing this server';
  }
}
