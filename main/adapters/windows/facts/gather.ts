import type { z } from 'zod';
import { toProblem } from '../../../problems/problem.js';
import { runScript, type RunTool, type ScriptAnswer } from '../powershell/run-script.js';
import { runTool } from '../process/run-tool.js';
import type { FactsOptions } from './facts-options.js';
import { featureProbes, machineProbes, type OtherProbe, type ProbeName, probeNames } from './probes.js';
import { readingSeconds, type ReadingTime, readingTime } from './reading-time.js';
import { type Reading, Readings } from './readings.js';
import * as tools from './tool-probes.js';

/** How this machine is asked: replaced in tests, which have no Windows. */
export interface GatherRig {
  readonly platform: string;
  readonly run: RunTool;
  readonly seconds?: typeof readingSeconds;
}

const thisMachine: GatherRig = { platform: process.platform, run: runTool };

/** One reading of a machine, with all that hangs on it, in less than the time of a look at the server. */
interface Asking {
  readonly options: FactsOptions;
  readonly rig: GatherRig;
  readonly seconds: typeof readingSeconds;
  readonly time: ReadingTime;
}

/**
 * Asks every probe, side by side: two scripts of PowerShell and a few small tools. Reads only. A probe that fails, or
 * has not answered in its time, says why and keeps no other one from answering; what it had started is ended.
 * @throws TOOL_STOPPED
 */
export async function gather(options: FactsOptions, rig: GatherRig = thisMachine): Promise<Readings> {
  if (rig.platform !== 'win32') return new Readings(probeNames.map(probe => elsewhere(probe, rig.platform)));
  const seconds = rig.seconds ?? readingSeconds;
  const time = readingTime(seconds.whole, options.signal);
  const asking: Asking = { options, rig, seconds, time };
  const tool: tools.ToolRig = { run: rig.run, signal: time.signal };
  try {
    const [machine, features, ...others] = await Promise.all([
      withDomain(asking, tool),
      askScript(asking, featureProbes, { script: 'read-features.ps1', words: [], seconds: seconds.features }),
      ask(asking, 'groups', () => tools.readTokenGroups(tool)),
      ask(asking, 'user', () => tools.readTokenUser(tool)),
      ask(asking, 'web-server', tools.readWebServer),
      ask(asking, 'setup-log', tools.readSetupLog),
      ask(asking, 'code-pages', tools.readCodePagesHere),
    ]);
    return new Readings([...machine, ...features, ...others]);
  } finally {
    time.end();
  }
}

/** What the machine says, and then what depends on its domain. */
async function withDomain(asking: Asking, tool: tools.ToolRig): Promise<Reading[]> {
  const { options, seconds } = asking;
  const words = wordsOf(options.folders);
  const machine = await askScript(asking, machineProbes, {
    script: 'read-machine.ps1',
    words,
    seconds: seconds.machine,
  });
  const askChannel = () =>
    ask(asking, 'secure-channel', () => tools.askSecureChannel(tool, new Readings(machine), seconds.channel));
  const askClock = (known: readonly Reading[]) =>
    ask(asking, 'clock', () =>
      tools.compareClock(tool, { named: options.domainController, readings: new Readings(known) }, seconds.clock),
    );
  // Only where no domain controller is named does the clock wait for the one that this machine trusts.
  if (options.domainController !== null) {
    return [...machine, ...(await Promise.all([askChannel(), askClock(machine)]))];
  }
  const channel = await askChannel();
  return [...machine, channel, await askClock([...machine, channel])];
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
  { options: { scriptsFolder }, rig, time }: Asking,
  probes: Forms,
  { script, words, seconds }: { readonly script: string; readonly words: readonly string[]; readonly seconds: number },
): Promise<Reading[]> {
  const { signal } = time;
  const asked = runScript({ scriptsFolder, script, words, timeLimitSeconds: seconds, signal }, rig.run);
  const answer = await time.within(asked).catch((thrown: unknown): ScriptAnswer => {
    if (!(thrown instanceof tools.NotTold)) throw thrown;
    return { lines: [], noise: '', whole: false, broken: thrown.message, tookMs: 0 };
  });
  return Object.entries(probes).map(([probe, { form }]) => readingFrom(probe, form, answer) as Reading);
}

/** What a script answered to one probe, or why it did not; the value has the form that was asked for. */
export function readingFrom<P extends string>(
  probe: P,
  form: z.ZodType,
  answer: ScriptAnswer,
): { probe: P; raw: string; tookMs: number } & ({ ok: true; value: unknown } | { ok: false; why: string }) {
  const line = answer.lines.find(one => one.probe === probe);
  if (!line) {
    const why = answer.broken ?? 'The script did not answer this probe.';
    return { probe, ok: false, why, raw: answer.noise, tookMs: Math.round(answer.tookMs) };
  }
  const head = { probe, raw: line.raw, tookMs: line.tookMs };
  if (!line.ok) return { ...head, ok: false, why: line.why };
  const parsed = form.safeParse(line.value);
  if (parsed.success) return { ...head, ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const why = `The answer has another form than it should: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  return { ...head, ok: false, why };
}

async function ask<P extends OtherProbe>(
  { time }: Asking,
  probe: P,
  look: () => Promise<tools.Told<P>>,
): Promise<Reading> {
  const began = performance.now();
  const tookMs = (): number => Math.round(performance.now() - began);
  try {
    const { value, raw } = await time.within(look());
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
