import type { ReportCheckFinding } from '../../../preload/contract/index.js';
import { sealOf } from '../seal.js';
import { lineOf } from './difference.js';
import type { ReportForm } from './report-form.js';

/** What the line of a seal begins with, in each form. */
const beginnings: Readonly<Record<ReportForm, readonly string[]>> = {
  html: ['<!-- seal '],
  json: ['  "seal": "'],
  csv: ['REHEARSAL,Report,,Seal,', 'Live,Report,,Seal,'],
};

/** Whether all that stands before the seal of a report is as it was sealed. */
export function checkSeal(
  form: ReportForm,
  bytes: Buffer,
): { readonly fits: boolean; readonly finding: ReportCheckFinding } {
  const at = Math.max(...beginnings[form].map(beginning => bytes.lastIndexOf(`\n${beginning}`))) + 1;
  if (at === 0) return { fits: false, finding: noSeal(bytes) };
  const [seal] = /[0-9a-f]{64}/.exec(bytes.toString('latin1', at)) ?? [];
  if (seal === sealOf(bytes.subarray(0, at))) return { fits: true, finding: intact };
  return {
    fits: false,
    finding: {
      of: 'report',
      result: 'wrong',
      line: lineOf(bytes, at),
      text: 'The seal of the report does not fit: the report was changed after it was written.',
    },
  };
}

const intact: ReportCheckFinding = {
  of: 'report',
  result: 'proven',
  text: 'The seal of the report fits: it stands as this program wrote it, or somebody sealed it anew.',
};

const noSeal = (bytes: Buffer): ReportCheckFinding => ({
  of: 'report',
  result: 'wrong',
  line: lineOf(bytes, Math.max(0, bytes.length - 1)),
  text: 'The report has no seal where one belongs: its end was changed or cut off.',
});
