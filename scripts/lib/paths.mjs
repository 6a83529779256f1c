import { fileURLToPath } from 'node:url';

/** Root of the project, with no slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
