import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DirectorySource } from '../../../../../preload/contract/index.js';
import type { Failure } from '../../../../problems/failure.js';
import { failure } from '../../../../problems/problem.js';
import type { DirectoryOptions } from '../../directory-option.js';
import { identityOf, writablePlace } from '../../output-file.js';

/** The options of `advise`, as commander hands them over. */
export interface AdviseOptions extends DirectoryOptions {
  readonly server?: string;
  readonly all?: boolean;
  readonly scenario?: string;
  readonly kit?: string;
  readonly rehearsal?: string;
  /** What `backup list --json` printed. */
  readonly backups?: string;
  readonly answers?: string;
  readonly answer: readonly string[];
  readonly details?: boolean;
  readonly out: readonly string[];
  /** Files of `out` that are there already may be written over. */
  readonly replace?: boolean;
  /** A kept plan. */
  readonly compare?: string;
}

/** Throws `WRONG_USE` where the options of `advise` don't go together, with the way to do it right. */
export function refuseMisuse(options: AdviseOptions): void {
  const { server, all, scenario, kit, rehearsal, compare, directory, out } = options;
  if (server?.trim() === '') throw wrongUse('--server takes the name of a server.');
  if (all === true) {
    const one = (['server', 'kit', 'rehearsal', 'scenario'] as const).find(name => options[name] !== undefined);
    if (one) throw wrongUse(`--all is about every server, and --${one} about one: choose one of the two.`);
  }
  if (compare !== undefined) return refuseBesideCompare(options);
  if (rehearsal !== undefined && kit === undefined) {
    throw wrongUse('--rehearsal is compared with a kit: add --kit KIT.');
  }
  if (rehearsal !== undefined && scenario !== undefined) {
    throw wrongUse('--rehearsal and --scenario are two servers: choose one.');
  }
  if (scenario !== undefined && directory !== undefined) {
    throw wrongUse('A scenario brings its own directory: choose one of --scenario and --directory.');
  }
  const nothingToRead = directory === undefined && scenario === undefined && kit === undefined;
  if (nothingToRead || (all === true && directory === undefined)) {
    throw wrongUse('advise reads much and asks little: add --directory (see "inspect --help"), --kit or --scenario.');
  }
  if (all !== true && server === undefined && scenario === undefined && kit === undefined) {
    throw wrongUse('Say which server: --server NAME, or --all.');
  }
  const strange = out.find(path => !/\.(json|html?)$/i.test(path));
  if (strange !== undefined) throw wrongUse(`--out takes a file that ends with .json or .html, not "${strange}".`);
}

function refuseBesideCompare(options: AdviseOptions): void {
  const { out, answer, scenario, rehearsal } = options;
  const stray = (['directory', 'answers'] as const).find(name => options[name] !== undefined);
  const other = stray ?? (out.length > 0 ? 'out' : answer.length > 0 ? 'answer' : undefined);
  if (other !== undefined) throw wrongUse(`--compare takes the plan as it is: leave --${other} out.`);
  if (scenario !== undefined && rehearsal !== undefined) {
    throw wrongUse('--rehearsal and --scenario are two servers: choose one.');
  }
}

/**
 * Looks beforehand whether the files of `--out` can be written. Throws where one can't, or would destroy another:
 * what was read never, and what is there already only with `--replace`.
 */
export async function outPlaces(options: AdviseOptions, source: DirectorySource | undefined): Promise<string[]> {
  const { out, answers, backups, kit, replace } = options;
  const exports = source?.kind === 'file' ? [source.path, ...(source.morePaths ?? [])] : [];
  const read = [answers, backups, kit, ...exports].filter((path): path is string => path !== undefined);
  const taken = new Set(await Promise.all(read.map(path => identityOf(resolve(path)))));
  const places: string[] = [];
  for (const named of out) {
    const place = await writablePlace(named);
    const identity = await identityOf(place);
    const isExport = /\.(ldf|ldif)$/i.test(place) && taken.has(await identityOf(dirname(place)));
    if (taken.has(identity) || isExport) throw wrongUse(`--out would write over ${place}. Name another file.`);
    if (replace !== true && existsSync(place)) throw failure('STRATEGY_FILE_EXISTS', { file: place });
    taken.add(identity);
    places.push(place);
  }
  return places;
}

export const wrongUse = (what: string): Failure => failure('WRONG_USE', { what });
