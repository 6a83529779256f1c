import type { LogDiagnosis } from '../../preload/contract/index.js';
import { LogDiagnoser } from './diagnose-log.js';

/** The diagnosis of a whole log. Throws where it is none. */
export function diagnoseText(log: string | Buffer): LogDiagnosis {
  const diagnoser = new LogDiagnoser();
  diagnoser.push(typeof log === 'string' ? Buffer.from(log) : log);
  const told = diagnoser.end();
  if (typeof told === 'string') throw new Error(told);
  return told;
}
