import { command } from '../../commands/words.js';
import { failure } from '../../problems/problem.js';
import { asTyped } from '../../commands/windows-commands.js';
import { runTool, type ToolEnd } from './run-tool.js';
import { eachOf, type EndOfOne } from './tools/each.js';

type RunTool = typeof runTool;
type Parts = Parameters<RunTool>;

interface Turn {
  readonly parts: Parts;
  readonly done: (end: ToolEnd | Promise<ToolEnd>) => void;
}

/**
 * Tools that are asked for at the same moment share one process, in which none waits for another: each is told when it has
 * ended. They must be ones that only read. Throws as `runTool` does.
 */
export function runToolsTogether(): RunTool {
  let waiting: Turn[] = [];
  const begin = (): void => {
    const turns = waiting;
    waiting = [];
    for (const group of groupsOf(turns)) void runGroup(group);
  };
  return (...parts) =>
    new Promise(done => {
      if (waiting.length === 0) setImmediate(begin);
      waiting.push({ parts, done });
    });
}

function groupsOf(turns: readonly Turn[]): Turn[][] {
  const groups = new Map<string, Turn[]>();
  for (const turn of turns) {
    const key = JSON.stringify(turn.parts[0]);
    groups.set(key, [...(groups.get(key) ?? []), turn]);
  }
  return [...groups.values()];
}

async function runGroup(group: readonly Turn[]): Promise<void> {
  const [first] = group;
  if (!first) return;
  if (group.length === 1) {
    first.done(runTool(...first.parts));
    return;
  }
  const [box, , run] = first.parts;
  const left = new Map(group.entries());
  const commands = group.map(({ parts: [, { program, words }] }) => [program, ...words.map(({ passed }) => passed)]);
  const take = (line: string): void => {
    const end = endIn(line);
    const turn = end && left.get(end.at);
    if (!end || !turn) return;
    left.delete(end.at);
    const { code: exitCode, output, errors } = end;
    turn.done({ exitCode, output: `${output}${errors}`, standardOutput: output });
  };
  const whole = runTool(box, command(eachOf, [JSON.stringify(commands)]), { ...run, onOutput: take });
  const why: (asked: Parts[1]) => Error = await whole.then(
    ({ output }) =>
      (asked: Parts[1]) =>
        notRun(asked, output),
    (thrown: unknown) => () => (thrown instanceof Error ? thrown : new Error(String(thrown))),
  );
  for (const { parts, done } of left.values()) done(Promise.reject(why(parts[1])));
}

const notRun = (asked: Parts[1], output: string): Error =>
  failure('TOOL_NOT_RUN', { tool: asked.program, line: asTyped(asked), why: 'it did not come to its end', output });

function endIn(line: string): EndOfOne | undefined {
  try {
    return JSON.parse(line) as EndOfOne;
  } catch {
    return undefined;
  }
}
