import { failure } from '../../problems/problem.js';

/** The port that `--port` names, if it was given. */
export function portFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port >= 1 && port <= 65535) return port;
  throw failure('WRONG_USE', { what: `--port takes a number from 1 to 65535, and "${text}" is none.` });
}
