import type { KnownCode } from '../problems/setup/finding-texts.js';
import type { Complaint, Line, Material } from './material.js';
import { isMention } from './statement.js';

/** A cause that is known by what setup says in a complaint. The first group of the pattern names the subject. */
export interface Signature {
  readonly code: KnownCode;
  readonly pattern: RegExp;
  /** Only in what the checks before an installation demand. */
  readonly demanded?: true;
  /** Not where the complaint says this as well. */
  readonly unless?: RegExp;
  /** Only where the record of the complaint says this as well. */
  readonly inRecord?: RegExp;
  /** Only where this stands in or around the complaints as well. */
  readonly near?: RegExp;
  /** With `near`: of the lines that this fits, the one nearest to the complaint must say it. */
  readonly nearest?: RegExp;
  /** Only where the last note of the script says this; `null`: only where there is no note. */
  readonly note?: RegExp | null;
  /** Names the subject, in another complaint. */
  readonly subject?: RegExp;
}

const everywhere = new WeakMap<RegExp, RegExp>();

/** Where a text says what the pattern looks for; undefined where it says nothing of it, or only mentions it. */
export function saidIn(pattern: RegExp, text: string): RegExpExecArray | undefined {
  let search = everywhere.get(pattern);
  if (!search) everywhere.set(pattern, (search = new RegExp(pattern.source, `${pattern.flags}g`)));
  for (const match of text.matchAll(search)) if (!isMention(text, match)) return match;
  return undefined;
}

/** Whether a complaint shows this cause. */
export function shows(signature: Signature, complaint: Complaint, material: Material): boolean {
  const { pattern, demanded, unless } = signature;
  if (demanded && complaint.from !== 'required') return false;
  if (!pattern.test(complaint.said) || unless?.test(complaint.said)) return false;
  return (
    saidIn(pattern, complaint.said) !== undefined &&
    stands(signature, material) &&
    standsInRecord(signature, complaint, material) &&
    standsNear(signature, complaint, material)
  );
}

function stands({ note }: Signature, material: Material): boolean {
  if (note === null) return material.note === undefined;
  return note === undefined || (material.note !== undefined && note.test(material.note.text));
}

function standsInRecord({ inRecord }: Signature, { record }: Complaint, { complaints }: Material): boolean {
  if (!inRecord) return true;
  return complaints.some(({ record: { line }, text }) => line === record.line && inRecord.test(text));
}

function standsNear({ near, nearest }: Signature, complaint: Complaint, material: Material): boolean {
  if (!near || near.test(complaint.said)) return true;
  const lines: readonly Line[] = [...material.around, ...material.complaints];
  if (!nearest) return lines.some(({ text }) => near.test(text));
  // What was done before the complaint counts; where nothing is told of it, what stands after it.
  const fitting = lines.filter(({ text }) => nearest.test(text));
  const before = fitting.filter(({ line }) => line < complaint.line).sort((left, right) => right.line - left.line);
  const after = fitting.filter(({ line }) => line >= complaint.line).sort((left, right) => left.line - right.line);
  const [found] = [...before, ...after];
  return found !== undefined && near.test(found.text);
}
