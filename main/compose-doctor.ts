import type { DoctorReport } from '../preload/contract/index.js';
import { writeWhole } from './adapters/state/write-whole.js';
import { examine, type ExamineOptions } from './adapters/windows/doctor/examine.js';
import { redacted } from './adapters/windows/doctor/redact.js';

/** Asks every probe on this very machine. It keeps nothing and needs no state folder. */
export function examineMachine(options: ExamineOptions): Promise<DoctorReport> {
  return examine(options);
}

/** Writes a report for somebody else to read: without names, addresses and keys. */
export function writeBundle(path: string, report: DoctorReport): Promise<void> {
  return writeWhole(path, redacted(report));
}
