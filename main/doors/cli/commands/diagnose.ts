import type { CliDocument, FileDiagnosis } from '../../../../preload/contract/index.js';
import { diagnoseSetupLogs } from '../../../compose-setup-logs.js';
import { exitCodes } from '../exit-codes.js';
import { jsonText } from '../json-text.js';
import type { Terminal } from '../terminal.js';
import { tellDiagnosis } from '../diagnosis-text.js';

export interface Diagnosing {
  readonly terminal: Terminal;
  readonly json: boolean;
}

/** `cas-recovery diagnose`: why the last run of setup in each of these logs failed. Reads only. */
export async function diagnose({ terminal, json }: Diagnosing, places: readonly string[]): Promise<number> {
  const all: FileDiagnosis[] = [];
  for (const place of places) {
    for await (const one of diagnoseSetupLogs(place)) {
      if (all.length > 0) terminal.line();
      tellDiagnosis(terminal, one);
      all.push(one);
    }
  }
  const exitCode = all.every(isFine) ? exitCodes.done : exitCodes.failed;
  if (json) {
    const documents = all.map((one): CliDocument => ({
      schema: 'cas-recovery/cli/1',
      command: 'diagnose',
      exitCode,
      ...one,
    }));
    // One name is one document. A pattern is a list, however many files fit: its form must not depend on that.
    const isList = places.length > 1 || documents.length > 1 || /[*?]/.test(places[0] ?? '');
    process.stdout.write(`${jsonText(isList ? documents : documents[0])}\n`);
  }
  return exitCode;
}

/** Whether there is nothing to do about a log: it could be read, and its last run came to a good end. */
function isFine({ problem, lastRun, findings }: FileDiagnosis): boolean {
  return problem === null && findings.length === 0 && lastRun?.succeeded === true;
}
