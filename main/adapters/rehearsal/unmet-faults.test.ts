import { describe, expect, it } from 'vitest';
import { startWithBackups } from './backups/fixture-backups.js';
import { unmet, withoutOnce } from './faults.js';

describe('faults that never came to pass', () => {
  it('are those that no tool has met, also of those that happen always', async () => {
    const server = await startWithBackups({ faults: ['file-locked', 'restart-refused'], times: 'always' });
    try {
      expect(unmet(server.machine())).toEqual(['file-locked', 'restart-refused']);
      await server.run('shutdown.exe', ['/r']);
      expect(unmet(server.machine())).toEqual(['file-locked']);
      expect(unmet(withoutOnce(server.machine(), ['file-locked']))).toEqual([]);
    } finally {
      await server.remove();
    }
  });
});
