import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toProblem } from './problem.js';

describe('what the system throws', () => {
  it('is a full disk, also where no path is named', () => {
    if (!existsSync('/dev/full')) return;
    const file = openSync('/dev/full', 'w');
    let thrown: unknown;
    try {
      writeSync(file, 'x');
    } catch (error) {
      thrown = error;
    }
    closeSync(file);
    expect(toProblem(thrown).code).toBe('DISK_FULL');
  });
});
