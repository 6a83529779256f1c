import { isDeepStrictEqual } from 'node:util';
import type { Decision, Finding, JournalEntry, Problem, StepState } from '../../preload/contract/index.js';
import { foldAll } from '../../preload/contract/index.js';
import type { CommandNotes } from '../ports/host.js';
import { failure, problem, toProblem } from '../problems/problem.js';
import { actedInThisSession, chapterOf, lastChangeMade, restartedInVain, restartMissed } from './chapter.js';
import type { EngineParts } from './engine-parts.js';
import type { Question } from './questions.js';
import type { Proposal, Ready, Step, StepRun } from './step.js';
import { look, withTimeLimit } from './time-limit.js';

export type StepEnd =
  | { readonly kind: 'passed' }
  | { readonly kind: 'restarting' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopped'; readonly reason: string };

/** Where one round of looking and doing led: on to the next look, or to the end of the step. */
type Round = StepEnd | { readonly kind: 'look-again' };

type During = Extract<JournalEntry, { kind: 'failed' }>['during'];

/** Takes one step through look, preview, consent, change and proof, as often as the operator wants it tried. */
export class StepRunner<W> {
  #attempt: number;
  /** The operator has seen that it is half done and wants to go on from there. */
  #goOnHalfDone = false;

  constructor(
    private readonly parts: EngineParts<W>,
    private readonly step: Step<W>,
  ) {
    // A new session goes on with the same try; only the operator's retry begins another.
    this.#attempt = Math.max(1, this.#state().attempt);
  }

  async run(): Promise<StepEnd> {
    const { status } = this.#state();
    if (status.kind === 'skipped') return { kind: 'passed' };
    if (status.kind === 'verified' && (await this.#isStillDone())) return { kind: 'passed' };
    for (;;) {
      const round = await this.#round();
      if (round.kind !== 'look-again') return round;
    }
  }

  async #isStillDone(): Promise<boolean> {
    // A look that fails here is told by the full round that follows.
    return this.#look(() => this.step.check(this.parts.world)).then(
      finding => finding.state === 'done',
      () => false,
    );
  }

  async #round(): Promise<Round> {
    if (this.#isCancelled()) return this.#cancelled('Nothing was under way.');
    this.parts.beforeLook();
    const lookedFrom = this.parts.journal.now();
    const finding = await this.#attemptTo('check', () => this.#look(() => this.step.check(this.parts.world)));
    if (!finding.ok) return this.#ask(finding.problem);
    await this.#append({ kind: 'checked', finding: finding.value, lookedFrom });
    return this.#follow(finding.value);
  }

  async #follow(finding: Finding): Promise<Round> {
    switch (finding.state) {
      case 'done':
        return this.#prove();
      case 'running':
        return this.#change(run => this.step.follow?.(this.parts.world, run));
      case 'restart-needed':
        return this.#restart(finding.reason);
      case 'blocked':
        return this.#refuse(finding.problem);
      case 'half-done':
        return this.#goOnHalfDone ? this.#propose(finding) : this.#refuse(finding.problem);
      case 'ready':
        return this.#didNotTake(finding) ? this.#refuse(await this.#whyItDidNotTake()) : this.#propose(finding);
    }
  }

  async #propose(finding: Ready): Promise<Round> {
    const proposal = await this.#attemptTo('preview', () => this.#look(() => this.#proposal(finding)));
    if (!proposal.ok) return this.#ask(proposal.problem);
    const { preview, changes } = proposal.value;
    const consent = await this.#consent(this.#withRestart(preview));
    if (consent !== 'given') return consent;
    const same = await this.#attemptTo('check', () => this.#look(() => this.#isStillSo(finding, proposal.value)));
    if (!same.ok) return this.#ask(same.problem);
    if (!same.value) return { kind: 'look-again' };
    this.#goOnHalfDone = false;
    const before = beforeOf(finding);
    const commands = preview.items.map(({ command }) => command);
    await this.#append({ kind: 'act-intended', commands, before });
    return this.#change(run => this.step.act?.(this.parts.world, run, changes));
  }

  /** A question may stay open overnight. What was agreed to is done only while the server is as it was shown. */
  async #isStillSo(finding: Ready, agreed: Proposal): Promise<boolean> {
    this.parts.beforeLook();
    const now = await this.step.check(this.parts.world);
    if (now.state !== finding.state || !isDeepStrictEqual(beforeOf(now), beforeOf(finding))) return false;
    return isDeepStrictEqual((await this.#proposal(finding)).changes, agreed.changes);
  }

  #look<T>(work: () => Promise<T>): Promise<T> {
    const { signal, lookSeconds: seconds } = this.parts;
    return look({ step: this.step.card.title, signal, ...(seconds !== undefined && { seconds }) }, work);
  }

  async #proposal(finding: Ready): Promise<Proposal> {
    if (!this.step.propose) throw failure('STEP_CANNOT_ACT', { step: this.step.card.title });
    return this.step.propose(this.parts.world, finding);
  }

  async #change(act: (run: StepRun) => Promise<void> | undefined): Promise<Round> {
    const started = Date.now();
    const { timeLimitSeconds, card } = this.step;
    const done = await this.#attemptTo('act', () =>
      withTimeLimit({ seconds: timeLimitSeconds, step: card.title, signal: this.parts.signal }, async signal =>
        act(this.#stepRun(signal)),
      ),
    );
    if (this.#isCancelled()) return this.#cancelled(cancelNote(this.step));
    if (!done.ok) return this.#ask(done.problem);
    await this.#append({ kind: 'acted', durationMs: Date.now() - started });
    return { kind: 'look-again' };
  }

  async #prove(): Promise<Round> {
    const facts = await this.#attemptTo('verify', () => this.#look(() => this.step.verify(this.parts.world)));
    if (!facts.ok) return this.#ask(facts.problem);
    await this.#append({ kind: 'verified', facts: [...facts.value] });
    return { kind: 'passed' };
  }

  async #restart(reason: string): Promise<Round> {
    if (restartedInVain(this.#chapter())) return this.#refuse(problem('RESTART_DID_NOT_HELP', { reason }));
    const missed = restartMissed(this.#chapter()) ? 'The restart that was asked for before has not happened. ' : '';
    const items = this.parts.restartItems(`${missed}${reason}`);
    if (!this.#consentedToRestart()) {
      const consent = await this.#consent({
        action: 'Restart this server now',
        items: [...items],
        restarts: true,
        typeToConfirm: null,
        asksPasswordOf: null,
      });
      if (consent !== 'given') return consent;
    }
    const bootId = await this.parts.bootId();
    await this.#append({ kind: 'restart-intended', reason, bootId, commands: items.map(({ command }) => command) });
    const accepted = await this.#attemptTo('restart', () => this.parts.restart(`${missed}${reason}`, this.#notes()));
    if (!accepted.ok) return this.#ask(accepted.problem);
    await this.#append({ kind: 'restart-requested' });
    return { kind: 'restarting' };
  }

  /** What is agreed to with the change is shown with it. */
  #withRestart(preview: Proposal['preview']): Proposal['preview'] {
    if (!preview.restarts) return preview;
    const restart = this.parts.restartItems('Restarts this server, which then takes up what was changed.');
    return { ...preview, items: [...preview.items, ...restart] };
  }

  async #consent(preview: Proposal['preview']): Promise<'given' | Round> {
    await this.#append({ kind: 'previewed', preview });
    for (;;) {
      const decision = await this.#decide({ kind: 'consent', step: this.step.card, attempt: this.#attempt, preview });
      if (typeof decision !== 'object') return this.#nobody(decision);
      if (decision.choice !== 'consent') return this.#take(decision);
      const named = sameName(decision.typedName, preview.typeToConfirm);
      if (named) {
        await this.#decided(asTyped(decision));
        return 'given';
      }
    }
  }

  async #refuse(found: Problem): Promise<Round> {
    await this.#append({ kind: 'failed', during: 'check', problem: found });
    return this.#ask(found);
  }

  async #ask(found: Problem): Promise<Round> {
    const choices: Decision['choice'][] = this.step.card.skippable ? ['retry', 'skip', 'stop'] : ['retry', 'stop'];
    for (;;) {
      const decision = await this.#decide({
        kind: 'failure',
        step: this.step.card,
        attempt: this.#attempt,
        problem: found,
        choices,
      });
      if (decision === 'later') return { kind: 'failed', problem: found };
      if (typeof decision !== 'object') return this.#nobody(decision);
      if (choices.includes(decision.choice)) return this.#take(decision);
    }
  }

  async #take(decision: Decision): Promise<Round> {
    if (decision.choice === 'skip' && !this.step.card.skippable) return { kind: 'look-again' };
    await this.#decided(decision);
    if (decision.choice === 'skip') return { kind: 'passed' };
    if (decision.choice === 'stop') return { kind: 'stopped', reason: decision.reason ?? 'Stopped by the operator.' };
    this.#goOnHalfDone = this.#state().finding?.state === 'half-done';
    this.#attempt += 1;
    await this.parts.beforeRetry();
    return { kind: 'look-again' };
  }

  #decided(decision: Decision): Promise<void> {
    return this.#append({ kind: 'decided', decision, operator: this.parts.operator });
  }

  async #decide(question: Question): Promise<Decision | 'later' | 'cancelled'> {
    if (this.#isCancelled()) return 'cancelled';
    const decision = await this.parts.decide(question, this.parts.signal);
    return this.#isCancelled() ? 'cancelled' : decision;
  }

  #isCancelled(): boolean {
    return this.parts.signal.aborted;
  }

  #nobody(why: 'later' | 'cancelled'): Promise<Round> | Round {
    return why === 'later' ? { kind: 'waiting' } : this.#cancelled('Nothing was under way.');
  }

  async #cancelled(note: string): Promise<Round> {
    await this.#append({ kind: 'cancelled', note });
    return { kind: 'cancelled' };
  }

  /** Runs one part of the step; a thrown problem is on record before anybody is asked about it. */
  async #attemptTo<T>(during: During, work: () => Promise<T>): Promise<{ ok: true; value: T } | Failed> {
    try {
      return { ok: true, value: await work() };
    } catch (thrown) {
      if (this.#isCancelled()) return { ok: false, problem: toProblem(thrown) };
      const found = toProblem(thrown);
      await this.#append({ kind: 'failed', during, problem: found });
      return { ok: false, problem: found };
    }
  }

  /** A change was made, and the server still shows what it showed before it: doing it again would only repeat that. */
  #didNotTake({ before }: Extract<Finding, { state: 'ready' }>): boolean {
    const intended = this.#state().intended?.before ?? {};
    const unmoved = Object.keys(before).some(what => Object.hasOwn(intended, what) && intended[what] === before[what]);
    return unmoved && lastChangeMade(this.#chapter());
  }

  async #whyItDidNotTake(): Promise<Problem> {
    try {
      await this.step.verify(this.parts.world);
    } catch (thrown) {
      return toProblem(thrown);
    }
    return problem('CHANGE_DID_NOT_TAKE', { step: this.step.card.title });
  }

  /** The preview of the change that was just made said that it restarts the server. */
  #consentedToRestart(): boolean {
    const { preview, status } = this.#state();
    return status.kind === 'checked' && preview?.restarts === true && actedInThisSession(this.parts.journal.records);
  }

  #chapter(): JournalEntry['kind'][] {
    return chapterOf(this.parts.journal.records, this.step.card.id);
  }

  #stepRun(signal: AbortSignal): StepRun {
    const { onProgress, onOutput } = this.parts;
    return {
      signal,
      password: this.parts.password(),
      progress: (doing, share) => onProgress(this.step.card.id, doing, share),
      output: onOutput,
      notes: this.#notes(),
      milestone: (name, state) => this.#append({ kind: 'milestone', name, state }),
    };
  }

  /** Of this try: what was left alone when the time was up may end in the next one. */
  #notes(): CommandNotes {
    const attempt = this.#attempt;
    return {
      begun: command => this.#append({ kind: 'command-begun', command }, attempt),
      ended: ending => this.#append({ kind: 'command-ended', ...ending }, attempt),
    };
  }

  #state(): StepState {
    const state = foldAll(this.parts.journal.records).steps.find(({ card }) => card.id === this.step.card.id);
    if (!state) throw failure('STEP_NOT_IN_PLAN', { step: this.step.card.title });
    return state;
  }

  async #append(entry: StepEntryBody, attempt = this.#attempt): Promise<void> {
    await this.parts.journal.append({ ...entry, stepId: this.step.card.id, attempt });
  }
}

interface Failed {
  readonly ok: false;
  readonly problem: Problem;
}

type WithoutPlace<E> = E extends { stepId: unknown } ? Omit<E, 'stepId' | 'attempt'> : never;
type StepEntryBody = WithoutPlace<JournalEntry>;

function beforeOf(finding: Finding): Readonly<Record<string, string>> {
  return finding.state === 'ready' ? finding.before : {};
}

/** Nobody typed the name that `--yes` alone gave. */
function asTyped(decision: Extract<Decision, { choice: 'consent' }>): Decision {
  return decision.by === 'yes-option' ? { choice: 'consent', by: decision.by } : decision;
}

function sameName(typed: string | undefined, wanted: string | null): boolean {
  return wanted === null || typed?.trim().toUpperCase() === wanted.toUpperCase();
}

/** What can be followed later is not ended with the command that began it. */
function cancelNote({ card, follow }: Pick<Step<never>, 'card' | 'follow'>): string {
  if (card.risk === 'cannot be repeated') {
    return 'Setup that has started goes on by itself. Resume to follow it to its end.';
  }
  return follow === undefined
    ? 'The command that was running was ended. Resume to see how far it came.'
    : 'What was started goes on by itself, if it had begun. Resume to follow it to its end.';
}
