import { readFile } from 'node:fs/promises';
import { win32 } from 'node:path';
import { codePages } from '../process/code-pages.js';
import { systemFolder, systemTool } from '../process/windows-folder.js';
import type { RunTool } from '../powershell/run-script.js';
import { readGroups, readUser } from './account.js';
import { webDirectories } from './application-host.js';
import { readClockSkew } from './clock-skew.js';
import { readSecureChannel } from './secure-channel.js';
import type { Answers, Readings } from './readings.js';
import type { OtherProbe } from './probes.js';
import { lastRoleRunIn } from './setup-log.js';

/** What a probe gives: its answer, with what was printed or stood there. */
export interface Told<P extends OtherProbe> {
  readonly value: Answers[P];
  readonly raw: string;
}

/** A probe has no answer, and what was printed instead. */
export class NotTold extends Error {
  constructor(
    message: string,
    readonly raw: string,
  ) {
    super(message);
  }
}

/** What the probes without a script work with. */
export interface ToolRig {
  readonly run: RunTool;
  readonly signal: AbortSignal | undefined;
}

/** Runs one small tool of Windows and hands on what it printed, whatever its exit code. */
async function printedBy(
  { run, signal }: ToolRig,
  tool: string,
  args: readonly string[],
  seconds = 30,
): Promise<string> {
  const { output } = await run({ file: systemTool(tool), args, timeLimitSeconds: seconds, signal });
  return output;
}

function told<P extends OtherProbe>(value: Answers[P] | undefined, raw: string, tool: string): Told<P> {
  if (value === undefined) throw new NotTold(`What ${tool} printed could not be understood.`, raw);
  return { value, raw };
}

export async function readTokenGroups(rig: ToolRig): Promise<Told<'groups'>> {
  const printed = await printedBy(rig, 'whoami.exe', ['/groups', '/fo', 'csv', '/nh']);
  return told<'groups'>(readGroups(printed), printed, 'whoami.exe');
}

export async function readTokenUser(rig: ToolRig): Promise<Told<'user'>> {
  const printed = await printedBy(rig, 'whoami.exe', ['/user', '/fo', 'csv', '/nh']);
  return told<'user'>(readUser(printed), printed, 'whoami.exe');
}

/** The domain by which this machine knows itself; null in a workgroup, undefined when that could not be read. */
export function domainOf(readings: Readings): string | null | undefined {
  const computer = readings.get('computer')?.rows[0];
  if (!computer || computer.PartOfDomain === null) return undefined;
  const domain = computer.Domain ?? '';
  return computer.PartOfDomain && /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(domain) ? domain : null;
}

/** Asks for what Windows knows of the channel; it is not built anew. */
export async function askSecureChannel(
  rig: ToolRig,
  readings: Readings,
  seconds: number,
): Promise<Told<'secure-channel'>> {
  const domain = domainOf(readings);
  if (domain === undefined) throw new NotTold('Whether this machine is in a domain could not be read.', '');
  if (domain === null) return { value: null, raw: 'not a member of a domain' };
  const printed = await printedBy(rig, 'nltest.exe', [`/sc_query:${domain}`], seconds);
  const answer = readSecureChannel(printed);
  if (answer?.kind !== 'refused') return told<'secure-channel'>(answer?.channel, printed, 'nltest.exe');
  throw new NotTold(`Netlogon did not answer: code ${String(answer.code)}.`, printed);
}

/** Compares the clock with that of a domain controller: the named one, the trusted one, or any of the domain. */
export async function compareClock(
  rig: ToolRig,
  { named, readings }: { readonly named: string | null; readonly readings: Readings },
  seconds: number,
): Promise<Told<'clock'>> {
  const domain = domainOf(readings);
  const other = named ?? readings.get('secure-channel')?.controller ?? domain;
  if (other === undefined) throw new NotTold('Which domain controller to ask could not be read.', '');
  if (other === null) return { value: null, raw: 'no domain controller to ask' };
  const words = ['/stripchart', `/computer:${other}`, '/samples:2', '/period:1', '/dataonly'];
  const printed = await printedBy(rig, 'w32tm.exe', words, seconds);
  const answer = readClockSkew(printed);
  if (answer?.kind !== 'refused') return told<'clock'>(answer?.seconds, printed, 'w32tm.exe');
  throw new NotTold(`The clock of ${other} could not be asked: ${answer.code}.`, printed);
}

/** Virtual directories of IIS; none where IIS is not installed. */
export async function readWebServer(): Promise<Told<'web-server'>> {
  const file = win32.join(systemFolder(), 'inetsrv', 'config', 'applicationHost.config');
  const config = await readFile(file, 'utf8').catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  });
  if (config === null) return { value: [], raw: 'IIS is not installed: it has no applicationHost.config' };
  const value = webDirectories(config);
  // Passwords of application pools may stand in the file.
  return {
    value,
    raw: value.map(({ site, path, applicationPool }) => `${site}${path} (${applicationPool})`).join('\n'),
  };
}

/** Where Exchange setup writes its log. */
export function setupLogFile(): string {
  return win32.join(process.env['SystemDrive'] ?? 'C:', '\\', 'ExchangeSetupLogs', 'ExchangeSetup.log');
}

export async function readSetupLog(): Promise<Told<'setup-log'>> {
  const file = setupLogFile();
  const value = await lastRoleRunIn(file);
  return { value, raw: value === null ? `no run of setup in ${file}` : JSON.stringify(value) };
}

export async function readCodePagesHere(): Promise<Told<'code-pages'>> {
  const value = await codePages();
  if (value.source.startsWith('assumed')) throw new NotTold(value.source, '');
  return { value, raw: `OEM ${value.oem}, ANSI ${value.ansi}` };
}
