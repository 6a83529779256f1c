import type { Difference } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { editLines } from './edit-lines.js';
import { readXmlFile } from '../xml/read-xml.js';
import { editXml } from './edit-xml.js';

type Of<K extends Difference['place']['kind']> = Difference & {
  readonly place: Extract<Difference['place'], { kind: K }>;
};

const of = <K extends Difference['place']['kind']>(chosen: readonly Difference[], kind: K): Of<K>[] =>
  chosen.filter((one): one is Of<K> => one.place.kind === kind);

/**
 * The content that a file gets when the chosen differences, all of this file, are taken from the kit. `now` is null where the
 * server has no such file. A chosen whole file is the one of the kit; otherwise everything that was not chosen stays byte for
 * byte. Throws a `Failure` that names the place: it is missing, has changed since, or can't be edited.
 */
export function editFile(now: Buffer | null, kit: Buffer, chosen: readonly Difference[]): Buffer {
  const [whole] = of(chosen, 'file');
  if (whole) return wellFormed(whole.place.file, now, kit);
  const [xml, lines] = [of(chosen, 'xml'), of(chosen, 'lines')];
  if (now === null) {
    const [first] = [...xml, ...lines];
    if (!first) return kit;
    throw failure('EDIT_PLACE_MISSING', { file: first.place.file, place: first.title });
  }
  const edited = xml.length > 0 ? editXml(now, kit, xml) : now;
  return lines.length > 0 ? editLines(edited, kit, lines) : edited;
}

/** A file of the kit that IIS could not read is not put over one that it may read. */
function wellFormed(file: string, now: Buffer | null, kit: Buffer): Buffer {
  if (now !== null && /\.(?:config|xml)$/i.test(file)) readXmlFile(kit, `${file} of the kit`);
  return kit;
}
