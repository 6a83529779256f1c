import type { SimulatedBackups } from './simulated-backups.js';

/**
 * Windows Server Backup of a simulated machine that never made a backup: also of machines that an earlier version of this
 * program made. No schema library in here: simulated tools read it.
 */
export const bareBackups: SimulatedBackups = {
  volumes: [],
  shares: [],
  mappedDrives: {},
  sessions: [],
  stores: [],
  catalogue: [],
  utcOffsetMinutes: 0,
  starts: 0,
  job: null,
  last: null,
  systemState: null,
  schedule: null,
};
