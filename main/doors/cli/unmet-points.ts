import type { FailPoint } from '../../../preload/contract/index.js';
import type { House } from './house.js';
import { tellWrapped } from './wrapped.js';

const recovery = 'the recovery of a server comes to it';
const reapply = 'a "kit apply" comes to it';
const verification = 'a verification of how the server runs looks at it';

/** When each point comes to pass. */
const comesWhen: Readonly<Record<FailPoint, string>> = {
  'wrong-operating-system': recovery,
  'not-elevated': recovery,
  'name-differs': recovery,
  'ip-in-use': recovery,
  'computer-account-not-reset': recovery,
  'feature-missing': 'a feature of Windows is installed',
  'restart-pending': recovery,
  'media-too-old': recovery,
  'setup-prerequisite-check': recovery,
  'setup-client-access-role': recovery,
  'restart-refused': 'this program restarts the server',
  'url-missing': recovery,
  'file-locked': reapply,
  'certificate-key-missing': reapply,
  'rollup-leaves-services-disabled': reapply,
  'backup-target-full': 'a backup is written',
  'backup-network-lost': 'a backup or a restore has done 60 % with a share',
  'backup-catalogue-damaged': 'the catalogue of the server is read',
  'backup-version-vanished': 'a restore begins',
  'backup-schedule-refused': 'the daily backup is set, after the backup itself',
  'share-password-wrong': 'a share is opened with --account',
  'self-signed-certificate-bound': reapply,
  'pool-stopped': verification,
  'event-errors': verification,
  'nlb-not-converged': verification,
  'port-silent': verification,
  'probe-hangs': verification,
  'dns-stale': verification,
};

/** Says at the end of a rehearsal what was to go wrong and did not: nobody practised it. */
export async function tellUnmet({ composition, terminal }: House, id: string): Promise<void> {
  const points = await composition.rehearsals.unmet(id);
  if (points.length === 0) return;
  terminal.line();
  terminal.line('Asked for with --fail, and never reached:');
  for (const point of points) {
    tellWrapped(terminal, { head: `  ${point}: `, hang: 4 }, `it comes to pass when ${comesWhen[point]}.`);
  }
}
