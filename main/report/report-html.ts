import type { Report } from '../../preload/contract/index.js';
import { documentHtml } from './document-html.js';
import { html, type Html } from './html.js';
import { makingName, makingText } from './making.js';
import { sealOf } from './seal.js';
import { titleOf } from './words.js';
import { appendixSection } from './sections/appendix.js';
import { chosenSection } from './sections/chosen.js';
import { knownBeforeSection } from './sections/known-before.js';
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
export function reportHtml(report: Report): string {
  const unsealed = `${unsealedHtml(report).trimEnd()}\n`;
  return `${unsealed}<!-- seal ${sealOf(unsealed)} -->\n`;
}

function unsealedHtml(report: Report): string {
  const rehearsal = report.mode === 'rehearsal';
  const title = `${rehearsal ? 'REHEARSAL: ' : ''}${titleOf(report)}`;
  return documentHtml(
    { title, running: running(report), rehearsal, meta: [makingName, makingText(report)] },
    html`${contents(report)}
      <main>
        ${redactedNotice(report)} ${summarySection(report)} ${timelineSection(report)} ${knownBeforeSection(report)}
        ${report.reapply ? chosenSection(report.reapply) : html``}
        ${report.backup ? plannedSection(report.backup) : html``} ${sideBySideSection(report)}
        ${isRecovery(report) ? verificationSection(report) : html``}
        ${isRecovery(report) ? tomorrowSection(report) : html``} ${stepsSection(report)} ${appendixSection(report)}
      </main>`,
  );
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
    ...(isRecovery(report)
      ? ([
          ['verification', 'Verification'],
          ['tomorrow', 'What to watch tomorrow'],
        ] as const)
      : []),
    ['steps', 'Step by step'],
    ['appendix', 'Appendix'],
  ] as const;
  return html`<nav aria-label="Parts of this report">
    <ul>
      ${places.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li> `)}
    </ul>
  </nav>`;
}
