import type { Comparison, Fact, Report } from '../../../preload/contract/index.js';
import { html, type Html } from '../html.js';
import { badge, breakable, moment, raw } from '../marks.js';
import { table } from '../table.js';
import { resultTellings } from '../words.js';

/** Lost and rebuilt server in every respect that was compared: the last look counts. */
export function sideBySideSection({ steps, reapply, backup }: Report): Html {
  const words = backup ? backupWords : wordsOf(reapply);
  const latest = new Map<string, Comparison>();
  for (const comparison of steps.flatMap(({ comparisons }) => comparisons)) latest.set(comparison.id, comparison);
  return html`<section aria-labelledby="side-by-side">
    <h2 id="side-by-side">${words.heading}</h2>
    ${comparisonTable(words, [...latest.values()])}
  </section>`;
}

interface Words {
  readonly heading: string;
  readonly caption: string;
  readonly lost: string;
  readonly rebuilt: string;
}

const backupWords: Words = {
  heading: 'Needed and found, side by side',
  caption: 'What is needed beside what was found',
  lost: 'Needed',
  rebuilt: 'Found, last look',
};

/** A re-application has no lost server to show, but what was chosen, or what stood there before. */
function wordsOf(reapply: Report['reapply']): Words {
  if (!reapply) {
    return {
      heading: 'Lost and rebuilt, side by side',
      caption: 'The lost server beside the rebuilt one',
      lost: 'Lost server, or what is needed',
      rebuilt: 'Rebuilt server',
    };
  }
  const rebuilt = 'Server, last look';
  return reapply.undoes === null
    ? {
        heading: 'Chosen and applied, side by side',
        caption: 'What was chosen of the kit beside the server',
        lost: 'As in the kit',
        rebuilt,
      }
    : {
        heading: 'Before and now, side by side',
        caption: 'What stood there before the re-application beside the server',
        lost: 'As it was before',
        rebuilt,
      };
}

function comparisonTable(words: Words, rows: readonly Comparison[]): Html {
  return table(
    words.caption,
    [
      { head: 'What', width: 17, cell: ({ label }) => label },
      { head: words.lost, width: 24, cell: ({ lost, lostSource }) => sourced(lost, lostSource) },
      { head: words.rebuilt, width: 24, cell: ({ rebuilt, rebuiltSource }) => sourced(rebuilt, rebuiltSource) },
      { head: 'Result', width: 13, cell: ({ result }) => badge(resultTellings[result]), kind: 'narrow' },
      { head: 'What was or is to be done', width: 22, cell: ({ remedy }) => remedy || 'Nothing' },
    ],
    { rows, none: 'Nothing was compared yet.' },
  );
}

function sourced(value: string, source: string): Html {
  return html`<span class="value">${breakable(value || 'empty')}</span>
    <span class="source">${breakable(source)}</span>`;
}

/** What the last step saw with its own eyes after the restart. */
export function verificationSection({ steps }: Report): Html {
  const step = steps.find(({ id }) => id === 'verification');
  const none =
    step?.outcome === 'skipped'
      ? 'The verification was skipped. Check the server by hand before users depend on it.'
      : 'The verification has not been done. Nothing below proves that the server works.';
  return html`<section aria-labelledby="verification">
    <h2 id="verification">Verification</h2>
    ${step?.outcome === 'verified' || (step?.evidence.length ?? 0) > 0 ? null : html`<p class="notice caution">${none}</p>`}
    ${step ? evidenceTable('What was seen on the rebuilt server', step.evidence) : null}
  </section>`;
}

/** Facts, each with the place it was read from, what stood there, and when. */
export function evidenceTable(caption: string, rows: Report['steps'][number]['evidence']): Html {
  return table(
    caption,
    [
      { head: 'What', width: 18, cell: ({ label }) => label },
      { head: 'Seen', width: 30, cell: seen },
      { head: 'Where', width: 32, cell: ({ source }) => breakable(source) },
      { head: 'Read at', width: 20, cell: ({ readAt }) => moment(readAt), kind: 'narrow' },
    ],
    { rows, none: 'No evidence was taken.' },
  );
}

/** The value, and below it what stood there letter by letter, when that reads differently. */
function seen({ value, raw: stood }: Fact): Html {
  const differs = stood !== undefined && stood !== value;
  return html`<span class="value">${breakable(value || 'empty')}</span>
    ${differs ? html`<span class="source">as it stood there: ${raw(stood)}</span>` : null}`;
}
