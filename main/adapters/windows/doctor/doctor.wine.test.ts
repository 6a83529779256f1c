import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CliDocument, DoctorReport } from '../../../../preload/contract/index.js';
import { onWine, removeFolder } from '../process/fixture-windows.js';
import { runTool } from '../process/run-tool.js';

const program = resolve('dist', 'cli', 'index.cjs');

describe('cas-recovery doctor on Windows', () => {
  it('comes to its end, and says of each probe what it found or why it found nothing', async () => {
    expect(existsSync(program), 'node scripts/build.mjs').toBe(true);
    const folder = await mkdtemp(join(tmpdir(), 'cas doctor-'));
    const bundle = join(folder, 'bundle.json');
    try {
      const args = [program, 'doctor', '--json', '--bundle', bundle];
      const { exitCode, standardOutput } = await runTool({
        file: process.execPath,
        args,
        timeLimitSeconds: 300,
        encoding: 'utf-8',
      });
      const document = CliDocument.parse(JSON.parse(standardOutput));
      if (document.command !== 'doctor') throw new Error(standardOutput);
      const { report } = document;
      expect(report.platform).toBe('win32');
      const silent = report.probes.filter(({ answered }) => !answered);
      expect(exitCode).toBe(silent.length === 0 ? 0 : 1);
      expect(silent.filter(({ why }) => (why ?? '') === '')).toEqual([]);
      expect(report.probes.find(({ probe }) => probe === 'code-pages')).toMatchObject({ answered: true });
      // Wine has a PowerShell that prints nothing: it must not pass for a machine without anything.
      if (onWine) {
        expect(report.facts?.unread).toHaveProperty('services');
        expect(report.probes.find(({ probe }) => probe === 'names')?.why).toContain('before the script had ended');
      }
      const written = await readFile(bundle, 'utf8');
      expect(Object.keys(DoctorReport.shape).filter(key => !written.includes(`"${key}"`))).toEqual([]);
    } finally {
      await removeFolder(folder);
    }
  }, 320_000);
});
