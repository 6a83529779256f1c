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
  const rows = servers.map(({ summary: { name, version, roles, unknownRoleBits, site, answer } }) => [
    name,
    version?.name ?? 'not recorded',
    [...roles, ...(unknownRoleBits === 0 ? [] : [`unknown (${String(unknownRoleBits)})`])].join(', ') || 'none',
    site ?? 'not recorded',
    answer,
  ]);
  const [head = '', ...lines] = tableLines(['Name', 'Version', 'Roles', 'Site', 'Answer'], rows, terminal.width);
  terminal.line(terminal.style('bold', head));
  for (const line of lines) terminal.line(line);
  for (const { name, fqdn, site } of arrays) {
    terminal.line(`Client Access array ${shownValue(name)}: ${fqdn ?? 'no name'}, site ${site ?? 'not recorded'}`);
  }
  terminal.line();
  terminal.line('The answer is what the server object alone tells. All of it: add --server NAME.');
}
