import type { Report } from '../../../preload/contract/index.js';
import { verdictOf } from '../../directory/verdict/verdict.js';
import { html, type Html } from '../html.js';
import { raw } from '../marks.js';

/** What spoke for care before anything was changed: whether it was minded, the reader asks. */
export function knownBeforeSection({ lostServer }: Report): Html | null {
  const reasons = lostServer === null ? [] : verdictOf(lostServer).reasons;
  if (reasons.length === 0) return null;
  return html`<section id="known-before" aria-labelledby="known-before-title">
    <h2 id="known-before-title">Known before it began</h2>
    ${reasons.map(
      ({ problem, source, raw: found }) =>
        html`<div class="notice caution">
          <p><strong>${problem.happened}</strong> ${problem.matters}</p>
          <p>${problem.next}</p>
          <p class="source">${problem.code}, ${source}${found === null ? null : html`: ${raw(found)}`}</p>
        </div> `,
    )}
  </section>`;
}
