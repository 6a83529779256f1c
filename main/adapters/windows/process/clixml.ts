/**
 * What PowerShell wrote to standard error, as plain text. When it takes its reader for another PowerShell it writes
 * `#< CLIXML` and XML there: errors and warnings are taken out of it, progress is dropped. What other programs wrote
 * beside it stays as it is. The beginning or the end may be cut off.
 *
 * @fidelity C errors of PowerShell: CLIXML as public transcripts of redirected standard error show it
 */
export function plainErrors(standardError: string): string {
  return standardError
    .replace(cutBeginning, spokenIn)
    .replace(wholeDocument, spokenIn)
    .replaceAll('#< CLIXML', '')
    .trim();
}

/** The rest of a document whose beginning is missing. */
const cutBeginning = /^(?:(?!<Objs\b)[^])*?<\/Objs>/;
const wholeDocument = /<Objs\b[^]*?(?:<\/Objs>|$)/g;
/** A text of the error or warning stream. A long one comes as several of these, line ends included. */
const spoken = /<S S="(?:error|warning)">([^<]*)/gi;

const spokenIn = (document: string): string =>
  [...document.matchAll(spoken)].map(([, text = '']) => unescaped(text)).join('');

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as const;

/** XML entities, and characters that PowerShell writes as `_x000D_`. */
function unescaped(text: string): string {
  return text
    .replace(/&(lt|gt|quot|apos|amp);/g, (_whole, name: keyof typeof entities) => entities[name])
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_whole, hex?: string, decimal?: string) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/_x([0-9a-f]{4})_/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
