import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ReportCheck, ReportCheckFinding } from '../../../../../preload/contract/index.js';
import { Failure } from '../../../../problems/failure.js';
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
    journalOf: told => (journal === undefined ? ownJournal(house, { asked: id, told }) : journalIn(resolve(journal))),
  });
  tell(house, found);
  const exitCode = found.proven ? exitCodes.done : exitCodes.failed;
  return conclude(house, { command: 'report check', exitCode, check: found });
}

async function journalIn(path: string): Promise<JournalToCheck> {
  return { path, ...checkChain(await readFile(path).catch((thrown: unknown) => refuse(path, thrown))) };
}

/** In the state folder. One that was asked for must be there; one that the report tells may be elsewhere. */
async function ownJournal(
  { composition }: House,
  { asked, told }: { readonly asked: string | undefined; readonly told: string | null },
): Promise<JournalToCheck | null> {
  const id = asked ?? told;
  if (id === null) return null;
  try {
    const { path, bytes } = await composition.recoveries.journalBytes(id);
    return { path, ...checkChain(bytes) };
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
