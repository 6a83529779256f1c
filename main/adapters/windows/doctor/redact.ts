import type { DoctorReport } from '../../../../preload/contract/index.js';
import { eachText } from '../../../redaction/names-of-journal.js';
import { opened, redactedValue } from '../../../redaction/redact-journal.js';
import { Redactor } from '../../../redaction/redactor.js';
import { namesOfMachine } from './names-of-machine.js';
import { withoutOtherPrograms } from './other-programs.js';
import { withoutSettings } from './without-settings.js';

/**
 * The report as text for somebody else: JSON in which known names of computers, domains, people and sites, and what has
 * the form of an account, a folder of a person, a share, an address, the domain part of a SID or a product key, are
 * stand-ins, always the same for the same. A bare name that nobody knows may be left. No probe asks for a password.
 */
export function redacted(whole: DoctorReport): string {
  const report = withoutSettings(withoutOtherPrograms(whole));
  const redactor = new Redactor([], versionsIn(report));
  redactor.know(namesOfMachine(whole));
  // What stood somewhere is with its probe, whole.
  const facts = report.facts && { ...report.facts, raw: {} };
  const shown = { ...report, facts };
  redactor.learn(look => eachText(shown, (key, text) => look(key === 'raw' ? opened(text) : text)));
  return `${JSON.stringify(
    redactedReport(shown, text => redactor.hide(text)),
    null,
    2,
  )}\n`;
}

/** What says how a probe went, and not what it found, stays. */
function redactedReport(report: DoctorReport, hide: (text: string) => string): unknown {
  const { takenAt, productVersion, platform, nodeVersion } = report;
  return {
    ...redactedValue(report, hide),
    takenAt,
    productVersion,
    platform,
    nodeVersion,
    probes: report.probes.map(one => ({ ...redactedValue(one, hide), probe: one.probe, source: one.source })),
  };
}

/** Numbers of four parts that stand where a version stands. */
function versionsIn(report: DoctorReport): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown, ofVersion: boolean): void => {
    if (typeof value === 'string' && ofVersion)
      for (const [quad] of value.matchAll(/\d+(?:\.\d+){3}/g)) found.add(quad);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) look(inner, ofVersion || /version|build|program$/i.test(key));
  };
  look(
    report.probes.map(({ value }) => value),
    false,
  );
  look(report.facts, false);
  return found;
}
