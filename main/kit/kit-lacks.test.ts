import { describe, expect, it } from 'vitest';
import { settings } from '../adapters/kit/fixture-kit.js';
import { lacksOfSettings } from './kit-lacks.js';

describe('what could not be read for a kit', () => {
  it('belongs to its part, also where one key of it was closed', () => {
    const unread = {
      'registry.HKLM\\SOFTWARE\\Closed': 'Access is denied.',
      'certificates.services': 'The shell is silent.',
      machine: 'It was not asked.',
    };
    expect(lacksOfSettings({ ...settings, unread }).map(({ part, what }) => [part, what])).toEqual([
      ['registry values', 'HKLM\\SOFTWARE\\Closed'],
      ['certificate bindings', 'what Exchange uses each certificate for'],
      ['machine', 'name, addresses, features and updates of the machine'],
    ]);
  });
});
