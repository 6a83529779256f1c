import type { JournalRecord, Report, ReportLater, Verification } from '../../preload/contract/index.js';

/** What the checks of the server found last, by the records of one work. */
export function lastChecks(records: readonly JournalRecord[]): Verification | undefined {
  for (let place = records.length - 1; place >= 0; place--) {
    const entry = records[place]?.entry;
    if (entry?.kind === 'checked' && entry.finding.checks) return entry.finding.checks;
  }
  return undefined;
}

export type CheckedLater = Pick<ReportLater, 'recoveryId'> & { readonly checked: NonNullable<ReportLater['checked']> };

/** Of the work that came after it, the last that made the checks. */
export function checkedLast(later: Report['later'] = []): CheckedLater | undefined {
  return later
    .flatMap(({ recoveryId, checked }) => (checked ? [{ recoveryId, checked }] : []))
    .reduce<CheckedLater | undefined>(
      (last, one) => (last && last.checked.at > one.checked.at ? last : one),
      undefined,
    );
}
