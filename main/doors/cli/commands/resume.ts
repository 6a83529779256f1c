import { foldAll, type RecoveryState, type StepCard } from '../../../../preload/contract/index.js';
import { failure } from '../../../problems/problem.js';
import { backupOutcome } from '../../../report/backup-words.js';
import { answerFrom, type AnswerOptions } from '../answer-option.js';
import { passwordFor } from '../password-option.js';
import { exitCodes } from '../exit-codes.js';
import { failedLast } from '../failed-last.js';
import { goOn } from '../go-on.js';
import { conclude, makeReportFolder, writeReport, type House } from '../house.js';

export interface ResumeOptions extends AnswerOptions {
  readonly yes?: boolean;
  readonly passwordStdin?: boolean;
  readonly stopAtRestart?: boolean;
  readonly showOutput?: boolean;
  readonly out?: string;
  readonly color: boolean;
}

/** `cas-recovery resume`: goes on with a recovery after a restart, a crash, a failure or a pause. */
export async function resume(house: House, named: string | undefined, options: ResumeOptions): Promise<number> {
  const answer = answerFrom(options);
  const id = named ?? (await onlyOpenOne(house));
  const { records } = await house.composition.recoveries.read(id);
  const { plan, backup, ended, mode } = foldAll(records);
  const word = backup && ended ? backupOutcome(backup.job.work, ended.outcome) : undefined;
  if (ended) return tellItEnded(house, id, { ...ended, ...(word !== undefined && { word }) }, options.out);
  // Trying again what did not fail is what resume does anyway.
  const failed = failedLast(records);
  if (answer && answer.choice !== 'retry' && !failed) {
    throw failure('WRONG_USE', { what: `No step has failed that --${answer.choice} could answer. Resume without it.` });
  }
  const password = await passwordFor(plan?.directory, options, house);
  if (options.out !== undefined) await makeReportFolder(options.out);
  const exitCode = await goOn(house, id, {
    ...options,
    command: 'resume',
    yes: options.yes === true,
    live: mode === 'live',
    ...(password && { password }),
    ...(answer && { answer }),
  });
  if (answer?.choice === 'skip' && failed) await tellUnneeded(house, id, failed);
  return exitCode;
}

/** A look comes before every answer: where it finds the step in order, nothing is skipped, and no reason is kept. */
async function tellUnneeded(
  { composition, terminal }: House,
  id: string,
  { id: stepId, title }: StepCard,
): Promise<void> {
  const { records } = await composition.recoveries.read(id);
  const step = foldAll(records).steps.find(({ card }) => card.id === stepId);
  if (step?.status.kind !== 'verified') return;
  terminal.line(`Nothing was skipped: "${title}" was found in order. Your reason is not in the report.`);
}

async function tellItEnded(
  house: House,
  id: string,
  ended: NonNullable<RecoveryState['ended']> & { readonly word?: string },
  out: string | undefined,
): Promise<number> {
  const { word } = ended;
  const what =
    word === undefined ? `This recovery has ended: ${ended.outcome}` : `This has ended: ${word.toLowerCase()}`;
  house.terminal.line(`${what}. ${ended.note}`);
  const files = out === undefined ? [] : await writeReport(house, id, out);
  const stopped = ended.outcome === 'stopped';
  return conclude(house, {
    command: 'resume',
    exitCode: stopped ? exitCodes.failed : exitCodes.done,
    recoveryId: id,
    outcome: stopped ? 'stopped' : 'finished',
    problem: null,
    files,
  });
}

async function onlyOpenOne(house: House): Promise<string> {
  const { recoveries, stateFolder } = house.composition;
  const open = (await recoveries.list()).filter(({ standing }) => standing === 'open');
  const [first, ...more] = open;
  if (!first) throw failure('NO_OPEN_RECOVERY', { folder: stateFolder });
  if (more.length > 0) throw failure('SEVERAL_OPEN_RECOVERIES', { ids: open.map(({ id }) => id).join(', ') });
  return first.id;
}
