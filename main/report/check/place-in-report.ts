import { csvRows } from './csv-rows.js';
import type { ReportForm } from './report-form.js';

/**
 * What stands at an offset of a report, for people: a heading of the page, a path of the JSON, a row of the CSV; null
 * where there is none. `made` is a report that was made just now, so its form can be relied on.
 */
export function placeIn(form: ReportForm, made: Buffer, offset: number): string | null {
  const lineEnd = made.indexOf(0x0a, offset);
  const text = made.toString('utf8', 0, form === 'html' ? offset : lineEnd < 0 ? made.length : lineEnd);
  return { html: headingBefore, json: pathBefore, csv: rowAt }[form](text);
}

function headingBefore(text: string): string | null {
  const headings = [...text.matchAll(/<h([1-4])[^>]*>([^]*?)<\/h\1>/g)];
  const section = headings.filter(([, level]) => Number(level) <= 2).at(-1);
  if (!section) return null;
  const inner = headings.filter(({ index, 1: level }) => index > section.index && level === '3').at(-1);
  return [section, inner].flatMap(found => (found ? [plain(found[2] ?? '')] : [])).join(', ');
}

const plain = (markup: string): string =>
  markup
    .replace(/<span[^]*$/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** `steps[3].commands[0]`, from the indents of the lines: a value of JSON has no line end inside. */
function pathBefore(text: string): string | null {
  const path: (string | number)[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const [, indent = '', key, rest = ''] = /^( *)(?:"((?:[^"\\]|\\.)*)"(?=: ))?([^]*)$/.exec(line) ?? [];
    const depth = indent.length / 2 - 1;
    if (depth < 0 || (/^[\]}]/.test(rest) && index < lines.length - 1)) continue;
    const last = path[depth];
    path.length = Math.min(path.length, depth + 1);
    path[depth] = key ?? (typeof last === 'number' ? last + 1 : 0);
  }
  const shown = path.map(part => (typeof part === 'number' ? `[${String(part)}]` : `.${part}`)).join('');
  return shown === '' ? null : shown.replace(/^\./, '');
}

function rowAt(text: string): string | null {
  const [, kind = '', step = '', what = ''] = csvRows(text).at(-1) ?? [];
  return [kind, step, what].filter(part => part !== '').join(', ') || null;
}
