import { beginOf, endOf, type ApartName } from '../apart.js';
import { clientsLabel, laterKind } from '../later-csv.js';
import type { ReportForm } from './report-form.js';

/**
 * The report that was made, with one part as it stands in the file: that part can't be compared. Where the file has no
 * such part, nothing is taken from it, and the two will differ there.
 */
export function withPartOf(
  form: ReportForm,
  name: ApartName,
  { made, file }: { readonly made: string; readonly file: string },
): string {
  const [own, theirs] = [made, file].map(text => placeOf(form, name, text));
  if (!own || !theirs) return made;
  return made.slice(0, own.start) + file.slice(theirs.start, theirs.end) + made.slice(own.end);
}

function placeOf(form: ReportForm, name: ApartName, text: string): { start: number; end: number } | null {
  if (form === 'csv') return rowsOf(name, text);
  const start = text.indexOf(form === 'html' ? beginOf(name) : `\n  "${name}": `);
  if (start < 0) return null;
  // In JSON a value has no line end inside a text, so the next key of the same depth ends it.
  const end = form === 'html' ? text.indexOf(endOf(name), start) : text.slice(start + 1).search(/\n {2}"/) + start + 1;
  return end <= start ? null : { start, end };
}

/** CSV holds nothing of the output. */
function rowsOf(name: ApartName, text: string): { start: number; end: number } | null {
  const beginning = { checked: `Report,,${clientsLabel},`, later: `"?${laterKind}`, output: null }[name];
  const found =
    beginning === null ? null : new RegExp(`(?:^(?:REHEARSAL|Live),${beginning}[^\\n]*\\n)+`, 'm').exec(text);
  return found && { start: found.index, end: found.index + found[0].length };
}
