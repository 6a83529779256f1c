import { expect, it } from 'vitest';
import { gigabyte, sizeWords } from './size-words.js';

it.each<readonly [number, string]>([
  [0, '0 kB'],
  [300, '0.3 kB'],
  [1024, '1 kB'],
  [5_000_000, '4.8 MB'],
  [gigabyte - 1, '1024 MB'],
  [gigabyte, '1 GB'],
  [41.3 * gigabyte, '41.3 GB'],
  [500 * gigabyte, '500 GB'],
  [2048 * gigabyte, '2048 GB'],
])('%s bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
