import type { z } from 'zod';
import { toProblem } from '../../../problems/problem.js';
import { runScript, type RunTool, type ScriptAnswer } from '../powershell/run-script.js';
import { runTool } from '../process/run-tool.js';
import type { FactsOptions } from './facts-options.js';
import { featureProbes, machineProbes, type OtherProbe, type ProbeName, probeNames } from './probes.js';
import { type Answers, type Reading, Readings } from './readings.js';
import * as tools from './tool-probes.js';

/** How this machine is asked: replaced in tests, which have no Windows. */
export interface GatherRig {
  readonly platform: string;
  readonly run: RunTool;
}

const thisMachine: GatherRig = { platform: process.platform, run: runTool };

const machineSeconds = 120;
/** Server Manager can take minutes on a slow machine. */
const featureSeconds = 300;

/**
 * Asks every probe, side by side: two scripts of PowerShell and a few small tools. Reads only. A probe that fails says
 * why and keeps no other one from answering.
 * @throws TOOL_STOPPED
 */
export async function gather(options: FactsOptions, rig: GatherRig = thisMachine): Promise<Readings> {
  if (rig.platform !== 'win32') return new Readings(probeNames.map(probe => elsewhere(probe, rig.platform)));
  const { signal } = options;
  const tool: tools.ToolRig = { run: rig.run, signal };
  const [machine, features, ...others] = await Promise.all([
    withDomain(options, rig, tool),
    askScript(options, rig, featureProbes, { script: 'read-features.ps1', words: [], seconds: featureSeconds }),
    ask('groups', () => tools.readTokenGroups(tool)),
    ask('user', () => tools.readTokenUser(tool)),
    ask('web-server', tools.readWebServer),
    ask('setup-log', tools.readSetupLog),
    ask('code-pages', tools.readCodePagesHere),
  ]);
  return new Readings([...machine, ...features, ...others]);
}

/** What the machine says, and then what depends on its domain. */
async function withDomain(options: FactsOptions, rig: GatherRig, tool: tools.ToolRig): Promise<Reading[]> {
  const words = wordsOf(options.folders);
  const machine = await askScript(options, rig, machineProbes, {
    script: 'read-machine.ps1',
    words,
    seconds: machineSeconds,
  });
  const known = new Readings(machine);
  const channel = await ask('secure-channel', () => tools.askSecureChannel(tool, known));
  const all = new Readings([...machine, channel]);
  return [...machine, channel, await ask('clock', () => tools.compareClock(tool, options.domainController, all))];
}

function wordsOf({ media, packages, windowsSource }: FactsOptions['folders']): string[] {
  const option = (name: string, value: string | null): string[] =>
    value === null || value === '' ? [] : [name, value];
  return [
    ...option('-Media', media === null ? null : media.replace(/^([a-z]:)$/i, '$1\\')),
    ...option('-Packages', packages),
    ...option('-WindowsSource', windowsSource),
  ];
}

type Forms = Readonly<Record<string, { readonly form: z.ZodType }>>;

async function askScript(
  { scriptsFolder, signal }: FactsOptions,
  rig: GatherRig,
  probes: Forms,
  { script, words, seconds }: { readonly script: string; readonly words: readonly string[]; readonly seconds: number },
): Promise<Reading[]> {
  const answer = await runScript({ scriptsFolder, script, words, timeLimitSeconds: seconds, signal }, rig.run);
  return Object.entries(probes).map(([probe, { form }]) => readingFrom(probe as ProbeName, form, answer));
}

function readingFrom(probe: ProbeName, form: z.ZodType, answer: ScriptAnswer): Reading {
  const line = answer.lines.find(one => one.probe === probe);
  if (!line) {
    const why = answer.broken ?? 'The script did not answer this probe.';
    return { probe, ok: false, why, raw: answer.noise, tookMs: Math.round(answer.tookMs) };
  }
  const head = { probe, raw: line.raw, tookMs: line.tookMs };
  if (!line.ok) return { ...head, ok: false, why: line.why };
  const parsed = form.safeParse(line.value);
  if (parsed.success) return { ...head, ok: true, value: parsed.data as Answers[typeof probe] };
  const [issue] = parsed.error.issues;
  const why = `The answer has another form than it should: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  return { ...head, ok: false, why };
}

async function ask<P extends OtherProbe>(probe: P, look: () => Promise<tools.Told<P>>): Promise<Reading> {
  const began = performance.now();
  const tookMs = (): number => Math.round(performance.now() - began);
  try {
    const { value, raw } = await look();
    return { probe, ok: true, value, raw, tookMs: tookMs() };
  } catch (thrown) {
    if (thrown instanceof tools.NotTold)
      return { probe, ok: false, why: thrown.message, raw: thrown.raw, tookMs: tookMs() };
    const problem = toProblem(thrown);
    if (problem.code === 'TOOL_STOPPED') throw thrown;
    const why = problem.code === 'UNEXPECTED' && thrown instanceof Error ? thrown.message : problem.happened;
    return { probe, ok: false, why, raw: problem.details ?? '', tookMs: tookMs() };
  }
}

const elsewhere = (probe: ProbeName, platform: string): Reading => ({
  probe,
  ok: false,
  why: `This is ${platform}, not Windows.`,
  raw: '',
  tookMs: 0,
});
