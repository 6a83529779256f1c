import { describe, expect, it } from 'vitest';
import { shareIn } from './progress.js';

describe('how far wbadmin is', () => {
  it.each([
    ['Creating a backup of volume (C:), copied (98%).', 0.98],
    ['Sicherung von Volume "(C:)" wird erstellt, (48 %) kopiert.', 0.48],
    ['Overall progress: 0%.', 0],
    ['Volume 1 of 2 (100%), overall (50%).', 0.5],
    ['Found (12) files.', null],
    ['copied (1000%).', null],
    ['', null],
  ])('is read from %s', (line, share) => {
    expect(shareIn(line)).toBe(share);
  });
});
