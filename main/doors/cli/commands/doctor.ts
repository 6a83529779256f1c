import { resolve } from 'node:path';
import type { DoctorReport } from '../../../../preload/contract/index.js';
import { examineMachine, writeBundle } from '../../../compose-doctor.js';
import { systemClock } from '../../../ports/clock.js';
import { tellReport } from '../doctor-text.js';
import { exitCodes } from '../exit-codes.js';
import { conclude } from '../house.js';
import { refuse, writablePlace } from '../output-file.js';
import type { Terminal } from '../terminal.js';
import { whileWaiting } from '../while-waiting.js';

export interface DoctorOptions {
  readonly media?: string;
  readonly packages?: string;
  readonly windowsSource?: string;
  readonly domainController?: string;
  readonly bundle?: string;
  readonly raw?: boolean;
}

/** What the doctor works with. */
export interface Examining {
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly signal: AbortSignal;
  readonly productVersion: string;
  readonly scriptsFolder: string;
}

/** `cas-recovery doctor`: every probe on this machine, with what it found and what was printed. Reads only. */
export async function doctor(examining: Examining, options: DoctorOptions): Promise<number> {
  const { terminal, json, signal, productVersion, scriptsFolder } = examining;
  const bundle = options.bundle === undefined ? undefined : await writablePlace(options.bundle);
  const folder = (named: string | undefined): string | null => (named === undefined ? null : resolve(named));
  const asking = examineMachine({
    scriptsFolder,
    productVersion,
    signal,
    now: () => systemClock.now(),
    folders: {
      media: folder(options.media),
      packages: folder(options.packages),
      windowsSource: folder(options.windowsSource),
    },
    domainController: options.domainController ?? null,
  });
  const report = await whileWaiting(examining, 'Asking this machine', asking);
  tellReport(terminal, report, options.raw === true);
  if (bundle !== undefined) {
    await writeBundle(bundle, report).catch((thrown: unknown) => refuse(bundle, thrown));
    terminal.line(`Written: ${bundle}`);
    terminal.line('Names of this machine, its domain and people, and all addresses, are replaced in it.');
    terminal.line('A name in the middle of a sentence can be missed: read it before you send it.');
  }
  const exitCode = isWell(report) ? exitCodes.done : exitCodes.failed;
  return conclude({ json }, { command: 'doctor', exitCode, report, files: bundle === undefined ? [] : [bundle] });
}

const isWell = ({ probes }: DoctorReport): boolean => probes.every(({ answered }) => answered);
