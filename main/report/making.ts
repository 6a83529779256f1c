import type { z } from 'zod';
import { Report } from '../../preload/contract/index.js';

/** What a report was made of and by: enough to make it again. It stands in each form of a report. */
export const Making = Report.pick({
  recoveryId: true,
  madeAt: true,
  productVersion: true,
  redacted: true,
  journal: true,
});
export type Making = z.infer<typeof Making>;

/** The name of the meta element of `report.html` that holds it as JSON. */
export const makingName = 'cas-recovery-report';

/** As text for that element. */
export function makingText({ recoveryId, madeAt, productVersion, redacted, journal }: Making): string {
  return JSON.stringify({
    recoveryId,
    madeAt,
    productVersion,
    ...(redacted && { redacted }),
    journal,
  } satisfies Making);
}
