import type { Report, Verification } from '../../../preload/contract/index.js';
import { apart } from '../apart.js';
import { html, type Html } from '../html.js';
import { badge, breakable, dotted, moment } from '../marks.js';
import { checkedLast } from '../last-checks.js';
import { reservationsOf } from '../reservations.js';
import { table, type Term, terms } from '../table.js';
import { standings } from './checks.js';
import { endOf, stepDuration, timeline, timelineLegend } from '../timeline.js';
import {
  counted,
  durationInWords,
  kindOf,
  millisecondsBetween,
  outcomeTelling,
  stepTellings,
  titleOf,
} from '../words.js';

/** The first page: the outcome, who, when, where, how long, and what to mind. */
export function summarySection(report: Report): Html {
  return html`<section class="summary" aria-labelledby="title">
    <p class="kicker">${kickerOf(report)}</p>
    <h1 id="title">${titleOf(report)}</h1>
    <p class="outcome">${badge(outcomeTelling(report))}</p>
    <p class="lead">${report.summary}</p>
    ${report.outcome === 'not finished' ? unfinished(report) : null} ${terms(facts(report))} ${reservations(report)}
    ${clients(report)}
  </section>`;
}

function kickerOf(report: Report): string {
  return report.mode === 'rehearsal' ? 'Rehearsal report' : `${capital(kindOf(report))} report`;
}

function unfinished(report: Report): Html {
  const { madeAt } = report;
  const what = kindOf(report);
  return html`<p class="notice caution">
    This ${what} has no end yet. The report shows what was known at ${moment(madeAt)}. Resume the ${what}, then make the
    report again.
  </p>`;
}

