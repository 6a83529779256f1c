import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ReportCheck, ReportCheckFinding } from '../../../../../preload/contract/index.js';
import { laterJournal } from '../../../../compose-reports.js';
import type { ScannedLine } from '../../../../ports/state-store.js';
import { Failure } from '../../../../problems/failure.js';
import { OutputExcerpt } from '../../../../report/output-excerpt.js';
import { checkReport, type JournalToCheck } from '../../../../report/check/check-report.js';
import { checkChain } from '../../../../runbook/check-chain.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { refuse } from '../../output-file.js';
import type { Style } from '../../terminal.js';

export interface CheckOptions {
  /** The report. */
  readonly check: string;
  /** Another journal than the one in the state folder. */
  readonly journal?: string;
  readonly id?: string;
}

/** `cas-recovery report --check FILE`: whether a report belongs to a journal, and whether the journal is whole. */
export async function checkReportFile(house: House, { check, journal, id }: CheckOptions): Promise<number> {
  const file = resolve(check);
  const found = await checkReport({
    file,
    bytes: await readFile(file).catch((thrown: unknown) => refuse(file, thrown)),
    productVersion: house.productVersion,
    journalOf: told =>
      journal === undefined ? ownJournal(house, { asked: id, told }) : journalAt(house, resolve(journal)),
  });
  tell(house, found);
  const exitCode = found.proven ? exitCodes.done : exitCodes.failed;
  return conclude(house, { command: 'report check', exitCode, check: found });
}

/** With what lies beside it, as in the state folder or as exported: its output, and other journals. */
async function journalAt({ composition }: House, path: string): Promise<JournalToCheck> {
  const folder = dirname(path);
  return {
    path,
    ...checkChain(await readFile(path).catch((thrown: unknown) => refuse(path, thrown))),
    beside: {
      output: async (records, bytes) => {
        const excerpt = new OutputExcerpt(records);
        const take = (line: ScannedLine): void => excerpt.add(line);
        const scanned = await composition.scanOutput(join(folder, 'output.log'), take, bytes);
        return scanned && { ...scanned, lines: excerpt.lines, parts: excerpt.parts() };
      },
      // A report may name anything.
      other: async id =>
        /^[a-z0-9][a-z0-9-]{0,63}$/.test(id)
          ? ((await chainIn(join(folder, laterJournal(id)))) ??
            (await chainIn(join(folder, '..', id, 'journal.jsonl'))))
          : null,
    },
  };
}

const chainIn = (path: string): Promise<ReturnType<typeof checkChain> | null> =>
  readFile(path).then(checkChain, () => null);

/** In the state folder. One that was asked for must be there; one that the report tells may be elsewhere. */
async function ownJournal(
  house: House,
  { asked, told }: { readonly asked: string | undefined; readonly told: string | null },
): Promise<JournalToCheck | null> {
  const id = asked ?? told;
  if (id === null) return null;
  try {
    return await journalAt(house, await house.composition.recoveries.journalPath(id));
  } catch (thrown) {
    if (asked === undefined && thrown instanceof Failure && thrown.problem.code === 'RECOVERY_UNKNOWN') return null;
    throw thrown;
  }
}

const signs: Readonly<Record<ReportCheckFinding['result'], readonly [word: string, style: Style]>> = {
  proven: ['proven', 'green'],
  wrong: ['WRONG', 'red'],
  unknown: ['not known', 'yellow'],
  note: ['note', 'dim'],
};

function tell({ terminal }: House, { file, report, journal, findings, proven }: ReportCheck): void {
  terminal.line(terminal.style('bold', `Report: ${file}`));
  if (report) terminal.line(`  of ${report.recoveryId}, made ${report.madeAt} by version ${report.productVersion}`);
  if (journal) terminal.line(`Journal: ${journal.path}`);
  terminal.line();
  for (const { result, text } of findings) {
    const [word, style] = signs[result];
    terminal.line(`  ${terminal.style(style, word.padEnd(10))} ${text}`);
  }
  terminal.line();
  terminal.line(
    proven
      ? terminal.style('green', 'Proven: the report tells what the journal holds, and the journal is whole.')
      : terminal.style('red', 'Not proven.'),
  );
}
