import type { Finding, Problem } from '../../../preload/contract/index.js';
import type { TriedBackup } from '../../backups/jobs/backup-works.js';
import type { TriedStep } from '../../recovery/try-out.js';
import { exitCodes } from './exit-codes.js';
import { conclude, type House } from './house.js';
import { backupSides, Narrator } from './narrator.js';

/** The same for a backup or a restore. What can only be judged once the steps above are done is not judged now. */
export function tellTriedBackup(house: House, tried: TriedBackup, title: string): number {
  const { steps, server, reservations } = tried;
  const narrator = new Narrator(house.terminal, false);
  house.terminal.line(title);
  steps.forEach(({ card, finding, preview }, place) => {
    const later = isLater(steps, place);
    const number = `[${String(place + 1)}/${String(steps.length)}]`;
    house.terminal.line();
    house.terminal.line(`${number} ${card.title}: ${later ? 'later' : finding.state} (${card.risk})`);
    if (later) house.terminal.line('      Looked at once the steps above are done.');
    else narrator.comparisons(finding.comparisons, backupSides);
    if (!later && 'problem' in finding) house.terminal.line(`      Stopped by this: ${finding.problem.happened}`);
    if (preview) narrator.preview(preview);
  });
  const exitCode = tellStopped(house, steps);
  return conclude(house, {
    command: 'backup dry-run',
    exitCode,
    server,
    reservations: [...reservations],
    steps: steps.map((step, place) => asJudged(step, isLater(steps, place))),
  });
}

/** A step as the document has it: what is judged later is not judged in it either. */
function asJudged({ card: { id, title, risk }, finding, preview }: TriedStep, later: boolean) {
  return {
    id,
    title,
    risk,
    finds: later ? ('later' as const) : finding.state,
    problem: !later && 'problem' in finding ? finding.problem : null,
    looked: later
      ? []
      : finding.comparisons.map(one => ({
          id: one.id,
          label: one.label,
          needed: one.lost,
          found: one.rebuilt,
          result: one.result,
        })),
    preview,
  };
}

/** Tells what each step finds and would run, and gives the exit code of a dry run. */
export function tellTriedSteps(house: House, steps: readonly TriedStep[], title: string): number {
  const narrator = new Narrator(house.terminal, false);
  house.terminal.line(title);
  steps.forEach(({ card, finding, preview }, place) => {
    house.terminal.line();
    house.terminal.line(
      `[${String(place + 1)}/${String(steps.length)}] ${card.title}: ${finding.state} (${card.risk})`,
    );
    narrator.comparisons(finding.comparisons);
    if ('problem' in finding) house.terminal.line(`      ${blockedWords(steps, place)} ${finding.problem.happened}`);
    if (preview) narrator.preview(preview);
  });
  return concludeTried(house, steps);
}

function concludeTried(house: House, steps: readonly TriedStep[]): number {
  return conclude(house, { command: 'dry-run', exitCode: tellStopped(house, steps), steps: [...steps] });
}

/** Tells what would stop it right away, and gives the exit code. */
function tellStopped(house: House, steps: readonly TriedStep[]): number {
  const found = blockedNow(steps);
  if (found) house.terminal.problem(found);
  return found ? exitCodes.failed : exitCodes.done;
}

function isLater(steps: readonly TriedStep[], place: number): boolean {
  const step = steps[place];
  return waits(steps, place) && step !== undefined && (step.card.risk === 'reads only' || 'problem' in step.finding);
}

/** The first step that is not done is blocked now; the others may only wait for what comes before them. */
function blockedWords(steps: readonly TriedStep[], place: number): string {
  return waits(steps, place) ? 'As it is now, before the steps above:' : 'Stopped by this:';
}

const waits = (steps: readonly TriedStep[], place: number): boolean =>
  steps.slice(0, place).some(({ finding }) => finding.state !== 'done');

/** What would stop it right away. What blocks later steps may be put right by those before them. */
function blockedNow(steps: readonly { readonly finding: Finding }[]): Problem | undefined {
  const first = steps.find(({ finding }) => finding.state !== 'done')?.finding;
  return first?.state === 'blocked' || first?.state === 'half-done' ? first.problem : undefined;
}
