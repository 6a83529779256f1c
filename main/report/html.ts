import { codePoint } from './visible.js';

/** Text that is known to be safe markup. Only `html` and `unescaped` make it. */
export class Html {
  constructor(readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template: text is escaped, markup is taken as it is, null leaves no trace. */
export type Part = Html | string | number | null | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Longer text than this is cut on the page, where a browser would choke on it. */
const mostCharacters = 20_000;

/** The text, or its beginning with how much is left out and where the whole is. */
export function shortened(text: string, most = mostCharacters): string {
  if (text.length <= most) return text;
  const left = (text.length - most).toLocaleString('en');
  return `${text.slice(0, most)} … (${left} more characters; the whole text is in report.json)`;
}

/** Makes any text harmless inside an element and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, character => entities[character] ?? '')
    .replace(/\p{Cc}/gu, visible)
    .replace(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, character => escapeMarks(codePoint(character)));
}

const escapeMarks = (text: string): string => text.replace(/[<>]/g, character => entities[character] ?? '');

/** Template tag of the report: whatever is put in is escaped, unless it is markup from this tag itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.map((text, index) => text + rendered(parts[index] ?? null)).join(''));
}

/** Takes text of this program's own as markup: a style sheet, never anything that was read. */
export function unescaped(markup: string): Html {
  return new Html(markup);
}

function rendered(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'object') return part.map(rendered).join('');
  return escapeHtml(shortened(String(part)));
}

/** Control characters, from the output of a tool perhaps, are not allowed in HTML: shown as their pictures. */
function visible(character: string): string {
  if (character === '\n' || character === '\t') return character;
  const code = character.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
}
