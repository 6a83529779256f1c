import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Decision,
  Difference,
  KitComparison,
  ReapplyChoice,
  ReapplyProposal,
} from '../../preload/contract/index.js';
import { openJournalFile } from '../adapters/state/journal-file.js';
import { openPreparedFiles } from '../adapters/state/prepared-files.js';
import { systemClock } from '../ports/clock.js';
import { Secret } from '../ports/secret.js';
import type { Outcome } from '../runbook/engine-parts.js';
import { openJournal, type Journal } from '../runbook/journal.js';
import type { Question } from '../runbook/questions.js';
import { compareSettings } from '../settings/compare/compare-settings.js';
import { editFile } from '../settings/edit/edit-file.js';
import { iisChanges } from '../settings/edit/iis-change.js';
import { sectionClashes } from '../settings/sections/duplicate-sections.js';
import { allChecks } from '../verification/checks/index.js';
import { verifyFacts } from '../verification/fixture-look.js';
import type { Edits } from './edits.js';
import { hostOf, lookAt, sideOf, type Server } from './fixture-server.js';
import { createReapply, type NewReapply } from './reapply.js';
import type { ReapplyKit } from './reapply-kit.js';
import { runReapply } from './run-reapply.js';

const edits: Edits = { compareSettings, editFile, iisChanges, sectionClashes };

/** A kit of one server beside another, and the re-applications between them. */
export interface Bench {
  readonly kit: Server;
  readonly now: Server;
  /** A prepared file of the first re-application, and its folder of kept copies. */
  prepared(name: string): string;
  kept(): string;
  differences(): Promise<readonly Difference[]>;
  propose(choice: Partial<ReapplyChoice>): Promise<ReapplyProposal['changes']>;
  begin(choice: Partial<ReapplyChoice>): Promise<Work>;
  undo(earlier: Work): Promise<Work>;
  remove(): Promise<void>;
}

export interface Work {
  readonly journal: Journal;
  readonly asked: Question[];
  /** One session. Consents to all, unless an answer is given; then nobody is there any more. */
  run(answers?: readonly Decision[], password?: string): Promise<Outcome>;
}

export function bench(kit: Server, now: Server): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-reapply-'));
  const reapply = createReapply({ edits, clock: systemClock });
  const { signal } = new AbortController();
  let number = 0;
  const journals: Journal[] = [];
  const opened = (): ReapplyKit => ({
    manifest: {
      schema: 'cas-recovery/kit/1',
      id: 'kit',
      takenAt: '2026-11-01T08:00:00.000Z',
      takenBy: { account: 'anna', computer: 'EX3' },
      programVersion: '1',
      from: 'server',
      server: { name: 'EX3', fqdn: null, build: null, rollupBuild: null, rollup: null, installPath: null },
      roots: {},
      files: kit.settings.certificates.map(({ thumbprint }) => ({
        path: `certificates/${thumbprint}.pfx`,
        bytes: 1,
        sha256: '0'.repeat(64),
        tree: null,
        from: null,
        modifiedAt: null,
      })),
      lacks: [],
    },
    side: sideOf(kit),
    extract: (_inside, to) => {
      writeFileSync(to, 'pfx');
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
  const differences = async (): Promise<readonly Difference[]> =>
    (await compareSettings(sideOf(kit), null, sideOf(now), { signal })).differences;
  const pair = async () => {
    const comparison: KitComparison = {
      schema: 'cas-recovery/comparison/1',
      kit: { path: 'kit', id: 'kit', takenAt: '2026-11-01T08:00:00.000Z', server: 'EX3' },
      target: { kind: 'this' },
      server: 'EX3',
      comparedAt: '2026-11-26T08:00:00.000Z',
      defaultsTakenAt: null,
      differences: [...(await differences())],
      same: {},
      notCompared: [],
    };
    return { kit: opened(), comparison, now: lookAt(now) };
  };
  const whole = (choice: Partial<ReapplyChoice>): ReapplyChoice => ({
    differences: [],
    wholeFiles: [],
    rollupFile: null,
    ...choice,
  });
  const write = async (fresh: NewReapply): Promise<Work> => {
    number += 1;
    const own = join(folder, String(number));
    const files = await openPreparedFiles(own);
    const plan = await fresh.write(files);
    const journal = await openJournal(await openJournalFile(join(own, 'journal.jsonl')), systemClock);
    journals.push(journal);
    await journal.append({
      kind: 'recovery-started',
      recoveryId: String(number),
      mode: 'rehearsal',
      scenario: null,
      serverName: 'EX3',
      productVersion: '1',
      operator: { account: 'anna', computer: 'EX3' },
    });
    await journal.append({ kind: 'reapply-planned', plan });
    const asked: Question[] = [];
    return {
      journal,
      asked,
      run: (answers, password) => {
        const waiting = answers && [...answers];
        return runReapply({
          host: hostOf(now),
          files,
          edits,
          look: () => Promise.resolve(lookAt(now)),
          openKit: () => Promise.resolve(opened()),
          verification: {
            count: allChecks.length,
            mended: () => Promise.resolve(),
            verify: async () => verifyFacts({ facts: await hostOf(now).facts(), before: null, now: null }),
          },
          engine: {
            journal,
            decide: question => {
              asked.push(question);
              const usual: Decision | 'later' =
                question.kind === 'consent' ? { choice: 'consent', typedName: 'EX3' } : 'later';
              return Promise.resolve(waiting ? (waiting.shift() ?? 'later') : usual);
            },
            operator: { account: 'anna', computer: 'EX3' },
            door: 'command line',
            sessionId: 'session',
            signal,
            bootId: () => Promise.resolve(`boot ${String(now.boot)}`),
            restartItems: reason => [{ command: 'shutdown /r', changes: reason, undo: null }],
            restart: () => {
              now.boot += 1;
              return Promise.resolve();
            },
            beforeLook: () => undefined,
            beforeRetry: () => Promise.resolve(),
            password: () => (password === undefined ? undefined : new Secret(password)),
            onProgress: () => undefined,
            onOutput: () => undefined,
          },
        });
      },
    };
  };
  return {
    kit,
    now,
    prepared: name => join(folder, '1', 'prepared', name),
    kept: () => join(folder, '1', 'kept'),
    differences,
    propose: async choice => (await reapply.propose(await pair(), whole(choice))).changes,
    begin: async choice => write(reapply.begin(await pair(), whole(choice), null)),
    undo: async earlier => {
      const { records } = earlier.journal;
      const plan = records.flatMap(({ entry }) => (entry.kind === 'reapply-planned' ? [entry.plan] : []))[0];
      if (!plan) throw new Error('no plan');
      return write(reapply.undo('1', records, plan));
    },
    remove: async () => {
      for (const journal of journals) await journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
