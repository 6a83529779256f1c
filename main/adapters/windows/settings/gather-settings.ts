import { readingFrom } from '../facts/gather.js';
import type { z } from 'zod';
import { failure } from '../../../problems/problem.js';
import { runScript, type RunTool, type ScriptAnswer } from '../powershell/run-script.js';
import type { RunScript } from '../powershell/run-together.js';
import { runTool } from '../process/run-tool.js';
import { type SettingsAnswers, type SettingsProbe, settingsProbes, shellProbes } from './probes.js';

export interface WantedValue {
  /** From the hive on: `HKLM\\SYSTEM\\…`. */
  readonly key: string;
  /** Null for all values of the key. */
  readonly name: string | null;
}

export interface GatherOptions {
  readonly scriptsFolder: string;
  readonly wanted: readonly WantedValue[];
  readonly signal?: AbortSignal | undefined;
  /** How scripts are run: several of them may share a process. */
  readonly ask?: RunScript | undefined;
}

/** One probe after it was asked: its answer, or why it has none. */
export type SettingsReading<P extends SettingsProbe = SettingsProbe> = {
  readonly probe: P;
  readonly raw: string;
  readonly tookMs: number;
} & ({ readonly ok: true; readonly value: SettingsAnswers[P] } | { readonly ok: false; readonly why: string });

/** All probes of one reading. */
export class SettingsReadings {
  constructor(readonly all: readonly SettingsReading[]) {}

  get<P extends SettingsProbe>(probe: P): SettingsAnswers[P] | undefined {
    const found = this.all.find(one => one.probe === probe);
    return found?.ok ? (found.value as SettingsAnswers[P]) : undefined;
  }

  /** Why a probe has no answer; undefined when it has one. */
  why(probe: SettingsProbe): string | undefined {
    const found = this.all.find(one => one.probe === probe);
    if (!found) return 'It was not asked.';
    return found.ok ? undefined : found.why;
  }
}

/** Below the time of the checks (180 s) that need what Windows told, even where the shell hangs. */
const seconds = { settings: 120, shell: 150 };

/**
 * Asks every probe, with two scripts side by side: the Exchange shell is slow, and needs a PowerShell of its own. Reads
 * only. A probe that fails says why and keeps no other one from answering.
 * @throws TOOL_STOPPED, SETTINGS_NOT_READABLE when Windows PowerShell told nothing at all
 */
export async function gatherSettings(options: GatherOptions, run: RunTool = runTool): Promise<SettingsReadings> {
  const [settings, shell] = await Promise.all([askSettings(options, run), askShell(options, run)]);
  const [first] = settings;
  if (first?.ok === false && settings.every(({ ok }) => !ok)) {
    throw failure('SETTINGS_NOT_READABLE', { why: first.why, output: first.raw });
  }
  return new SettingsReadings([...settings, ...shell]);
}

/** What Windows tells. @throws TOOL_STOPPED */
export async function askSettings(options: GatherOptions, run: RunTool = runTool): Promise<SettingsReading[]> {
  const { scriptsFolder, signal, wanted, ask = runScript } = options;
  const script = { scriptsFolder, script: 'read-settings.ps1', words: [], signal };
  const input = wantedLines(wanted);
  return readingsFrom(settingsProbes, await ask({ ...script, timeLimitSeconds: seconds.settings, input }, run));
}

/** What the Exchange shell tells. @throws TOOL_STOPPED */
export async function askShell(options: GatherOptions, run: RunTool = runTool): Promise<SettingsReading[]> {
  const { scriptsFolder, signal, ask = runScript } = options;
  const script = { scriptsFolder, script: 'read-exchange-shell.ps1', words: [], signal, version: '2.0' as const };
  return readingsFrom(shellProbes, await ask({ ...script, timeLimitSeconds: seconds.shell }, run));
}

/** The probes of Windows, none of which was asked. */
export function unasked(why: string): SettingsReading[] {
  const probes = Object.keys(settingsProbes) as (keyof typeof settingsProbes)[];
  return probes.map(probe => ({ probe, ok: false, why, raw: '', tookMs: 0 }));
}

/** As read-settings.ps1 takes them. One that could not be a line of its own is left out. */
export function wantedLines(wanted: readonly WantedValue[]): string {
  return wanted
    .flatMap(({ key, name }) => {
      const path = /^HKLM\\(.+)$/i.exec(key)?.[1];
      if (path === undefined || /[\t\r\n]/.test(`${path}${name ?? ''}`)) return [];
      return [name === null ? `all\t${path}\n` : `one\t${path}\t${name}\n`];
    })
    .join('');
}

type Forms = Readonly<Record<string, { readonly form: z.ZodType }>>;

function readingsFrom(probes: Forms, answer: ScriptAnswer): SettingsReading[] {
  return Object.entries(probes).map(([name, { form }]) => readingFrom(name, form, answer) as SettingsReading);
}
