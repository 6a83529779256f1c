import { z } from 'zod';
import { Report, ReportLater, ReportOutput } from '../../preload/contract/index.js';

/** What a report was made of and by: enough to make it again. It stands in each form of a report. */
export const Making = Report.pick({
  recoveryId: true,
  madeAt: true,
  productVersion: true,
  redacted: true,
  journal: true,
}).extend({
  /** In CSV absent where there is none. */
  later: z.array(ReportLater.pick({ recoveryId: true, journal: true })).optional(),
  /** CSV holds nothing of it. */
  output: ReportOutput.pick({ bytes: true, sha256: true, lines: true }).optional(),
});
export type Making = z.infer<typeof Making>;

/** The name of the meta element of `report.html` that holds it as JSON. */
export const makingName = 'cas-recovery-report';

/** As text for that element. */
export function makingText({ recoveryId, madeAt, productVersion, redacted, journal, later, output }: Report): string {
  const making: Making = {
    recoveryId,
    madeAt,
    productVersion,
    ...(redacted && { redacted }),
    journal,
    ...(later && { later: later.map(({ recoveryId: id, journal: own }) => ({ recoveryId: id, journal: own })) }),
    ...(output && { output: { bytes: output.bytes, sha256: output.sha256, lines: output.lines } }),
  };
  return JSON.stringify(making);
}
