import type { JournalRecord, ReportCheck, ReportCheckFinding, ReportOutput } from '../../../preload/contract/index.js';
import type { Making } from '../making.js';
import { formerParts } from '../report-formers.js';
import { compareBytes } from './compare-bytes.js';
import { compareValues } from './compare-values.js';
import { checkJournal } from './journal-findings.js';
import { makeAgain } from './make-again.js';
import { withPartOf } from './part-of-file.js';
import { readMaking } from './read-making.js';
import { formOf, type ReportForm } from './report-form.js';
import { checkSeal } from './seal-finding.js';

/** A journal as `checkChain` of the runbook found it. */
export interface JournalToCheck {
  readonly path: string;
  readonly records: readonly JournalRecord[];
  readonly flaw: { readonly line: number; readonly wrong: string } | null;
  readonly torn: number;
  readonly beside: BesideJournal;
}

/** What a report tells beside its journal, read again where it lies; null where it is not here. */
export interface BesideJournal {
  /** The output up to this many bytes. */
  readonly output: (records: readonly JournalRecord[], bytes: number) => Promise<ReportOutput | null>;
  /** Another journal, as `checkChain` found it. */
  readonly other: (id: string) => Promise<Pick<JournalToCheck, 'records'> | null>;
}

export interface CheckInput {
  readonly file: string;
  readonly bytes: Buffer;
  readonly productVersion: string;
  /** The journal to check it by; null when it is not here. `id` is the recovery that the report tells. */
  readonly journalOf: (id: string | null) => Promise<JournalToCheck | null>;
}

/**
 * Proves that a report belongs to a journal and that the journal is whole, or names the first thing that speaks against
 * it. Trusts nothing that stands in the report: it is made again from the journal.
 */
export async function checkReport({ file, bytes, productVersion, journalOf }: CheckInput): Promise<ReportCheck> {
  const text = bytes.toString('utf8');
  const form = formOf(file, text);
  if (form === null) return noReport(file, bytes);
  const { making, lines, unreadable } = readMaking(form, text);
  const seal = checkSeal(form, bytes);
  const findings: ReportCheckFinding[] = [seal.finding];
  if (unreadable !== null) findings.push(notReadable(unreadable));
  if (making?.redacted) {
    return { file, form, proven: false, report: making, journal: null, findings: [...findings, redactedCopy(making)] };
  }
  const journal = await journalOf(making?.recoveryId ?? null);
  if (journal === null) findings.push(notHere(making));
  else {
    const told = checkJournal(journal, making);
    findings.push(...told.findings);
    if (making && told.records) {
      const again = { form, bytes, lines, sealed: seal.fits };
      findings.push(
        ...(await comparison(again, {
          making,
          records: told.records,
          productVersion,
          beside: journal.beside,
        })),
      );
    }
  }
  return {
    file,
    form,
    proven: findings.every(({ result }) => result === 'proven' || result === 'note'),
    report: making,
    journal: journal && { path: journal.path, records: journal.records.length },
    findings,
  };
}

interface Again {
  readonly form: ReportForm;
  readonly bytes: Buffer;
  /** Where the report tells of its own making. */
  readonly lines: readonly number[];
  readonly sealed: boolean;
}

/** Makes the report again from these records, and compares the two. */
async function comparison(
  again: Again,
  made: Pick<CheckInput, 'productVersion'> & {
    readonly beside: BesideJournal;
    readonly making: Making;
    readonly records: readonly JournalRecord[];
  },
): Promise<ReportCheckFinding[]> {
  const { making, productVersion } = made;
  const { report, apart, findings } = await makeAgain(made);
  // A version that was changed by hand is no other version.
  if (making.productVersion === productVersion || !again.sealed) {
    const { unsealed, seal } = formerParts[again.form];
    const file = again.bytes.toString('utf8');
    const text = seal(apart.reduce((all, name) => withPartOf(again.form, name, { made: all, file }), unsealed(report)));
    return [...findings, ...compareBytes(again, Buffer.from(text, 'utf8'))];
  }
  const versions = `The report was made by version ${making.productVersion}, and this is ${productVersion}`;
  if (again.form === 'json') {
    return [...findings, ...compareValues(again.bytes.toString('utf8'), report, { versions, apart })];
  }
  return [
    {
      of: 'report',
      result: 'unknown',
      text: `${versions}. Versions lay a report out differently, so this form can’t be compared byte by byte. Check its report.json, or use version ${making.productVersion}.`,
    },
  ];
}

/** Its stand-ins are in no journal: the copy itself can be made again and compared. */
const redactedCopy = ({ madeAt, journal }: Making): ReportCheckFinding => ({
  of: 'report',
  result: 'unknown',
  text: `This is a redacted copy: it holds stand-ins, and no journal does. The hash in it is that of the whole journal (${String(journal.records)} records). Who has that journal and its map of stand-ins can make the copy again, byte for byte: "cas-recovery report ID --redacted --made-at ${madeAt} --out FOLDER".`,
});

function noReport(file: string, bytes: Buffer): ReportCheck {
  const isPdf = bytes.toString('latin1', 0, 5) === '%PDF-';
  const text = isPdf
    ? 'A PDF can’t be compared with a journal. Check the report.html that it was printed from. The hash on its last page is that of the last record.'
    : 'This is no report.html, report.json or report.csv of this program.';
  const findings = [{ of: 'report', result: 'wrong', text, ...(!isPdf && { line: 1 }) } as const];
  return { file, form: null, proven: false, report: null, journal: null, findings };
}

const notReadable = (line: number): ReportCheckFinding => ({
  of: 'report',
  result: 'wrong',
  line,
  text: `Line ${String(line)} should tell of which journal and when the report was made, and can’t be read. It was changed.`,
});

function notHere(making: Making | null): ReportCheckFinding {
  const which = making ? `The journal of ${making.recoveryId} is not here` : 'No journal was named';
  return {
    of: 'journal',
    result: 'unknown',
    text: `${which}, so nothing can be said on whether the report tells what was done. Name the journal with --journal FILE, or its state folder with --state.`,
  };
}
