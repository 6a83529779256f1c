import type { Report, ReportOutput, ReportOutputLine } from '../../../preload/contract/index.js';
import { html, type Html, type Part } from '../html.js';
import { raw } from '../marks.js';
import { terms } from '../table.js';
import { counted } from '../words.js';

/** What the tools printed, folded on a screen: the first and the last lines of each step. */
export function outputSection({ output, steps }: Report): Html {
  if (!output) return html``;
  return html`<h3 id="output">What the tools printed</h3>
    <p>
      The first and the last lines of each step, from output.log in the folder of the recovery. It is not part of the
      journal. Its hash tells whether the file is still the same.
    </p>
    ${terms([
      ['Lines', output.lines.toLocaleString('en')],
      ['Bytes', output.bytes.toLocaleString('en')],
      ['SHA-256 of these bytes', raw(output.sha256), 'wide'],
    ])}
    ${output.parts.map(part => partBlock(part, titleOf(part, steps)))}`;
}

type OutputPart = ReportOutput['parts'][number];

function titleOf({ stepId }: OutputPart, steps: Report['steps']): string {
  const index = steps.findIndex(({ id }) => id === stepId);
  const step = steps[index];
  return step ? `${String(index + 1)}. ${step.title}` : 'Before the first step';
}

function partBlock({ total, lines }: OutputPart, title: string): Html {
  return html`<details class="output">
    <summary>${title}: ${counted(total, 'line')}</summary>
    <pre>${lines.map((line, index) => lineOf(line, lines[index - 1]))}</pre>
  </details> `;
}

function lineOf({ number, at, text, left }: ReportOutputLine, before: ReportOutputLine | undefined): Part {
  const gap = before === undefined ? 0 : number - before.number - 1;
  const more =
    left === undefined ? '' : ` … (${left.toLocaleString('en')} more characters, line ${String(number)} of output.log)`;
  const jump = `… ${counted(gap, 'line')} left out, lines ${String(number - gap)} to ${String(number - 1)} of output.log\n`;
  return [gap > 0 ? html`<i>${jump}</i>` : null, `${at.slice(11, 19)}  ${text}${more}\n`];
}