function facts(report: Report): readonly Term[] {
  const { operator, lostServer, startedAt, endedAt, restarts, steps } = report;
  const problems = steps.reduce((sum, step) => sum + step.problems.length, 0);
  const verified = steps.filter(({ outcome }) => outcome === 'verified').length;
  const kind =
    report.mode === 'rehearsal'
      ? `Rehearsal${report.scenario ? ` of the scenario ${report.scenario}` : ''}`
      : `Live ${kindOf(report)}`;
  return [
    ['What', kind],
    ['Server', dotted(lostServer?.summary.fqdn ?? report.serverName)],
    ['Domain', lostServer ? dotted(lostServer.domain) : null],
    ['Organization', lostServer?.organization ?? null],
    ['Who', operator?.account ?? 'Not known'],
    ['Where', operator ? `Computer ${operator.computer}` : null],
    ['Started', moment(startedAt)],
    ['Ended', endedAt === null ? 'Not yet' : moment(endedAt)],
    ['How long', durationInWords(millisecondsBetween(startedAt, endOf(report)))],
    ['Restarts', capital(counted(restarts.length, 'restart'))],
    ['Steps', `${String(verified)} of ${String(steps.length)} verified`],
    ['Problems met', capital(counted(problems, 'problem'))],
  ];
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function reservations(report: Report): Html {
  const all = reservationsOf(report);
  if (all.length === 0) {
    return report.outcome === 'recovered' ? html`<p>${clean(report)}</p>` : html``;
  }
  return html`<h2 id="reservations">Reservations</h2>
    <ul class="reservations">
      ${all.map(({ what, why }) => html`<li><strong>${what}</strong> ${why}</li> `)}
    </ul>`;
}

function clean({ verification }: Report): string {
  if (!verification) return 'No reservations: nothing was skipped and nothing differs.';
  const allPassed = verification.checks.every(
    ({ weight, outcome }) => weight !== 'must' || outcome === 'pass' || outcome === 'not applicable',
  );
  return allPassed
    ? 'Nothing was skipped, and all that could be brought back is as it was.'
    : 'Nothing was skipped, but not all checks that must pass have passed.';
}

/** So many fit on the first page; the rest stands with the checks. */
const mostTold = 8;

/** Whether clients may come, and what keeps them away: what no setup brings back stands here too. The last look counts. */
function clients(report: Report): Html | null {
  const { verification } = report;
  const heading = html`<h2 id="clients">Ready for clients?</h2>`;
  if (!verification && !report.later) return null;
  if (!verification) return checkedLater(report, heading);
  return html`${heading} ${checkedLater(report, null)} ${atTheEnd(verification)}`;
}

/** What the checks of later work found, from its journal. */
function checkedLater(report: Report, heading: Html | null): Html | null {
  if (!report.later) return null;
  const last = checkedLast(report.later);
  if (!last) return apart('checked', html``);
  const { checked, recoveryId } = last;
  return apart(
    'checked',
    html`${heading}
      <p class="outcome">${badge(standings[checked.standing])}</p>
      <p>As checked at ${moment(checked.at)} by ${breakable(recoveryId)}. ${checked.summary}</p>
      ${report.verification ? html`<h3>At the end of this ${kindOf(report)}</h3>` : null}`,
  );
}

function atTheEnd({ verdict: { standing, because }, checks, endedAt }: Verification): Html {
  const told = because.flatMap(id => checks.filter(check => check.id === id));
  const more = told.length - mostTold;
  return html`<p class="outcome">${badge(standings[standing])}</p>
    <p>As checked at ${moment(endedAt)}.</p>
    ${
      told.length === 0
        ? null
        : html`<ul class="reservations">
            ${told
              .slice(0, mostTold)
              .map(
                ({ title, found, fix }) =>
                  html`<li><strong>${title}:</strong> ${breakable(found)} ${fix ? breakable(fix.words) : null}</li> `,
              )}
            ${more > 0 ? html`<li>${counted(more, 'more check')}: see <a href="#checks">Checks</a>.</li>` : null}
          </ul>`
    }`;
}

/** The picture of the whole work, and the table behind it. */
export function timelineSection(report: Report): Html {
  const end = endOf(report);
  return html`<section aria-labelledby="timeline">
    <h2 id="timeline">Timeline</h2>
    <figure>
      ${timeline(report)} ${timelineLegend()}
      <figcaption>
        Time since the start at ${moment(report.startedAt)}. A bar includes the time that a step waited for a person.
      </figcaption>
    </figure>
    ${table(
      'When each step ran',
      [
        { head: 'Step', width: 24, cell: ({ step, number }) => `${String(number)}. ${step.title}` },
        { head: 'Outcome', width: 16, cell: ({ step }) => badge(stepTellings[step.outcome]), kind: 'narrow' },
        {
          head: 'Started',
          width: 20,
          cell: ({ step }) => (step.startedAt ? moment(step.startedAt) : '–'),
          kind: 'narrow',
        },
        { head: 'Ended', width: 20, cell: ({ step }) => (step.endedAt ? moment(step.endedAt) : '–'), kind: 'narrow' },
        { head: 'Took', width: 20, cell: ({ took }) => (took === null ? '–' : durationInWords(took)) },
      ],
      {
        rows: report.steps.map((step, index) => ({ step, number: index + 1, took: stepDuration(step, end) })),
        none: 'No plan was made, so there are no steps yet.',
      },
    )}
    ${restartTable(report)}
  </section>`;
}

function restartTable({ restarts }: Report): Html {
  return table(
    'Restarts of the server',
    [
      { head: 'Restart', width: 16, cell: ({ number }) => number },
      {
        head: 'Asked for',
        width: 28,
        cell: ({ requestedAt }) => (requestedAt ? moment(requestedAt) : 'Not by this program'),
      },
      { head: 'Seen', width: 28, cell: ({ observedAt }) => (observedAt ? moment(observedAt) : 'Not yet') },
      {
        head: 'Away for',
        width: 28,
        cell: ({ requestedAt, observedAt }) =>
          requestedAt && observedAt ? durationInWords(millisecondsBetween(requestedAt, observedAt)) : '–',
      },
    ],
    {
      rows: restarts.map((restart, index) => ({ ...restart, number: index + 1 })),
      none: 'The server was not restarted.',
    },
  );
}
