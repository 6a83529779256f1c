import type { FileDiagnosis, Problem } from '../preload/contract/index.js';
import { findSetupLogs, readSetupLog } from './adapters/setup-logs/setup-log-files.js';
import { fileErrors } from './problems/file-errors.js';
import { problem, toProblem } from './problems/problem.js';
import { diagnoseLog, type NoLog } from './setup-log/diagnose-log.js';

/** Diagnoses the logs that a path, a folder or a pattern names, one after the other. A file that can't be read is told too. */
export async function* diagnoseSetupLogs(place: string): AsyncGenerator<FileDiagnosis> {
  let files: string[];
  try {
    files = await findSetupLogs(place);
  } catch (thrown) {
    yield unread(place, problemOf(place, thrown));
    return;
  }
  if (files.length === 0)
    yield unread(
      place,
      problem('NO_SETUP_LOG', {
        path: place,
        why: /[*?]/.test(place) ? 'no file fits' : 'it is no file, and no folder with an ExchangeSetup.log',
      }),
    );
  for (const file of files) yield await diagnosed(file);
}

const reasons: Readonly<Record<NoLog, string>> = {
  empty: 'it is empty',
  'not a setup log': 'no line of it has the form that setup writes',
};

async function diagnosed(file: string): Promise<FileDiagnosis> {
  try {
    const found = await diagnoseLog(readSetupLog(file));
    if (typeof found === 'string') return unread(file, problem('NO_SETUP_LOG', { path: file, why: reasons[found] }));
    return { file, ...found, problem: null };
  } catch (thrown) {
    return unread(file, problemOf(file, thrown));
  }
}

function problemOf(path: string, thrown: unknown): Problem {
  const { code = '' } = thrown as NodeJS.ErrnoException;
  const why = fileErrors[code];
  return why === undefined ? toProblem(thrown) : problem('LOG_NOT_READ', { path, why, code });
}

const unread = (file: string, what: Problem): FileDiagnosis => ({
  file,
  runs: 0,
  lastRun: null,
  findings: [],
  problem: what,
});
