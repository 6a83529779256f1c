import type { LostServer, ServerPage } from '../../../../preload/contract/index.js';
import { readLostServer } from '../../../directory/read-lost-server.js';
import { serverPage } from '../../../sheet/server-page.js';
import { sheetHtml } from '../../../sheet/sheet-html.js';
import { changesSince, earlierReading } from '../earlier-reading.js';
import { exitCodes } from '../exit-codes.js';
import { conclude } from '../house.js';
import { writeOutput } from '../output-file.js';
import { ServerPageText } from '../server-page-text.js';
import { whileWaiting } from '../while-waiting.js';
import type { Inspection } from './inspect.js';

/** `inspect --server`: all that is recorded of one server, whether it can be recovered, and what changed. */
export async function inspectServer(inspection: Inspection, name: string): Promise<number> {
  const { house, source, directory, options } = inspection;
  // Read first: what is wrong with it is told before the directory is asked, and --save may replace it.
  const before = options.diff === undefined ? undefined : await earlierReading(options.diff, house);
  const reading = readLostServer(directory, name, house.clock, house.composition.namesFor(source));
  const server = await whileWaiting(house, `Reading ${name}`, reading);
  const changes = before && changesSince(before, server);
  const page = serverPage(server);
  const text = new ServerPageText(house.terminal, options.evidence === true);
  text.page(page);
  if (before && changes) text.changes(changes, before);
  const files = await writeFiles(inspection, page);
  const exitCode = changes ? codeOfChanges(changes) : codeOfVerdict(page);
  return conclude(house, { command: 'inspect', exitCode, page, changes: changes ?? null, files });
}

async function writeFiles({ house, places }: Inspection, page: ServerPage): Promise<string[]> {
  const { productVersion, clock } = house;
  const made = { productVersion, madeAt: clock.now() };
  const files: [string | undefined, () => string][] = [
    [places.save, () => saved(page.server)],
    [places.sheet, () => sheetHtml(page, made)],
  ];
  const written: string[] = [];
  for (const [path, text] of files) {
    if (path === undefined) continue;
    await writeOutput(house, path, text());
    written.push(path);
  }
  return written;
}

const saved = (server: LostServer): string => `${JSON.stringify(server, null, 2)}\n`;

/** With `--diff` the question is what changed: the verdict was asked before. */
const codeOfChanges = (changes: readonly unknown[]): number =>
  changes.length === 0 ? exitCodes.done : exitCodes.failed;

function codeOfVerdict({ verdict: { answer } }: ServerPage): number {
  return answer === 'can be recovered' || answer === 'with care' ? exitCodes.done : exitCodes.failed;
}
