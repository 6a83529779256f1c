import { html, type Html, type Part, shortened } from './html.js';
import { momentInWords, type Telling } from './words.js';

/** A state as sign, word and colour. The sign is for the eye only: the word says it all. */
export function badge({ word, sign, tone }: Telling): Html {
  return html`<span class="badge ${tone}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}

/** A moment that machines can read too. */
export function moment(at: string): Html {
  return html`<time datetime="${at}">${momentInWords(at)}</time>`;
}

/** A path or an address, which may go on in the next line after each of its parts. */
export function breakable(text: string): Part {
  const parts = shortened(text).split(/(?<=[\\/,])/);
  return parts.map((part, index) => (index === 0 ? part : html`<wbr />${part}`));
}

/** A full name, which may go on in the next line behind each dot. */
export function dotted(name: string): Part {
  return shortened(name)
    .split(/(?<=\.)/)
    .map((part, index) => (index === 0 ? part : html`<wbr />${part}`));
}

/** What stood somewhere, letter by letter. */
export function raw(text: string): Html {
  return html`<code>${breakable(text)}</code>`;
}
