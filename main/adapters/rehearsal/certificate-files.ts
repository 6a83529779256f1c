import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a certificate lies, and its key where the machine has it. */
export const pemFile = (folder: string, thumbprint: string): string =>
  join(folder, 'certificates', `${thumbprint}.pem`);

/** Certificate and key as they lie there; undefined where the machine has no key of it. */
export function pemOf(folder: string, thumbprint: string): string | undefined {
  const file = pemFile(folder, thumbprint);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
