import { expect, it } from 'vitest';
import { guidOf } from './guid.js';

it.each<[string, string | null, string | null]>([
  ['in base64', 'B3HcF4TGA06j9gtYBiAVRg==', '17dc7107-c684-4e03-a3f6-0b5806201546'],
  ['of bytes that are text', 'abcdefghijklmnop', '64636261-6665-6867-696a-6b6c6d6e6f70'],
  ['of bytes that are text of other letters', 'äöüßäöüß', 'b6c3a4c3-bcc3-9fc3-c3a4-c3b6c3bcc39f'],
  ['that is missing', null, null],
  ['that is empty', '', null],
  ['that leads elsewhere: never a path', '..\\..\\..\\Windows', '2e5c2e2e-5c2e-2e2e-5c57-696e646f7773'],
  ['that is too long', 'B3HcF4TGA06j9gtYBiAVRgAA', null],
])('an identifier %s', (_what, value, guid) => {
  expect(guidOf(value)).toBe(guid);
});
