import type { Decision, Report, ReportRun, ReportStep } from '../../../preload/contract/index.js';
import { endsOf, leftOut } from '../ends.js';
import { html, type Html } from '../html.js';
import { badge, moment } from '../marks.js';
import { table, terms } from '../table.js';
import { durationInWords, endInWords, millisecondsBetween, milestoneTellings, stepTellings } from '../words.js';
import { evidenceTable } from './side-by-side.js';
import { problemList } from './problems.js';

/** Each step: what it was for, what ran, what was seen, who decided what, what went wrong. */
export function stepsSection({ steps }: Report): Html {
  return html`<section aria-labelledby="steps">
    <h2 id="steps">Step by step</h2>
    ${steps.length === 0 ? html`<p class="none">No plan was made, so there are no steps yet.</p>` : steps.map(article)}
  </section>`;
}

function article(step: ReportStep, index: number): Html {
  const heading = `step-${step.id}`;
  return html`<article aria-labelledby="${heading}">
    <h3 id="${heading}">${index + 1}. ${step.title} ${badge(stepTellings[step.outcome])}</h3>
    <p>${step.explain}</p>
    ${step.startedAt === null ? html`<p class="none">This step was not reached.</p>` : reached(step)}
  </article> `;
}

function reached(step: ReportStep): Html {
  return html`${terms([
    ['Started', step.startedAt === null ? null : moment(step.startedAt)],
    ['Ended', step.endedAt === null ? 'Not yet' : moment(step.endedAt)],
    ['Change took', step.actDurationMs === null ? null : durationInWords(step.actDurationMs)],
    ['Tries', step.attempts === 0 ? null : step.attempts],
    ['Risk', risks[step.risk]],
  ])}
  ${commands(step)} ${milestones(step)} ${evidence(step)} ${decisions(step)} ${problemList(step)}`;
}

const risks: Readonly<Record<ReportStep['risk'], string>> = {
  'reads only': 'Reads only',
  'can be undone': 'Can be undone',
  'cannot be undone': 'Cannot be undone',
  'cannot be repeated': 'Cannot be repeated without a person’s word',
};

function commands(step: ReportStep): Html {
  if (step.commands.length === 0) return html`<p class="none">No command was needed: nothing was changed.</p>`;
  const ends = endsOf<ReportRun | string>(step.runs ?? step.commands);
  const tries = new Set(step.runs?.map(({ attempt }) => attempt)).size > 1;
  return html`<h4>Commands</h4>
    <ol class="commands">
      ${ends.shown.map(
        (one, index) =>
          html`<li value="${index < ends.before ? index + 1 : index + 1 + ends.left}">
            ${typeof one === 'string' ? html`<code>${one}</code>` : run(one, tries)}
          </li> `,
      )}
    </ol>
    ${leftOut(ends, 'commands')}`;
}

function run(one: ReportRun, tries: boolean): Html {
  const { command, attempt, startedAt } = one;
  return html`<code>${command}</code>
    <span class="source">
      ${tries ? `Try ${String(attempt)}: ` : null}${endInWords(one)}${startedAt ? html`, begun at ${moment(startedAt)}` : null}
    </span>`;
}

function milestones({ id, milestones: all }: ReportStep): Html {
  if (all.length === 0) return html``;
  const tries = new Set(all.map(({ attempt }) => attempt)).size > 1;
  return table<ReportStep['milestones'][number]>(
    id === 'recovery-setup' ? 'Phases of setup' : 'Phases of the change',
    [
      { head: 'Phase', width: 34, cell: ({ name, attempt }) => (tries ? `Try ${String(attempt)}: ${name}` : name) },
      { head: 'Result', width: 22, cell: ({ state }) => badge(milestoneTellings[state]), kind: 'narrow' },
      { head: 'Started', width: 22, cell: ({ startedAt }) => moment(startedAt), kind: 'narrow' },
      {
        head: 'Took',
        width: 22,
        cell: ({ startedAt, endedAt }) =>
          endedAt === null ? 'No end seen' : durationInWords(millisecondsBetween(startedAt, endedAt)),
      },
    ],
    { rows: all, none: '' },
  );
}

function evidence(step: ReportStep): Html {
  if (step.id === 'verification')
    return html`<p>The evidence is in the section <a href="#verification">Verification</a>.</p>`;
  return evidenceTable('Evidence', step.evidence);
}

function decisions({ decisions: all }: ReportStep): Html {
  if (all.length === 0) return html``;
  return table(
    'Decisions of the operator',
    [
      { head: 'Decision', width: 22, cell: ({ decision }) => choices[decision.choice] },
      { head: 'Why', width: 34, cell: ({ decision }) => reasonOf(decision) },
      { head: 'Who', width: 24, cell: ({ operator }) => `${operator.account} on ${operator.computer}` },
      { head: 'When', width: 20, cell: ({ at }) => moment(at), kind: 'narrow' },
    ],
    { rows: all, none: '' },
  );
}

export const choices: Readonly<Record<Decision['choice'], string>> = {
  consent: 'Consented to the change',
  retry: 'Try again',
  skip: 'Skip this step',
  stop: 'Stop for good',
};

function consentOf({ typedName, by }: Extract<Decision, { choice: 'consent' }>): string {
  if (by === 'yes-option') return 'Agreed by --yes';
  if (by === 'confirm-option') return `Agreed by --yes, with the name ${typedName ?? ''} in --confirm`;
  return typedName === undefined ? '–' : `Typed the name ${typedName}`;
}

function reasonOf(decision: Decision): string {
  switch (decision.choice) {
    case 'skip':
      return decision.reason;
    case 'stop':
      return decision.reason || '–';
    case 'consent':
      return consentOf(decision);
    case 'retry':
      return '–';
  }
}
