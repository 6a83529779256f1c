import { describe, expect, it } from 'vitest';
import { html } from './html.js';

describe('the template tag of the report', () => {
  it.each([
    ['an element', '<b>', '&lt;b&gt;'],
    ['an attribute', `" onload='x'`, '&quot; onload=&#39;x&#39;'],
    ['an entity', '&lt;', '&amp;lt;'],
    ['a control character', 'a\u0000\u001bb', 'a\u2400\u241bb'],
    ['a line break', 'a\nb', 'a\nb'],
  ])('makes %s harmless', (_what, text, safe) => {
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${safe}">${safe}</p>`);
  });

  it('takes its own markup as it is, also in lists', () => {
    expect(html`<p>${['a', '<'].map(each => html`<b>${each}</b>`)}</p>`.markup).toBe('<p><b>a</b><b>&lt;</b></p>');
  });

  it('leaves no trace of null', () => {
    expect(html`<p>${null}</p>`.markup).toBe('<p></p>');
  });
});
