import type { Composition } from '../compose.js';
import { reportHtml } from '../report/report-html.js';
import { reportJson } from '../report/report-json.js';
import type { WizardHandlers } from './wizard.js';

type PastCall = 'compareRecoveries' | 'exportRecovery' | 'redactedReport' | 'askRemoval' | 'removeRecovery';

/** What a window asks of recoveries that were worked on before. */
export function pastCalls({ past }: Composition): Pick<WizardHandlers, PastCall> {
  return {
    compareRecoveries: ({ first, second }) => past.compare(first, second),
    exportRecovery: wish => past.export(wish),
    redactedReport: async ({ id }) => {
      const report = await past.redactedReport(id);
      return { html: reportHtml(report), json: reportJson(report) };
    },
    askRemoval: ({ id }) => past.removal(id),
    removeRecovery: async ({ id, typed }) => {
      await past.remove(id, typed);
      return { removed: true };
    },
  };
}
