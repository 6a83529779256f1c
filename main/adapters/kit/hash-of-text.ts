import { createHash } from 'node:crypto';
import type { Written } from '../../ports/kit-store.js';

export function hashOfText(text: string): Written {
  const bytes = Buffer.from(text);
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
