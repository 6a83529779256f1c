import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import { mediaFolder, putFiles, wordsOf } from '../server-files.js';

/** Puts the files of an installed Exchange, and of the web server that it needs, onto the disk. What stands there stays. */
export function putFilesOfSetup(folder: string, installed: SimulatedMachine): void {
  putFiles(folder, installed, { from: mediaFolder(folder), words: wordsOf(installed), overwrites: false });
}
