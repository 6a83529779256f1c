import { foldAll, type RecoveryState } from '../../preload/contract/index.js';
import { bootsDiffer } from './boot.js';
import type { EngineParts, Outcome } from './engine-parts.js';
import type { Journal } from './journal.js';
import { StepRunner, type StepEnd } from './step-runner.js';

/**
 * Runs a runbook from where the server is. The journal says what was meant; the server says what is true: so every
 * session begins with each step's check, a step found done is not done again, and one found half done asks a person.
 */
export async function runRunbook<W>(parts: EngineParts<W>): Promise<Outcome> {
  const { journal, steps } = parts;
  if (foldAll(journal.records).ended) return { kind: 'finished' };
  await beginSession(parts);
  for (const step of steps) {
    const end = await new StepRunner(parts, step).run();
    if (end.kind !== 'passed') return letGo(journal, end);
  }
  const state = foldAll(journal.records);
  await journal.append({ kind: 'recovery-ended', ...verdict(state), standing: state.checked });
  return { kind: 'finished' };
}

async function beginSession<W>({ journal, bootId, sessionId, door, operator }: EngineParts<W>): Promise<void> {
  const now = await bootId();
  const last = foldAll(journal.records).sessions.at(-1);
  if (last && bootsDiffer(last.bootId, now)) {
    await journal.append({ kind: 'restart-observed', fromBootId: last.bootId, toBootId: now });
  }
  await journal.append({
    kind: 'session-started',
    sessionId,
    door,
    processId: process.pid,
    bootId: now,
    operator,
  });
}

async function letGo(journal: Journal, end: Exclude<StepEnd, { kind: 'passed' }>): Promise<Outcome> {
  if (end.kind === 'stopped') {
    await journal.append({ kind: 'recovery-ended', outcome: 'stopped', note: end.reason });
    return { kind: 'stopped' };
  }
  return end;
}

function verdict(state: RecoveryState): { outcome: 'recovered' | 'recovered with reservations'; note: string } {
  const skipped = state.steps.filter(({ status }) => status.kind === 'skipped').map(({ card }) => card.title);
  const open = [
    ...((state.backup ?? state.reapply)?.reservations ?? []).map(({ what }) => what),
    ...reservedFacts(state),
  ];
  if (skipped.length + open.length === 0) {
    return { outcome: 'recovered', note: 'Every step was verified on the server.' };
  }
  const notes = skipped.length === 0 ? open : [`Skipped by the operator: ${skipped.join(', ')}.`, ...open];
  return { outcome: 'recovered with reservations', note: notes.join(' ') };
}

/** What went wrong and stopped nothing. */
function reservedFacts({ steps }: RecoveryState): string[] {
  return steps.flatMap(({ status }) =>
    status.kind === 'verified'
      ? status.facts.filter(({ reservation }) => reservation).map(({ label, value }) => `${label}: ${value}`)
      : [],
  );
}
