import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CliDocument, Report } from '../../../preload/contract/index.js';
import { composeRecoveries, type Composition } from '../../compose.js';
import type { Clock } from '../../ports/clock.js';
import { systemClock } from '../../ports/clock.js';
import { failure } from '../../problems/problem.js';
import { reportFormers } from '../../report/report-formers.js';
import { madeReport } from '../../compose-reports.js';
import type { Hooks } from './hooks.js';
import { jsonText } from './json-text.js';
import { resumeWith } from './resume-with.js';
import type { Terminal } from './terminal.js';

/** What every command works with. */
export interface House {
  readonly terminal: Terminal;
  readonly composition: Composition;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** With `--json`: the one document of this call. */
  readonly json: boolean;
  readonly productVersion: string;
  readonly hooks: Hooks;
}

export type DocumentBody = CliDocument extends infer D ? (D extends CliDocument ? Omit<D, 'schema'> : never) : never;

/** Prints the document of a call when it was asked for, and gives back its exit code. */
export function conclude(house: Pick<House, 'json'>, body: DocumentBody): number {
  if (house.json) process.stdout.write(`${jsonText({ schema: 'cas-recovery/cli/1', ...body })}\n`);
  return body.exitCode;
}

/** Opens the house for a command. */
export async function openHouse(
  options: { readonly state?: string; readonly json?: boolean },
  parts: Pick<House, 'terminal' | 'signal' | 'productVersion' | 'hooks'> & { readonly distFolder: string },
): Promise<House> {
  const clock = systemClock;
  const composition = await composeRecoveries({
    door: 'command line',
    assetsFolder: join(parts.distFolder, 'assets'),
    toolFile: join(parts.distFolder, 'rehearsal-tools', 'tool.cjs'),
    scriptsFolder: join(parts.distFolder, 'scripts'),
    productVersion: parts.productVersion,
    clock,
    resumeWith,
    ...(options.state !== undefined && { stateFolder: resolve(options.state) }),
    ...parts.hooks.composition,
  });
  return { ...parts, composition, clock, json: options.json === true };
}

/** Makes the folder of the report, and gives its path. Throws when nothing can be written there. */
export async function makeReportFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw thrown;
    throw failure('FILE_NOT_USABLE', { path, why: 'it is a file, and a folder is needed', code }, thrown);
  }
  return path;
}

/** Writes all forms of the report of a recovery into a folder, and says where. */
export async function writeReport(house: House, id: string, folder: string): Promise<string[]> {
  return writeForms(house, await madeReport(house.composition, id, house), { folder });
}

/** The same for a report that is made. */
export async function writeForms(
  house: House,
  report: Report,
  { folder, word = 'Report' }: { readonly folder: string; readonly word?: string },
): Promise<string[]> {
  const out = await makeReportFolder(folder);
  const files: string[] = [];
  for (const [form, former] of Object.entries(reportFormers)) {
    const file = join(out, `report.${form}`);
    await house.composition.writeFile(file, former(report));
    house.terminal.line(`${word}: ${file}`);
    files.push(file);
  }
  return files;
}
