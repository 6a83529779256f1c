import { type Rig, runningRigs } from './rig-for-tests.js';

/**
 * For tests: the forest of `main/directory/fixtures/contoso`, live. `contoso` serves its configuration and its root
 * domain. `eu` stands in for the child domain, and knows the reading account of `contoso` by the same password.
 */
export const { contoso, eu } = runningRigs('CAS_RECOVERY_TEST_CONTOSO') as { contoso: Rig; eu: Rig };

/** Of the domain contoso. It may look at everything but the protocols of the server CAS2 and what lies below them. */
export const blindUser = 'blind@contoso.local';
