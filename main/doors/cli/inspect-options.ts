import { dirname, resolve } from 'node:path';
import type { DirectorySource } from '../../../preload/contract/index.js';
import type { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import type { DirectoryOptions } from './directory-option.js';
import { identityOf, writablePlace } from './output-file.js';

/** The options of `inspect`, as commander hands them over. */
export interface InspectOptions extends DirectoryOptions {
  readonly server?: string;
  readonly all?: boolean;
  readonly evidence?: boolean;
  /** File of an earlier reading, or the id of a recovery. */
  readonly diff?: string;
  readonly save?: string;
  readonly sheet?: string;
  /** A file, or `-` for standard output. */
  readonly csv?: string;
  readonly json?: boolean;
}

const ofOneServer = ['evidence', 'diff', 'save', 'sheet'] as const;

/** Throws `WRONG_USE` where the options of `inspect` don't go together, with the way to do it right. */
export function refuseMisuse(options: InspectOptions): void {
  const { server, all, csv, json, save, sheet } = options;
  if (server?.trim() === '') throw wrongUse('--server takes the name of a server, as "inspect --all" lists it.');
  if (server !== undefined && all === true)
    throw wrongUse('--server reads one server and --all lists all: choose one.');
  const ofOne = ofOneServer.find(name => options[name] !== undefined);
  if (server === undefined && ofOne) throw wrongUse(`--${ofOne} is about one server: add --server NAME.`);
  if (server !== undefined && csv !== undefined) {
    throw wrongUse('--csv lists all servers. Leave --server out, or use --json or --save FILE for one server.');
  }
  if (csv === '-' && json === true) throw wrongUse('--csv - and --json both print on standard output: choose one.');
  if (save === '-' || sheet === '-') throw wrongUse('--save and --sheet take a file. On standard output, use --json.');
  if (sheet !== undefined && !/\.html?$/i.test(sheet)) {
    throw wrongUse('--sheet takes a file whose name ends with .html: a browser opens and prints it.');
  }
}

/** Where the files go that the options ask for. */
export interface OutputPlaces {
  readonly csv?: string;
  readonly save?: string;
  readonly sheet?: string;
}

/** Looks before anything is read whether all of them can be written. Throws where one can't, or would destroy another. */
export async function outputPlaces(options: InspectOptions, source: DirectorySource): Promise<OutputPlaces> {
  const places: { csv?: string; save?: string; sheet?: string } = {};
  const taken = new Map<string, string>();
  for (const path of readFiles(source)) taken.set(await identityOf(path), 'is the export that is read');
  for (const name of ['csv', 'save', 'sheet'] as const) {
    const named = options[name];
    if (named === undefined || named === '-') continue;
    const place = await writablePlace(named);
    const identity = await identityOf(place);
    const folder = await identityOf(dirname(place));
    const why = taken.get(identity) ?? (isExportIn(taken, folder, place) ? mayBelong : undefined);
    if (why !== undefined) throw wrongUse(`--${name} would write over ${place}, which ${why}. Name another file.`);
    taken.set(identity, 'another option names');
    places[name] = place;
  }
  return places;
}

const mayBelong = 'may belong to the export that is read';

/** A folder may have been named, and stands for the exports in it. */
function isExportIn(named: ReadonlyMap<string, string>, folder: string, place: string): boolean {
  return named.has(folder) && /\.(ldf|ldif)$/i.test(place);
}

function readFiles(source: DirectorySource): string[] {
  return source.kind === 'file' ? [source.path, ...(source.morePaths ?? [])].map(path => resolve(path)) : [];
}

const wrongUse = (what: string): Failure => failure('WRONG_USE', { what });
