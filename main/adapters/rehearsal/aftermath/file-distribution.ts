import { existsSync } from 'node:fs';
import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import { onDisk } from '../disk.js';
import { writeWhole } from '../whole-file.js';

/**
 * Does what the file distribution service has done by the time that somebody looks: while it runs, the address books of the
 * server lie on its disk. In a rehearsal the Mailbox server always has them ready.
 */
export function distribute(folder: string, { exchange, services }: SimulatedMachine, guids: readonly string[]): void {
  const runs = services.some(({ name, state }) => name === 'MSExchangeFDS' && state === 'Running');
  if (exchange.installPath === null || !runs) return;
  for (const guid of guids) {
    const file = onDisk(folder, `${exchange.installPath}\\ClientAccess\\OAB\\${guid}\\oab.xml`);
    if (!existsSync(file)) writeWhole(file, listOf(guid));
  }
}

const listOf = (guid: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\r\n<OAB><OAL id="${guid}" dn="/" name="\\Global Address List"></OAL></OAB>\r\n`;
