import { z } from 'zod';
import type { Reply } from '../../../preload/contract/index.js';
import { answer, refusal } from '../answer.js';
import type { Wizard } from '../wizard.js';
import type { SocketListener, TextSocket } from './text-socket.js';

const Question = z.strictObject({
  id: z.number().int().nonnegative(),
  call: z.string(),
  input: z.unknown().optional(),
});

/** Talks with one window: questions `{id, call, input}` are answered `{id, reply}`, events go out `{event, body}`. */
export function converse(wizard: Wizard, socket: TextSocket): SocketListener {
  const send = (message: unknown): void => socket.send(JSON.stringify(message));
  const unsubscribe = wizard.subscribe(({ name, body }) => send({ event: name, body }));
  return {
    onText(text) {
      const question = Question.safeParse(parse(text));
      if (!question.success) {
        // Nobody knows which question this was: the reply carries no number.
        send({ id: null, reply: refusal('', 'The message is not {"id", "call", "input"} in JSON.') });
        return;
      }
      const { id, call, input } = question.data;
      void answer(wizard, call, input).then((reply: Reply<unknown>) => send({ id, reply }));
    },
    onClosed: unsubscribe,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
