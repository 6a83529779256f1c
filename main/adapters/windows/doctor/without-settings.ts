import type { DoctorReport } from '../../../../preload/contract/index.js';

/** What people name after themselves, their servers and their secrets: that these were answered is enough. */
const personal = new Set(['registry', 'certificates', 'tasks', 'load-balancing', 'all-services', 'http-bindings']);

/** The report without the settings of the server that nobody needs to understand it. How long they were stays. */
export function withoutSettings(report: DoctorReport): DoctorReport {
  const probes = report.probes.map(one =>
    personal.has(one.probe) && one.answered
      ? { ...one, value: null, raw: `${String(one.raw.length)} characters, left out` }
      : one,
  );
  return { ...report, probes };
}
