import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verification } from '../preload/contract/index.js';
import { expectedOf } from './compose-verification-expected.js';
import { toProblem } from './problems/problem.js';
import { buildReport } from './report/build-report.js';
import { recovered } from './report/fixture-recoveries.js';
import { reportJson } from './report/report-json.js';
import type { Expected } from './verification/world.js';

const { records, head } = recovered();
const report = buildReport({ records, head, productVersion: 'test', madeAt: '2026-11-27T08:00:00.000Z' });
const text = reportJson(report);

const verification: Verification = {
  schema: 'cas-recovery/verification/1',
  ...{ serverName: 'EX3', mode: 'rehearsal' },
  ...{ startedAt: '2026-11-27T07:00:00.000Z', endedAt: '2026-11-27T07:01:00.000Z' },
  comparedWith: [{ kind: 'kit', name: 'the kit K', readAt: '2026-11-26T10:00:00.000Z' }],
  ...{ checks: [], verdict: { standing: 'not ready', summary: 'It is not.', because: [] } },
};

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'cas-recovery-against-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function against(content: string | Buffer): Promise<Expected> {
  const path = join(folder, 'report.json');
  await writeFile(path, content);
  // It is a file, and nothing else is asked.
  const house = { store: { has: () => Promise.resolve(false) } } as unknown as Parameters<typeof expectedOf>[0];
  return expectedOf(house, { serverName: 'EX3', against: [path] }, new AbortController().signal);
}

const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (thrown: unknown) => toProblem(thrown).code,
  );

describe('a report that a server is compared with', () => {
  it.each([
    ['as it was written', text],
    ['as Windows PowerShell redirects it', Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le')],
  ])('is taken %s', async (_what, content) => {
    const { comparedWith, directory } = await against(content);
    expect(directory).toEqual(report.lostServer);
    expect(comparedWith.map(({ name }) => name)).toEqual([`the report ${join(folder, 'report.json')}`]);
  });

  it('says without a seal that nothing proves it', async () => {
    const { seal: _seal, ...unsealed } = JSON.parse(text) as Record<string, unknown>;
    const { comparedWith } = await against(JSON.stringify(unsealed));
    expect(comparedWith[0]?.name).toContain('which has no seal: nothing proves');
  });

  it.each<readonly [string, string]>([
    ['with a changed URL', text.replaceAll('https://', 'https://evil.')],
    ['with a key after its seal', text.replace(/\n\}\n$/, ',\n  "serverName": "EX3"\n}\n')],
    ['in another layout', JSON.stringify(JSON.parse(text))],
  ])('is refused %s', async (_what, changed) => {
    expect(changed).not.toBe(text);
    expect(await problemOf(against(changed))).toBe('VERIFICATION_REPORT_CHANGED');
  });

  it('brings the checks at its end too, beside the reading', async () => {
    const { directory, earlier } = await against(reportJson({ ...report, verification }));
    expect(directory).toEqual(report.lostServer);
    expect(earlier).toMatchObject({ readAt: verification.startedAt, withKit: true });
  });

  it.each([
    ['saved', verification],
    ['as --json tells it', { schema: 'cas-recovery/cli/1', command: 'verify', verification }],
  ])('may be a verification: %s', async (_what, document) => {
    const { directory, earlier, comparedWith } = await against(JSON.stringify(document));
    expect(directory).toBeNull();
    expect(earlier).toMatchObject({ readAt: verification.startedAt, withKit: true });
    expect(comparedWith[0]?.name).toContain('the verification');
  });

  it('is refused as a redacted copy, before its stand-ins are taken for another server', async () => {
    const copy = reportJson({ ...report, redacted: true, serverName: 'SERVER-1' });
    expect(await problemOf(against(copy))).toBe('VERIFICATION_REDACTED_COPY');
  });
});
