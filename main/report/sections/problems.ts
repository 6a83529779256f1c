import type { ReportStep } from '../../../preload/contract/index.js';
import { endsOf, leftOut } from '../ends.js';
import { html, type Html } from '../html.js';
import { moment, raw } from '../marks.js';
import { asSentence } from '../words.js';

/** Every problem that the step met, in its three sentences, with how it ended. */
export function problemList(step: ReportStep): Html {
  if (step.problems.length === 0) return html``;
  const ends = endsOf(step.problems.map((met, index) => ({ met, nextAt: step.problems[index + 1]?.at ?? null })));
  const blocks = ends.shown.map(({ met, nextAt }) => problemBlock(step, met, nextAt));
  return html`<h4>Problems</h4>
    ${blocks.slice(0, ends.before)} ${leftOut(ends, 'problems')} ${blocks.slice(ends.before)}`;
}

type Met = ReportStep['problems'][number];

function problemBlock(step: ReportStep, { at, problem }: Met, nextAt: string | null): Html {
  return html`<div class="notice bad">
    <p><strong>${problem.happened}</strong></p>
    <p>${problem.matters}</p>
    <p>${problem.next}</p>
    <p class="source">${problem.code}, met at ${moment(at)}</p>
    <p><strong>How it ended:</strong> ${endOf(step, { at, nextAt })}</p>
    ${
      problem.details === undefined
        ? null
        : html`<p>Details:</p>
            <pre>${raw(problem.details)}</pre>`
    }
  </div> `;
}

/** Told from the decision that followed it and from what became of the step. */
function endOf(step: ReportStep, { at, nextAt }: { at: string; nextAt: string | null }): string {
  const answer = step.decisions.find(each => each.at >= at && (nextAt === null || each.at <= nextAt));
  const who = answer ? `${answer.operator.account} chose` : '';
  if (answer?.decision.choice === 'skip') return `${who} to skip the step: ${asSentence(answer.decision.reason)}`;
  if (answer?.decision.choice === 'stop') return `${who} to stop the recovery.`;
  const tried = answer?.decision.choice === 'retry' ? `${who} to try again. ` : '';
  if (nextAt !== null) return `${tried}The next look met the problem below.`;
  return `${tried}${endings[step.outcome]}`;
}

const endings: Readonly<Record<ReportStep['outcome'], string>> = {
  verified: 'It was overcome: the step is verified.',
  skipped: 'The step was skipped.',
  failed: 'It has not been overcome.',
  open: 'It is still open.',
  'not reached': 'It is still open.',
};
