import type { Report } from '../../preload/contract/index.js';
import { documentHtml } from './document-html.js';
import { html, type Html } from './html.js';
import { apart } from './apart.js';
import { makingName, makingText } from './making.js';
import { sealOf } from './seal.js';
import { titleOf } from './words.js';
import { appendixSection } from './sections/appendix.js';
import { beforeAfterSection } from './sections/before-after.js';
import { checksSection } from './sections/checks.js';
import { chosenSection } from './sections/chosen.js';
import { knownBeforeSection } from './sections/known-before.js';
import { laterSection } from './sections/later.js';
import { plannedSection } from './sections/planned.js';
import { redactedNotice } from './sections/redacted.js';
import { sideBySideSection, verificationSection } from './sections/side-by-side.js';
import { stepsSection } from './sections/steps.js';
import { summarySection, timelineSection } from './sections/summary.js';
import { tomorrowSection } from './sections/tomorrow.js';

/**
 * The report as one HTML file that needs nothing else: no network, no script, ready for the screen and for paper.
 * Its last line is the seal.
 */
export const reportHtml = (report: Report): string => sealHtml(unsealedHtml(report));

export const sealHtml = (unsealed: string): string => `${unsealed}<!-- seal ${sealOf(unsealed)} -->\n`;

export function unsealedHtml(report: Report): string {
  const { mode, reapply, backup, verification, later } = report;
  const rehearsal = mode === 'rehearsal';
  const title = `${rehearsal ? 'REHEARSAL: ' : ''}${titleOf(report)}`;
  const page = documentHtml(
    { title, running: running(report), rehearsal, meta: [makingName, makingText(report)] },
    html`<a class="skip" href="#main">Skip to the report</a>
      ${contents(report)}
      <main id="main" tabindex="-1">
        ${redactedNotice(report)} ${summarySection(report)} ${timelineSection(report)} ${knownBeforeSection(report)}
        ${reapply ? chosenSection(reapply) : null} ${backup ? plannedSection(backup) : null}
        ${sideBySideSection(report)} ${verification ? checksSection(verification) : null}
        ${verification?.beforeAfter ? beforeAfterSection(verification.beforeAfter) : null}
        ${isRecovery(report) ? verificationSection(report) : null}
        ${later ? apart('later', laterSection(later, reapply !== undefined)) : null}
        ${isRecovery(report) ? tomorrowSection(report) : null} ${stepsSection(report)} ${appendixSection(report)}
      </main>`,
  );
  return `${page.trimEnd()}\n`;
}

const isRecovery = ({ reapply, backup }: Report): boolean => !reapply && !backup;

/** On paper this repeats on every page. */
function running(report: Report): Html {
  const { mode, serverName, recoveryId } = report;
  return mode === 'rehearsal'
    ? html`<p><strong>REHEARSAL</strong> This is practice. No real server was changed. ${serverName}, ${recoveryId}</p>`
    : html`<p>${report.backup ? titleOf(report) : reportOf(report)}, ${recoveryId}</p>`;
}

const reportOf = ({ reapply, serverName }: Report): string =>
  `${reapply ? 'Re-application' : 'Recovery'} report: ${serverName}`;

function contents(report: Report): Html {
  const places = [
    ['timeline', 'Timeline'],
    ...(report.reapply ? ([['chosen', 'What was chosen']] as const) : []),
    ...(report.backup ? ([['planned', 'What was chosen']] as const) : []),
    ['side-by-side', 'Side by side'],
    ...(report.verification ? ([['checks', 'Checks']] as const) : []),
    ...(report.verification?.beforeAfter ? ([['before-after', 'Before and after']] as const) : []),
    ...(isRecovery(report) ? ([['verification', 'Verification']] as const) : []),
    ...(report.later ? ([['later', report.reapply ? 'Taken back since' : 'Re-applied since']] as const) : []),
    ...(isRecovery(report) ? ([['tomorrow', 'What to watch tomorrow']] as const) : []),
    ['steps', 'Step by step'],
    ['appendix', 'Appendix'],
    ...(report.output ? ([['output', 'What the tools printed']] as const) : []),
  ] as const;
  return html`<nav aria-label="Parts of this report">
    <ul>
      ${places.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li> `)}
    </ul>
  </nav>`;
}
