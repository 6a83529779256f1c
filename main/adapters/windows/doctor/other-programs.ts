import type { DoctorReport } from '../../../../preload/contract/index.js';
import { packages } from '../../../product/prerequisites/software.js';

interface Program {
  readonly code: string;
  readonly name: string;
}

/**
 * The report without the programs that no prerequisite asks for: people name things after servers and companies. How
 * many there are stays.
 */
export function withoutOtherPrograms(report: DoctorReport): DoctorReport {
  const { facts } = report;
  const programs = facts?.programs;
  return {
    ...report,
    probes: report.probes.map(one => (one.probe === 'programs' && one.answered ? withoutOthers(one) : one)),
    facts: facts && { ...facts, ...(programs && { programs: programs.filter(isNeeded) }) },
  };
}

type Probe = DoctorReport['probes'][number];

function withoutOthers(probe: Probe): Probe {
  const { rows = [] } = probe.value as { rows?: readonly Program[] };
  const kept = rows.filter(isNeeded);
  const raw = `${JSON.stringify(kept)} and ${String(rows.length - kept.length)} more, which no prerequisite asks for`;
  return { ...probe, value: { rows: kept, others: rows.length - kept.length }, raw };
}

const needed = new Set(
  packages.flatMap(({ productCode }) => (productCode === null ? [] : [productCode.toUpperCase()])),
);

const isNeeded = ({ code }: Program): boolean => needed.has(code.toUpperCase());
