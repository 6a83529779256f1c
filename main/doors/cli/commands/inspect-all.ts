import type { Inventory } from '../../../../preload/contract/index.js';
import { readInventory } from '../../../directory/inventory.js';
import { exitCodes } from '../exit-codes.js';
import { conclude } from '../house.js';
import { inventoryCsv } from '../inventory-csv.js';
import { writeOutput } from '../output-file.js';
import { tableLines } from '../table.js';
import type { Terminal } from '../terminal.js';
import { shownValue } from '../text-width.js';
import { whileWaiting } from '../while-waiting.js';
import type { Inspection } from './inspect.js';

/** `inspect --all`: every Exchange server of the organization. */
export async function inspectAll({ house, directory, options, places }: Inspection): Promise<number> {
  const inventory = await whileWaiting(house, 'Reading all servers', readInventory(directory, house.clock));
  tellInventory(house.terminal, inventory);
  if (options.csv === '-') process.stdout.write(inventoryCsv(inventory));
  // Without the mark at its beginning, Excel takes a file for text of the system's code page.
  if (places.csv !== undefined) await writeOutput(house, places.csv, `\uFEFF${inventoryCsv(inventory)}`);
  const files = places.csv === undefined ? [] : [places.csv];
  return conclude(house, { command: 'inventory', exitCode: exitCodes.done, inventory, files });
}

function tellInventory(terminal: Terminal, { organization, readFrom, servers, arrays }: Inventory): void {
  terminal.line(`Organization ${shownValue(organization)}, read from ${readFrom}`);
  terminal.line();
  if (servers.length === 0) return terminal.line('No Exchange server is recorded.');
  tellTable(terminal, ['Name', 'Version', 'Roles', 'Site', 'Answer'], servers.map(rowOf));
  terminal.line();
  if (arrays.length > 0) {
    const rows = arrays.map(({ name, fqdn, site }) => [name, fqdn ?? notRecorded, site ?? notRecorded]);
    tellTable(terminal, ['Client Access array', 'Full name', 'Site'], rows);
    terminal.line();
  }
  terminal.line('The answer is what the server object alone tells.');
  terminal.line('All that is known of one: add --server NAME.');
}

const notRecorded = 'not recorded';

function rowOf({ summary }: Inventory['servers'][number]): string[] {
  const { name, version, roles, unknownRoleBits, site, answer } = summary;
  const unknown = unknownRoleBits === 0 ? [] : [`unknown (${String(unknownRoleBits)})`];
  const product = version?.name.replace('Exchange Server ', 'Exchange ') ?? notRecorded;
  return [name, product, [...roles, ...unknown].join(', ') || 'none', site ?? notRecorded, answer];
}

function tellTable(terminal: Terminal, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const [first = '', ...lines] = tableLines(head, rows, terminal.width);
  terminal.line(terminal.style('bold', first));
  for (const line of lines) terminal.line(line);
}
