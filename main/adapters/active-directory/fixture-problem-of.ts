import type { Problem } from '../../../preload/contract/index.js';
import { Failure } from '../../problems/failure.js';

/** For tests: the problem that something ends in. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Failure) return error.problem;
    throw error;
  }
  throw new Error('It succeeded.');
}
