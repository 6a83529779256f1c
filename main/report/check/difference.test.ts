import { expect, it } from 'vitest';
import { firstDifference } from './difference.js';

it('shows whole characters around a difference, wherever it lies', () => {
  const text = 'Ärger – “𝄞” – Ölfaß – “not ready” – Straße – “𝄞𝄞” – Übung – ÄÖÜ – ende';
  const expected = Buffer.from(text);
  for (let at = 0; at < expected.length; at += 1) {
    const found = Buffer.from(expected);
    found[at] = 0x21;
    const excerpt = firstDifference(found, expected)?.expected ?? '';
    expect(excerpt).not.toBe('');
    expect(text).toContain(excerpt);
  }
});
