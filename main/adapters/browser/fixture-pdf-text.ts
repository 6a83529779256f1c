import { inflateSync } from 'node:zlib';

/** The text of each page of a PDF that Chromium made, by the fonts' own tables. For the tests alone. */
export function pagesOfPdf(bytes: Buffer): string[] {
  const pdf = bytes.toString('latin1');
  const objects = new Map<string, string>();
  for (const [, number = '', body = ''] of pdf.matchAll(/(?:^|\n)(\d+) 0 obj\b([^]*?)\nendobj/g))
    objects.set(number, body);
  const at = (reference: string | undefined): string =>
    objects.get(/^(\d+) 0 R/.exec(reference ?? '')?.[1] ?? '') ?? '';
  return [...objects.values()]
    .filter(body => /\/Type\s*\/Page\b(?!s)/.test(body))
    .map(page => {
      const fonts = new Map<string, Map<string, string>>();
      const [, named = ''] = /\/Font <<([^>]*)>>/.exec(page) ?? [];
      for (const [, name = '', number = ''] of named.matchAll(/\/(\w+) (\d+) 0 R/g)) {
        fonts.set(name, unicodeOf(streamOf(at(/\/ToUnicode (\d+ 0 R)/.exec(objects.get(number) ?? '')?.[1]))));
      }
      return textOf(streamOf(at(/\/Contents (\d+ 0 R)/.exec(page)?.[1])), fonts);
    });
}

function streamOf(body: string): string {
  const start = /stream\r?\n/.exec(body);
  if (!start) return '';
  const content = body.slice(start.index + start[0].length, body.lastIndexOf('endstream')).replace(/\r?\n$/, '');
  return /FlateDecode/.test(body) ? inflateSync(Buffer.from(content, 'latin1')).toString('latin1') : content;
}

/** Codes of a font, four hexadecimal digits, and what they show. */
function unicodeOf(table: string): Map<string, string> {
  const codes = new Map<string, string>();
  for (const [, block = ''] of table.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) codes.set(code, decoded(text));
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, from = '', to = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1) {
        const shown = parseInt(text, 16) + code - parseInt(from, 16);
        codes.set(code.toString(16).toUpperCase().padStart(4, '0'), String.fromCharCode(shown));
      }
    }
  }
  return codes;
}

const decoded = (hex: string): string => hex.replace(/.{4}/g, code => String.fromCharCode(parseInt(code, 16)));

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let text = '';
  for (const [, name, shown] of content.matchAll(/\/(\w+) [\d.]+ Tf|(\[[^\]]*\]\s*TJ|<\w*>\s*Tj)/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map<string, string>();
    for (const [, codes = ''] of (shown ?? '').matchAll(/<(\w+)>/g)) {
      text += codes.replace(/.{4}/g, code => font.get(code.toUpperCase()) ?? '');
    }
  }
  return text;
}
