import type { Decision, StepId } from '../../../preload/contract/index.js';
import type { Decide, Question } from '../../runbook/questions.js';
import type { Terminal } from './terminal.js';

/** How the command line answers the engine. */
export interface DeciderOptions {
  /** Agree to every preview of a rehearsal. A failure is never decided by it. */
  readonly yes: boolean;
  /** Given in advance to the one step that it is meant for, once. */
  readonly answer?: { readonly stepId: StepId; readonly decision: Decision };
}

/** Decides by the options, or asks the person at the terminal; where nobody sits, the engine is told to wait. */
export function decider(options: DeciderOptions, terminal: Terminal): Decide {
  let { answer } = options;
  return async (question, signal) => {
    if (question.kind === 'failure' && answer?.stepId === question.step.id) {
      const { decision } = answer;
      answer = undefined;
      if (question.choices.includes(decision.choice)) return decision;
    }
    if (question.kind === 'consent' && options.yes) {
      return {
        choice: 'consent',
        ...(question.preview.typeToConfirm !== null && { typedName: question.preview.typeToConfirm }),
      };
    }
    if (options.yes || !terminal.isInteractive) return 'later';
    return question.kind === 'consent'
      ? askConsent(question, terminal, signal)
      : askFailure(question, terminal, signal);
  };
}

async function askConsent(
  { preview }: Extract<Question, { kind: 'consent' }>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Decision | 'later'> {
  const name = preview.typeToConfirm;
  const wanted = name === null ? '[y]es, or [N]ot now' : `type ${name} to go on, or Enter for not now`;
  const answer = (await terminal.ask(`      ${preview.action}? ${wanted}: `, signal))?.trim();
  if (answer === undefined || answer === '') return 'later';
  if (name !== null) return { choice: 'consent', typedName: answer };
  return /^y(es)?$/i.test(answer) ? { choice: 'consent' } : 'later';
}

async function askFailure(
  { choices }: Extract<Question, { kind: 'failure' }>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Decision | 'later'> {
  const canSkip = choices.includes('skip');
  for (;;) {
    const offered = canSkip
      ? '[r]etry, [s]kip with a reason, s[t]op, or Enter to decide later'
      : '[r]etry, s[t]op, or Enter to decide later';
    const answer = (await terminal.ask(`      ${offered}: `, signal))?.trim().toLowerCase();
    if (answer === undefined || answer === '') return 'later';
    if (answer === 'r' || answer === 'retry') return { choice: 'retry' };
    if (answer === 't' || answer === 'stop') return { choice: 'stop' };
    if (canSkip && (answer === 's' || answer === 'skip')) {
      const reason = (await terminal.ask('      Why is it skipped? The report will show it: ', signal))?.trim() ?? '';
      if (reason.length >= 3) return { choice: 'skip', reason };
    }
  }
}
