import { type Call, type CallName, calls, type Reply } from '../../preload/contract/index.js';
import { problem, toProblem } from '../problems/problem.js';
import type { Wizard } from './wizard.js';

/**
 * Answers one call of a window: what both boundaries (Electron, loopback) do with whatever arrives.
 * Input and output are checked against the contract, and it never throws: a failure is a reply too.
 */
export async function answer(
  wizard: Pick<Wizard, 'handlers'>,
  name: string,
  rawInput: unknown,
): Promise<Reply<unknown>> {
  if (!isCallName(name)) return refusal(name, 'There is no such call.');
  const call: Call = calls[name];
  const input = call.input.safeParse(rawInput);
  // Only the path and the rule are told: what was typed may be a password.
  if (!input.success) return refusal(name, input.error.issues.map(tellIssue).join('\n'));
  try {
    const handle = wizard.handlers[name] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: call.output.parse(await handle(input.data)) };
  } catch (thrown) {
    return { ok: false, problem: toProblem(thrown) };
  }
}

/** The reply to something that is no call of the contract. */
export function refusal(call: string, why: string): Reply<never> {
  return { ok: false, problem: problem('REQUEST_NOT_UNDERSTOOD', { call: printable(call), why }) };
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

function tellIssue({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${path.map(String).join('.') || 'input'}: ${message}`;
}

/** A name from outside, made fit for a sentence. */
function printable(name: string): string {
  const clean = name.replace(/[^\w./-]/g, '?').slice(0, 60);
  return clean === '' ? 'a call without a name' : `"${clean}"`;
}
