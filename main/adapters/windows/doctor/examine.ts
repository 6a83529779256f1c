import type { DoctorProbe, DoctorReport } from '../../../../preload/contract/index.js';
import { factsFrom } from '../facts/facts-from-readings.js';
import type { FactsOptions } from '../facts/facts-options.js';
import { gather, type GatherRig } from '../facts/gather.js';
import { sourceOfProbe } from '../facts/probes.js';
import type { Reading } from '../facts/readings.js';
import { wantedRegistryValues } from '../../../settings/trees/registry-values.js';
import { askSettings, unasked } from '../settings/gather-settings.js';
import { sourceOfSettings } from '../settings/probes.js';

export interface ExamineOptions extends FactsOptions {
  readonly productVersion: string;
  /** The moment now, ISO 8601 in UTC. */
  readonly now: () => string;
}

/**
 * Asks every probe on this machine and changes nothing. It always comes to its end, also where there is no Windows.
 * @throws TOOL_STOPPED when it was cancelled
 */
export async function examine(options: ExamineOptions, rig?: GatherRig): Promise<DoctorReport> {
  const { now, productVersion } = options;
  const began = performance.now();
  const takenAt = now();
  const [readings, settings] = await Promise.all([gather(options, rig), gatherOfSettings(options, rig)]);
  const probes = [...readings.all.map(asProbe), ...settings];
  return {
    takenAt,
    productVersion,
    platform: rig?.platform ?? process.platform,
    nodeVersion: process.version,
    tookMs: Math.round(performance.now() - began),
    probes,
    facts: probes.some(({ answered }) => answered) ? { ...factsFrom(readings), readAt: takenAt } : null,
  };
}

/** What a kit is taken from. Exchange itself is not asked: on a server that waits for its recovery there is none. */
async function gatherOfSettings(options: ExamineOptions, rig?: GatherRig): Promise<DoctorProbe[]> {
  const platform = rig?.platform ?? process.platform;
  const { scriptsFolder, signal } = options;
  const asked =
    platform === 'win32'
      ? await askSettings({ scriptsFolder, wanted: wantedRegistryValues, signal }, rig?.run)
      : unasked(`This is ${platform}, not Windows.`);
  return asked.map(reading => {
    const { probe, raw, tookMs } = reading;
    const answer = reading.ok ? { value: reading.value, why: null } : { value: null, why: reading.why };
    return { probe, source: sourceOfSettings(probe), answered: reading.ok, ...answer, raw, tookMs: Math.round(tookMs) };
  });
}

function asProbe(reading: Reading): DoctorProbe {
  const { probe, raw, tookMs } = reading;
  const answer = reading.ok ? { value: reading.value, why: null } : { value: null, why: reading.why };
  return { probe, source: sourceOfProbe(probe), answered: reading.ok, ...answer, raw, tookMs: Math.round(tookMs) };
}
