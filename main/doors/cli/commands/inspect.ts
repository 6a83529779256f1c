import type { DirectorySource } from '../../../../preload/contract/index.js';
import type { Directory } from '../../../ports/directory.js';
import { failure } from '../../../problems/problem.js';
import { directoryForms, directoryFrom } from '../directory-option.js';
import type { House } from '../house.js';
import { outputPlaces, refuseMisuse, type InspectOptions, type OutputPlaces } from '../inspect-options.js';
import { passwordFor } from '../password-option.js';
import { whileWaiting } from '../while-waiting.js';
import { inspectAll } from './inspect-all.js';
import { inspectServer } from './inspect-server.js';

/** What an inspection works with, once its options were understood. */
export interface Inspection {
  readonly house: House;
  readonly source: DirectorySource;
  readonly directory: Directory;
  readonly options: InspectOptions;
  readonly places: OutputPlaces;
}

/** `cas-recovery inspect`: what the directory records, read only. */
export async function inspect(house: House, options: InspectOptions): Promise<number> {
  refuseMisuse(options);
  const source = directoryFrom(options);
  if (!source) throw failure('WRONG_USE', { what: `inspect needs --directory: ${directoryForms}.` });
  const places = await outputPlaces(options, source);
  const password = await passwordFor(source, options, house);
  const { signal } = house;
  const opening = house.composition.openDirectory(source, { signal, ...(password && { password }) });
  const directory = await whileWaiting(house, 'Opening the directory', opening);
  try {
    const inspection = { house, source, directory, options, places };
    return await (options.server === undefined ? inspectAll(inspection) : inspectServer(inspection, options.server));
  } finally {
    await directory.close();
  }
}
