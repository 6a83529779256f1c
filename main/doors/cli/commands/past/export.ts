import { join } from 'node:path';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';

export interface ExportOptions {
  readonly out: string;
  readonly redacted?: true;
}

/** `cas-recovery export ID`: report, journal and raw output in one place. */
export async function exportRecovery(house: House, id: string, { out, redacted }: ExportOptions): Promise<number> {
  const { path, files } = await house.composition.past.export({ id, out, redacted: redacted === true });
  const inZip = /\.zip$/i.test(path);
  house.terminal.line(`Written: ${path}`);
  for (const file of files) house.terminal.line(`  ${inZip ? file : join(path, file)}`);
  return conclude(house, { command: 'export', exitCode: exitCodes.done, recoveryId: id, path, files });
}
