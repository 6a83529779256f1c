import type { Difference } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { cut } from '../compare/difference.js';
import { hunksOf, linesOf, linesOfKit, linesOfNow, type Hunk } from '../compare/text-lines.js';
import { decodeText, encodeText } from '../xml/decode.js';
import { lineEndOf } from './layout.js';

type LinesDifference = Difference & { readonly place: Extract<Difference['place'], { kind: 'lines' }> };

/** The text with the chosen runs of lines taken from the kit; all other lines stay, with their ends. */
export function editLines(nowBytes: Buffer, kitBytes: Buffer, chosen: readonly LinesDifference[]): Buffer {
  const file = chosen[0]?.place.file ?? '';
  const [now, kit] = [decodeText(nowBytes), decodeText(kitBytes)];
  if (!now || !kit) throw failure('TEXT_NOT_READABLE', { file, line: 1 });
  const [ofKit, ofNow] = [linesOf(kit.text), linesOf(now.text)];
  const hunks = hunksOf(ofKit, ofNow);
  if (!hunks) {
    const why = 'the file has changed so much that its lines can’t be told apart any more';
    throw failure('EDIT_NOT_POSSIBLE', { file, place: chosen[0]?.title ?? 'A line', why });
  }
  const wanted = chosen.flatMap(one => hunkOf(one, { hunks, kit: ofKit, now: ofNow }) ?? []);
  if (wanted.length === 0) return nowBytes;
  const bytes = encodeText(replaced(now.text, { wanted, kit: ofKit }), now);
  if (!bytes)
    throw failure('EDIT_NOT_POSSIBLE', {
      file,
      place: 'A line',
      why: 'the encoding of the file has no such characters',
    });
  return bytes;
}

interface Texts {
  readonly hunks: readonly Hunk[];
  readonly kit: readonly string[];
  readonly now: readonly string[];
}

/** Where the chosen lines still differ as they did; null where they are as in the kit by now. */
function hunkOf(one: LinesDifference, { hunks, kit, now }: Texts): Hunk | null {
  const { file, line, lines } = one.place;
  if (one.byHand !== null) throw failure('EDIT_NOT_POSSIBLE', { file, place: one.title, why: one.byHand });
  const found = hunks.find(({ kitStart, kitCount }) => kitStart === line - 1 && kitCount === lines);
  if (found) {
    const shown = (text: readonly string[]): string | null => (text.length === 0 ? null : cut(text.join('\n')));
    if (shown(linesOfNow(now, found)) === one.now && shown(linesOfKit(kit, found)) === one.kit) return found;
    throw failure('EDIT_PLACE_CHANGED', { file, place: one.title });
  }
  const [start, end] = [line - 1, line - 1 + lines];
  const touched = hunks.some(({ kitStart, kitCount }) => kitStart <= end && kitStart + kitCount >= start);
  if (touched) throw failure('EDIT_PLACE_CHANGED', { file, place: one.title });
  return null;
}

function replaced(text: string, { wanted, kit }: { wanted: readonly Hunk[]; kit: readonly string[] }): string {
  const pieces = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const lineEnd = lineEndOf(text);
  const ended = pieces.length === 0 || /[\r\n]$/.test(pieces[pieces.length - 1] ?? '');
  const inOrder = [...wanted].sort((a, b) => b.nowStart - a.nowStart);
  const whole = pieces.map(piece => (/[\r\n]$/.test(piece) ? piece : `${piece}${lineEnd}`));
  for (const hunk of inOrder) {
    whole.splice(hunk.nowStart, hunk.nowCount, ...linesOfKit(kit, hunk).map(line => `${line}${lineEnd}`));
  }
  const joined = whole.join('');
  return ended ? joined : joined.replace(/(?:\r\n|\r|\n)$/, '');
}
