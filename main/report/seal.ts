import { createHash } from 'node:crypto';

/** SHA-256 (hex) of all that stands in a file before the line with its seal. */
export function sealOf(before: string | Buffer): string {
  return createHash('sha256').update(before).digest('hex');
}
