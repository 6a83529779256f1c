import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Scenario, type ScenarioCard } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';

/** Reads the scenario in this folder, and checks every value in it. */
export async function loadScenario(folder: string): Promise<Scenario> {
  const file = join(folder, 'scenario.json');
  const text = await readFile(file, 'utf8').catch(async (thrown: unknown) => {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw thrown;
    const known = await namesIn(dirname(folder));
    throw failure('SCENARIO_UNKNOWN', { name: basename(folder), known });
  });
  return checked(file, text);
}

/** What there is to rehearse in this folder of scenarios, by name. Folders without a `scenario.json` are none. */
export async function listScenarios(root: string): Promise<ScenarioCard[]> {
  const names = await namesIn(root);
  const scenarios = await Promise.all(names.map(name => loadScenario(join(root, name))));
  return scenarios.map(({ id, title, story, serverName }) => ({ id, title, story, serverName }));
}

function checked(file: string, text: string): Scenario {
  const scenario = Scenario.safeParse(parsed(file, text));
  if (scenario.success) return scenario.data;
  const [issue] = scenario.error.issues;
  const place = issue?.path.join('.') || 'the whole document';
  throw failure('SCENARIO_NOT_READABLE', { file, place, why: issue?.message ?? 'it has another form' });
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw failure('SCENARIO_NOT_READABLE', { file, place: placeOf(text, why), why }, thrown);
  }
}

/** `line 3, column 7`, where the parser says at which character it gave up. */
function placeOf(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return 'its end';
  const before = text.slice(0, Number(position)).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

async function namesIn(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  const names = entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
  const withFile = await Promise.all(
    names.map(async name => (await readdir(join(root, name)).catch((): string[] => [])).includes('scenario.json')),
  );
  return names.filter((_, index) => withFile[index]).sort();
}
