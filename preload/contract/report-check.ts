import { z } from 'zod';
import { Report } from './report.js';

/** One thing that was looked at to prove a report. */
export const ReportCheckFinding = z.strictObject({
  of: z.enum(['report', 'journal', 'output']),
  /** `wrong` and `unknown` prove nothing; a `note` changes nothing. */
  result: z.enum(['proven', 'wrong', 'unknown', 'note']),
  text: z.string(),
  /** In the file of the report or of the journal, from 1. */
  line: z.number().int().positive().optional(),
});
export type ReportCheckFinding = z.infer<typeof ReportCheckFinding>;

/** Whether a report belongs to a journal, and whether the journal is whole. */
export const ReportCheck = z.strictObject({
  file: z.string(),
  /** Null when it is no report that can be checked. */
  form: z.enum(['html', 'json', 'csv']).nullable(),
  proven: z.boolean(),
  /** As far as the report can still tell it. */
  report: z
    .object(Report.pick({ recoveryId: true, madeAt: true, productVersion: true, journal: true }).shape)
    .nullable(),
  /** Null when the journal is not here. `records` are those that are whole. */
  journal: z.strictObject({ path: z.string(), records: z.number().int().nonnegative() }).nullable(),
  findings: z.array(ReportCheckFinding),
});
export type ReportCheck = z.infer<typeof ReportCheck>;
