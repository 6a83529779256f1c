import type { Finding, Problem } from '../../../preload/contract/index.js';
import type { TriedStep } from '../../recovery/try-out.js';
import { exitCodes } from './exit-codes.js';
import { conclude, type House } from './house.js';
import { backupSides, Narrator } from './narrator.js';

/** The same for a backup or a restore. What can only be judged once the steps above are done is not judged now. */
export function tellTriedBackup(house: House, steps: readonly TriedStep[], title: string): number {
  const narrator = new Narrator(house.terminal, false);
  house.terminal.line(title);
  steps.forEach(({ card, finding, preview }, place) => {
    const later = waits(steps, place) && (card.risk === 'reads only' || 'problem' in finding);
    const number = `[${String(place + 1)}/${String(steps.length)}]`;
    house.terminal.line();
    house.terminal.line(`${number} ${card.title}: ${later ? 'later' : finding.state} (${card.risk})`);
    if (later) house.terminal.line('      Looked at once the steps above are done.');
    else narrator.comparisons(finding.comparisons, backupSides);
    if (!later && 'problem' in finding) house.terminal.line(`      Stopped by this: ${finding.problem.happened}`);
    if (preview) narrator.preview(preview);
  });
  return concludeTried(house, steps);
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
  const found = blockedNow(steps);
  if (found) house.terminal.problem(found);
  const exitCode = found ? exitCodes.failed : exitCodes.done;
  return conclude(house, { command: 'dry-run', exitCode, steps: [...steps] });
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
