import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reapplied, recovered } from '../../main/report/fixture-recoveries.js';
import { cliHere, documentHere } from './program-here.js';
import { startCli } from './run-cli.js';

const work = mkdtempSync(join(tmpdir(), 'cas-recovery-handed-on-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const allText = (folder: string): string =>
  readdirSync(folder)
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

const names = /ex3|exchangeserverp/i;

describe('what came after a recovery, and what its tools printed', () => {
  const older = ['--state', join(work, 'older')];
  const id = 'ex3-20261124-063000';
  const keep = (name: string, file: string, bytes: Buffer): void => {
    const folder = join(work, 'older', 'recoveries', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, file), bytes);
  };

  beforeAll(() => {
    keep(id, 'journal.jsonl', recovered().bytes);
    keep('ex3-reapply', 'journal.jsonl', reapplied(id).bytes);
    const long = Buffer.alloc(10_000_000, 'x');
    const line = (...text: (string | Buffer)[]): Buffer =>
      Buffer.concat(['2026-11-24T06:31:00.000Z\t', ...text, '\n'].map(each => Buffer.from(each)));
    const invalid = Buffer.from([0xff, 0xc3, 0x28, 0x00, 0x1b]);
    keep(id, 'output.log', Buffer.concat([line('joined EXCHANGESERVERP as EX3'), line(invalid), line(long, 'EX3')]));
  });

  it('goes along with an export, which proves itself on any computer', async () => {
    const out = join(work, 'proves');
    await cliHere(['export', id, '--out', out, ...older]);
    const moved = join(work, 'moved');
    renameSync(out, moved);
    for (const form of ['html', 'json', 'csv']) {
      const check = ['report', '--check', join(moved, `report.${form}`), '--journal', join(moved, 'journal.jsonl')];
      const { code, stdout } = await cliHere([...check, '--state', join(work, 'elsewhere')]);
      expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('Proven:') as unknown });
    }
    rmSync(join(moved, 'later-ex3-reapply.jsonl'));
    const check = ['report', '--check', join(moved, 'report.html'), '--journal', join(moved, 'journal.jsonl')];
    expect((await cliHere([...check, '--state', join(work, 'elsewhere')])).code).toBe(1);
    const page = readFileSync(join(moved, 'report.html'), 'utf8');
    expect(page.length).toBeLessThan(200_000);
    expect(page).toContain('more characters, line 3 of output.log');
  });

  it('is in a redacted copy too, without names, and is the same when it is made again later', async () => {
    const report = ['report', id, '--redacted'];
    const { document } = await documentHere([...report, '--out', join(work, 'redacted-1'), ...older]);
    if (document.command !== 'report') throw new Error(JSON.stringify(document));
    const { output, later, madeAt } = document.report;
    expect(output?.parts.flatMap(({ lines }) => lines)[0]?.text).toBe('joined DOMAIN-1 as SERVER-1');
    expect(later).toMatchObject([{ recoveryId: 'SERVER-1-reapply', changes: [{ title: 'Value' }] }]);
    expect(allText(join(work, 'redacted-1'))).not.toMatch(names);
    keep(
      'ex3-reapply',
      'journal.jsonl',
      reapplied(id).after(1e8).write({ kind: 'recovery-ended', outcome: 'stopped', note: '' }).bytes,
    );
    await cliHere([...report, '--made-at', madeAt, '--out', join(work, 'redacted-2'), ...older]);
    expect(allText(join(work, 'redacted-2'))).toBe(allText(join(work, 'redacted-1')));
  });

  it('is gone as a whole, or there as a whole, when a deletion is killed', async () => {
    const many = join(work, 'older', 'recoveries', id, 'kept');
    mkdirSync(many);
    for (let number = 0; number < 5000; number += 1) writeFileSync(join(many, String(number)), '');
    const recoveries = join(work, 'older', 'recoveries');
    rmSync(join(recoveries, 'ex3-reapply'), { recursive: true });
    const { child, ended } = startCli(['delete', id, '--confirm', 'EX3', ...older]);
    while (!readdirSync(recoveries).some(name => name.startsWith('.removed-')) && child.exitCode === null) {
      await new Promise(done => setTimeout(done, 1));
    }
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
    expect(readdirSync(recoveries)).toEqual([expect.stringMatching(/^\.removed-/) as unknown]);
    const { document } = await documentHere(['status', ...older]);
    expect(document).toMatchObject({ command: 'status', recoveries: [] });
    expect(readdirSync(recoveries)).toEqual([]);
  });
});
