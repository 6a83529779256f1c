import { fileErrors } from '../../problems/file-errors.js';

/** Why a file could not be read, in words. */
export function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return fileErrors[code] ?? `the system reported ${code === '' ? String(error) : code}`;
}
