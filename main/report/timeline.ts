import type { Report, ReportStep } from '../../preload/contract/index.js';
import { html, type Html } from './html.js';
import { type Scale, scaleOf } from './timeline-scale.js';
import { durationInWords, millisecondsBetween, momentInWords, stepTellings } from './words.js';

const labels = 308;
const width = 960;
const top = 44;
const row = 42;
const right = 28;

/** The whole recovery as a picture: a bar for each step, a band for each restart, marks where a person was asked. */
export function timeline(report: Report): Html {
  const end = endOf(report);
  const scale = scaleOf(report.startedAt, end, { left: labels, width: width - labels - right });
  const height = top + report.steps.length * row + 30;
  return html`<svg
    class="timeline"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-labelledby="timeline-title timeline-text"
  >
    <title id="timeline-title">Timeline of the recovery</title>
    <desc id="timeline-text">${inWords(report, end)}</desc>
    ${axis(scale, height)} ${restarts(report, scale, height, end)}
    ${report.steps.map((step, index) => stepRow(step, index, { scale, end }))}
  </svg>`;
}

/** The last moment that the report knows of. */
export function endOf({ endedAt, madeAt, startedAt }: Report): string {
  return endedAt ?? (madeAt > startedAt ? madeAt : startedAt);
}

/** How long a step took, waiting for a person and restarts included; null when it was not reached. */
export function stepDuration(step: ReportStep, end: string): number | null {
  return step.startedAt === null ? null : millisecondsBetween(step.startedAt, step.endedAt ?? end);
}

function inWords({ steps, startedAt, restarts: all }: Report, end: string): string {
  const told = steps.map((step, index) => {
    const took = stepDuration(step, end);
    const word = stepTellings[step.outcome].word.toLowerCase();
    return `${String(index + 1)}. ${step.title}: ${word}${took === null ? '' : `, ${durationInWords(took)}`}.`;
  });
  const length = durationInWords(millisecondsBetween(startedAt, end));
  return `${length} from ${momentInWords(startedAt)}. Restarts: ${String(all.length)}. ${told.join(' ')}`;
}

function axis({ ticks }: Scale, height: number): Html {
  const bottom = height - 26;
  return html`<g class="axis">
    ${ticks.map(
      ({ x, label }) =>
        html`<line x1="${x}" x2="${x}" y1="${top - 6}" y2="${bottom}" /><text x="${x}" y="${bottom + 18}"
            >${label}</text
          > `,
    )}
  </g>`;
}

/** Lines for the names of restarts, and how much room such a name takes. */
const nameLines = [30, 14] as const;
const nameWidth = 66;

/** Bands, each named where there is room; the table below the picture tells all of them. */
function restarts({ restarts: all }: Report, { x }: Scale, height: number, end: string): Html {
  const last = nameLines.map(() => -Infinity);
  return html`<g class="restart">
    ${apartBy(all, ({ requestedAt, observedAt }) => x(requestedAt ?? observedAt ?? end)).map(
      ({ one: { observedAt }, at: from, index }) => {
        const to = x(observedAt ?? end);
        const middle = (from + to) / 2;
        const line = last.findIndex(before => middle - before >= nameWidth);
        if (line >= 0) last[line] = middle;
        const y = nameLines[line];
        return html`<g>
          <title>Restart ${index + 1}</title>
          <rect x="${from}" width="${Math.max(to - from, 2)}" y="${top - 6}" height="${height - top - 20}" />
          ${y === undefined ? null : html`<text x="${middle}" y="${y}">Restart ${index + 1}</text>`}
        </g> `;
      },
    )}
  </g>`;
}

/** Without those that would be drawn onto the one before. */
function apartBy<T>(
  all: readonly T[],
  place: (one: T) => number,
): readonly { readonly one: T; readonly at: number; readonly index: number }[] {
  let last = -Infinity;
  return all.flatMap((one, index) => {
    const at = place(one);
    if (Math.abs(at - last) < 1) return [];
    last = at;
    return [{ one, at, index }];
  });
}

function stepRow(step: ReportStep, index: number, { scale, end }: { scale: Scale; end: string }): Html {
  const y = top + index * row;
  const { word, tone } = stepTellings[step.outcome];
  const took = stepDuration(step, end);
  return html`<g class="${tone}">
    <text class="name" x="0" y="${y + 15}">${index + 1}. ${step.title}</text>
    <text class="took" x="0" y="${y + 31}">${word}${took === null ? '' : `, ${durationInWords(took)}`}</text>
    ${step.startedAt === null ? null : bar(step, y, { from: scale.x(step.startedAt), to: scale.x(step.endedAt ?? end) })}
    ${apartBy(step.decisions, ({ at }) => scale.x(at)).map(({ at }) => decision(at, y + 17))}
    ${apartBy(step.problems, ({ at }) => scale.x(at)).map(({ at }) => problem(at, y + 17))}
  </g> `;
}

function bar({ endedAt }: ReportStep, y: number, { from, to }: { from: number; to: number }): Html {
  const open = endedAt === null ? 'bar open' : 'bar';
  return html`<rect class="${open}" x="${from}" y="${y + 6}" width="${Math.max(to - from, 3)}" height="22" rx="3" />`;
}

/** A diamond: somebody decided. */
function decision(x: number, y: number): Html {
  return html`<path class="decision" d="M ${x} ${y - 6} l 6 6 l -6 6 l -6 -6 z" />`;
}

/** A cross: something went wrong. */
function problem(x: number, y: number): Html {
  return html`<path class="problem" d="M ${x - 5} ${y - 5} l 10 10 m 0 -10 l -10 10" />`;
}

/** What the signs of the picture mean. */
export function timelineLegend(): Html {
  const sign = (content: Html): Html =>
    html`<svg class="timeline sign" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${content}</svg>`;
  return html`<ul class="legend">
    <li>
      ${sign(html`<rect class="bar" x="0" y="3" width="16" height="10" rx="2" />`)} a step, from first look to end
    </li>
    <li>${sign(html`<g class="restart"><rect x="5" y="0" width="6" height="16" /></g>`)} a restart of the server</li>
    <li>${sign(decision(8, 8))} a decision of the operator</li>
    <li>${sign(problem(8, 8))} a problem</li>
  </ul>`;
}
