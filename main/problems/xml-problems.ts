import { entry } from './entry.js';

interface OfFile {
  readonly file: string;
}

/** Where in a file, and what was to be changed there. */
interface OfPlace extends OfFile {
  readonly place: string;
}

/** A configuration file can't be read by its meaning, or not be edited as it was chosen. */
export const xmlProblems = {
  XML_NOT_WELL_FORMED: entry(
    ({ file, line, column, why }: OfFile & { line: number; column: number; why: string }) =>
      `${file} is not well-formed XML: line ${String(line)}, column ${String(column)}. ${why}.`,
    'What such a file means can only be guessed, so its settings are neither compared nor changed.',
    'Look at that place in an editor. Put it right there, or compare this file by hand.',
  ),
  XML_TOO_DEEP: entry(
    ({ file, line, limit }: OfFile & { line: number; limit: number }) =>
      `Elements in ${file} are nested more than ${String(limit)} deep, at line ${String(line)}.`,
    'No configuration file of Windows or Exchange is like that. It is damaged, or no such file at all.',
    'Look at that line in an editor, and compare this file by hand.',
  ),
  TEXT_NOT_READABLE: entry(
    ({ file, line }: OfFile & { line: number }) =>
      `${file} holds bytes, at line ${String(line)}, that are no text in the encoding of the file.`,
    'Written back, they would become others. So the file is neither compared by its settings nor changed.',
    'Open it in an editor that shows encodings, save it in the right one, then compare again.',
  ),
  EDIT_PLACE_MISSING: entry(
    ({ file, place }: OfPlace) => `${file} has no place for ${place}.`,
    'The element that it belongs into is missing there. Nothing in this file was changed.',
    'Choose that element too, or compare again if the file has changed since.',
  ),
  EDIT_PLACE_CHANGED: entry(
    ({ file, place }: OfPlace) => `${place} in ${file} is not as it was when it was compared.`,
    'Somebody changed it in the meantime, and that change would be lost. Nothing in this file was changed.',
    'Compare again, and choose anew.',
  ),
  EDIT_NOT_POSSIBLE: entry(
    ({ file, place, why }: OfPlace & { why: string }) =>
      `${place} in ${file} can't be changed by this program: ${why}.`,
    'The change would touch more than what was chosen. Nothing in this file was changed.',
    'Change it by hand in an editor.',
  ),
  EDIT_NOT_AS_CHOSEN: entry(
    ({ file, place }: OfPlace) => `The edited ${file} does not compare as chosen at ${place}.`,
    'Every edited file is read and compared again before it is written. This one was not written.',
    'Leave this difference out, and change it by hand. Please report the two files as a bug.',
  ),
};
