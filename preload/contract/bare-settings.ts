import type { SimulatedSettings } from './scenario.js';

/**
 * The settings of a simulated Windows on which nobody has set anything: also of machines that an earlier version of this
 * program made. No schema library in here: simulated tools read it.
 */
export const bareSettings: SimulatedSettings = {
  routes: [],
  rollups: [],
  registry: [],
  certificates: [],
  httpBindings: [],
  popCertificate: null,
  imapCertificate: null,
  loadBalancing: [],
  tasks: [],
  pageFiles: ['?:\\pagefile.sys'],
  powerPlan: '381b4222-f694-41f0-9685-ff5bb260df2e Balanced',
  rollupBuild: null,
  virtualDirectories: {},
};
