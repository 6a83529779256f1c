import type { Range, StrategyView } from '../../../preload/contract/index.js';
import { html, type Html } from '../../report/html.js';
import { minuteWords, rangeWords } from './amounts.js';
import { sizeWords } from '../../product/size-words.js';
import { strategyWords } from './strategy-words.js';

const labels = 120;
const width = 960;
const right = 230;
const row = 30;
const title = 26;

/** Besides the style sheet of the report. */
export const chartStyles = `
.notice.good { border-color: var(--good); background: var(--good-shade); }
.chart { display: block; width: 100%; height: auto; margin: 8px 0 16px; break-inside: avoid; }
.chart text { fill: var(--ink); font-size: 13px; }
.chart .head { font-weight: 600; }
.chart .sure { fill: var(--plain); }
.chart .perhaps { fill: var(--plain); fill-opacity: 0.35; stroke: var(--plain); stroke-dasharray: 4 3; }
.chart .recommended .sure { fill: var(--good); }
.chart .recommended .perhaps { fill: var(--good); stroke: var(--good); }
`.trim();

interface Measure {
  readonly name: string;
  readonly range: (view: StrategyView) => Range;
  readonly words: (amount: number) => string;
}

const measures: readonly Measure[] = [
  { name: 'Space of one backup', range: ({ bytes }) => bytes, words: sizeWords },
  { name: 'How long one backup runs', range: ({ windowMinutes }) => windowMinutes, words: minuteWords },
  { name: 'How long until the server is back', range: ({ minutesToBeBack }) => minutesToBeBack, words: minuteWords },
];

/** Space, window and way back of the strategies: the full bar is the least, the pale one goes to the most. */
export function strategyChart(server: string, views: readonly StrategyView[]): Html {
  const block = title + row * views.length + 10;
  const height = block * measures.length;
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${inWords(server, views)}">
    ${measures.map((measure, at) => measureRows(measure, views, at * block))}
  </svg>`;
}

function measureRows({ name, range, words }: Measure, views: readonly StrategyView[], top: number): Html {
  const most = Math.max(1, ...views.map(view => range(view).high));
  const scale = (amount: number): number => Math.round((amount / most) * (width - labels - right) * 10) / 10;
  return html`<g>
    <text class="head" x="0" y="${top + 16}">${name}</text>
    ${views.map((view, at) => {
      const { low, high } = range(view);
      const y = top + title + at * row;
      return html`<g class="${view.standing === 'recommended' ? 'recommended' : 'other'}">
        <text x="0" y="${y + 15}">${strategyWords[view.strategy].name}</text>
        <rect class="sure" x="${labels}" y="${y}" width="${scale(low)}" height="20" />
        <rect class="perhaps" x="${labels + scale(low)}" y="${y}" width="${scale(high - low)}" height="20" />
        <text x="${labels + scale(high) + 8}" y="${y + 15}">${rangeWords({ low, high }, words)}</text>
      </g> `;
    })}
  </g>`;
}

function inWords(server: string, views: readonly StrategyView[]): string {
  const told = measures.map(
    ({ name, range, words }) =>
      `${name}: ${views.map(view => `${strategyWords[view.strategy].name} ${rangeWords(range(view), words)}`).join(', ')}.`,
  );
  return `The three strategies for ${server}. ${told.join(' ')}`;
}
