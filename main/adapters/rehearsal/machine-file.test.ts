import { describe, expect, it } from 'vitest';
import { changeMachine } from './machine-file.js';

if (process.platform === 'linux') {
  describe('a machine in a folder that nobody may write to', () => {
    it('is given up after a few seconds', () => {
      const began = Date.now();
      expect(() => changeMachine('/sys', machine => machine)).toThrow(/EACCES|EROFS/);
      expect(Date.now() - began).toBeLessThan(15_000);
    });
  });
}
