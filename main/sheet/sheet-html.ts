import type { FactGroup, ProcedureStep, ServerPage, Verdict, VerdictReason } from '../../preload/contract/index.js';
import { documentHtml, runningLine } from '../report/document-html.js';
import { html, type Html } from '../report/html.js';
import { badge, moment, raw } from '../report/marks.js';
import { type Term, terms } from '../report/table.js';

/** Where and when the sheet was made. */
export interface SheetMade {
  readonly productVersion: string;
  readonly madeAt: string;
}

/** The procedure with the values of one server as one HTML file: to print, and to carry to a console without this program. */
export function sheetHtml(page: ServerPage, made: SheetMade): string {
  const { name } = page.server.summary;
  return documentHtml(
    { title: `Recovery sheet of ${name}`, running: runningLine(`Recovery sheet: ${name}`, false), rehearsal: false },
    html`<main>
      ${head(page)} ${verdict(page.verdict)} ${bring(page)} ${procedure(page.procedure)} ${recorded(page)}
      ${origin(page, made)}
    </main>`,
  );
}

function head({ server: { summary, organization, domain, readAt, readFrom }, procedure: steps }: ServerPage): Html {
  const lead =
    steps.length > 0
      ? 'How to bring this Client Access server back by hand, with the values that Active Directory recorded of it.'
      : 'What Active Directory recorded of this server, and why recovery setup of Exchange 2010 is not the way to bring it back.';
  return html`<p class="kicker">Recovery sheet</p>
    <h1>${summary.fqdn ?? summary.name}</h1>
    <p class="lead">${lead}</p>
    ${terms([
      ['Organization', organization],
      ['Domain', domain],
      ['Read', html`${moment(readAt)} from ${readFrom}`, 'wide'],
    ])}`;
}

const answers = {
  'can be recovered': { word: 'Can be recovered', sign: '✓', tone: 'good' },
  'with care': { word: 'Can be recovered, with care', sign: '!', tone: 'caution' },
  'not yet': { word: 'Not yet: something comes first', sign: '!', tone: 'caution' },
  'can not be recovered': { word: 'Can not be recovered by recovery setup', sign: '✕', tone: 'bad' },
} as const;

function verdict({ answer, reasons }: Verdict): Html {
  return html`<section aria-labelledby="verdict">
    <h2 id="verdict">Can it be recovered?</h2>
    <p class="outcome">${badge(answers[answer])}</p>
    ${reasons.map(reasonNotice)}
  </section>`;
}

function reasonNotice({ weight, problem, source, raw: found }: VerdictReason): Html {
  return html`<div class="notice ${weight === 'no' ? 'bad' : 'caution'}">
    <p><strong>${problem.happened}</strong> ${problem.matters}</p>
    <p>${problem.next}</p>
    <p class="source">${source}${found === null ? null : html`: ${raw(found)}`}</p>
  </div> `;
}

function bring({ bring: items }: ServerPage): Html | null {
  if (items.length === 0) return null;
  return html`<section aria-labelledby="bring">
    <h2 id="bring">What you need to bring</h2>
    <table class="short">
      <thead>
        <tr>
          <th scope="col" style="width: 8%">Ready</th>
          <th scope="col" style="width: 46%">What</th>
          <th scope="col" style="width: 46%">Why</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          ({ what, why, source }) =>
            html`<tr>
              <td><span class="box"></span></td>
              <th scope="row">${what}</th>
              <td>${why} <span class="source">${source}</span></td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

function procedure(steps: readonly ProcedureStep[]): Html | null {
  if (steps.length === 0) return null;
  return html`<section aria-labelledby="procedure">
    <h2 id="procedure">The procedure</h2>
    ${steps.map(
      ({ title, lines, commands }, place) =>
        html`<article>
          <h3><span class="box" aria-hidden="true"></span> ${place + 1}. ${title}</h3>
          ${lines.map(line => html`<p>${line}</p> `)}
          ${commands.length === 0 ? null : html`<pre>${commands.join('\n')}</pre>`}
        </article> `,
    )}
  </section>`;
}

function recorded({ groups }: ServerPage): Html {
  return html`<section aria-labelledby="recorded">
    <h2 id="recorded">What the directory records</h2>
    ${groups.map(group)}
  </section>`;
}

function group({ title, facts }: FactGroup): Html {
  return html`<h3>${title}</h3>
    ${terms(facts.map(({ label, value }): Term => (value.length > 40 ? [label, value, 'wide'] : [label, value])))}`;
}

function origin({ server: { gaps } }: ServerPage, { productVersion, madeAt }: SheetMade): Html {
  return html`<section aria-labelledby="origin">
    <h2 id="origin">About this sheet</h2>
    ${gaps.map(({ part, why }) => html`<p>Could not be read: ${part}. ${why}</p>`)}
    <p class="source">Made ${moment(madeAt)} by CAS Recovery ${productVersion}. It holds no password.</p>
  </section>`;
}
