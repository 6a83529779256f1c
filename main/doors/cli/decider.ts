import type { Decision, StepCard, StepId } from '../../../preload/contract/index.js';
import { isSameComputer } from '../../backups/computer-name.js';
import type { Decide, Question } from '../../runbook/questions.js';
import type { Secret } from '../../ports/secret.js';
import { passwordFromTerminal } from './password.js';
import type { Terminal } from './terminal.js';
import { visible } from './text-width.js';

/** How the command line answers the engine. */
export interface DeciderOptions {
  /** Agree to every preview. A failure is never decided by it, and on a real server no name is typed by it. */
  readonly yes: boolean;
  /** Typed in advance, with `yes`: the name that a preview of what can't be undone wants. */
  readonly confirmed?: string | undefined;
  /** A real server: what can't be undone wants the name from a person's hand. */
  readonly live?: boolean;
  /** Takes the password that a preview asks for, once somebody has typed it. */
  readonly keepPassword?: (password: Secret) => void;
  /** A password that was given beforehand for the change of an account. */
  readonly hasPassword?: () => boolean;
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
    // The failure may have been of something that is asked for once more, such as a restart that was refused.
    if (question.kind === 'consent' && answer?.stepId === question.step.id && gives(answer.decision, question.step)) {
      const { decision } = answer;
      answer = undefined;
      return decision;
    }
    if (question.kind === 'consent' && options.yes && agreesByItself(options, question)) {
      return {
        choice: 'consent',
        by: question.preview.typeToConfirm !== null && options.live === true ? 'confirm-option' : 'yes-option',
        ...(question.preview.typeToConfirm !== null && { typedName: question.preview.typeToConfirm }),
      };
    }
    if ((options.yes && options.live !== true) || !terminal.isInteractive) return 'later';
    return question.kind === 'consent'
      ? askConsent(options, question, terminal, signal)
      : askFailure(question, terminal, signal);
  };
}

/** To give up, or to leave a step out, answers a preview as well. */
function gives({ choice }: Decision, { skippable }: StepCard): boolean {
  return choice === 'stop' || (choice === 'skip' && skippable);
}

/** On a real server, only where neither a name nor a password is still to be typed. */
function agreesByItself(
  { live, confirmed, hasPassword }: DeciderOptions,
  { preview }: Extract<Question, { kind: 'consent' }>,
): boolean {
  if (live !== true) return true;
  const { typeToConfirm: name } = preview;
  const isNamed = name === null || (confirmed !== undefined && isSameComputer(confirmed, name));
  return isNamed && (preview.asksPasswordOf === null || hasPassword?.() === true);
}

async function askConsent(
  { keepPassword, hasPassword }: DeciderOptions,
  { preview }: Extract<Question, { kind: 'consent' }>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Decision | 'later'> {
  const name = preview.typeToConfirm;
  const wanted = name === null ? '[y]es, or [N]ot now' : `type ${name} to go on, or Enter for not now`;
  const answer = (await terminal.ask(`      ${preview.action}? ${wanted}: `, signal))?.trim();
  if (answer === undefined || answer === '') return 'later';
  if (name === null && !/^y(es)?$/i.test(answer)) return 'later';
  const account = preview.asksPasswordOf;
  if (account !== null && hasPassword?.() !== true) {
    const password = await passwordFromTerminal(`      Password of ${visible(account)}: `, signal);
    if (!password) return 'later';
    keepPassword?.(password);
  }
  return name === null ? { choice: 'consent' } : { choice: 'consent', typedName: answer };
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
