import { open } from 'node:fs/promises';
import { momentOf, OrderOfDates, type WrittenTime, writtenTime } from '../../../setup-log/record-time.js';
import { FactCollector } from '../../../setup-log/run-facts.js';
import { Outcome } from '../../../setup-log/run-outcome.js';
import { decodeText } from '../process/text-decoder.js';

/** The last run in ExchangeSetup.log that had to do with the roles of this machine. */
export interface RoleRun {
  /** Install, Upgrade, Uninstall, RecoverServer; null when it does not say. */
  readonly mode: string | null;
  readonly startedAt: string;
  /** When the last record of it was written; null when it never came to an end. */
  readonly endedAt: string | null;
  readonly succeeded: boolean | null;
}

const ofDirectoryAlone = /^Prepare|Provisioned|LanguagePack/;

interface Run {
  readonly facts: FactCollector;
  readonly outcome: Outcome;
  readonly started: WrittenTime;
  last: WrittenTime;
}

/**
 * Looks in a log of setup for the last run that installed, recovered or removed roles. Runs that prepared the directory,
 * or handled languages, say nothing of this machine. Null when there is none.
 * @fidelity C setup log: real log lines of Exchange 2010 (geekswithblogs.net, ficilitydotnet) and of Microsoft's CSS-Exchange; see the diagnosis of setup
 */
export function lastRoleRun(log: string): RoleRun | null {
  const order = new OrderOfDates();
  const runs: Run[] = [];
  let belowStars = false;
  for (const { date, level, said } of records(log)) {
    const time = level === 0 ? writtenTime(date) : undefined;
    if (time) {
      order.take({ ...time, ofDay: 0 });
      if (begins(said, belowStars)) {
        runs.push({ facts: new FactCollector(), outcome: new Outcome(), started: time, last: time });
      }
      belowStars = said.startsWith('*'.repeat(30));
    }
    const run = runs.at(-1);
    if (run) take(run, said, time);
  }
  const found = runs.reverse().find(({ facts }) => !ofDirectoryAlone.test(facts.facts.mode ?? ''));
  return found ? told(found, order) : null;
}

function take(run: Run, said: string, time: WrittenTime | undefined): void {
  if (time) {
    run.facts.take(said);
    run.outcome.take(said);
    run.last = time;
  } else if (said.startsWith('Setup is stopping now because of one or more critical errors')) run.outcome.fail();
}

const begins = (said: string, belowStars: boolean): boolean =>
  said.startsWith('Starting Microsoft Exchange Server') ||
  (belowStars && said.includes('Exchange') && !said.startsWith('End of Setup'));

/** The records of setup itself and of its tasks; what commands inside a task say is passed over. */
function* records(log: string): Generator<{ date: string; level: number; said: string }> {
  const head = /^\[([^\]]{8,120})\] \[([01])\] ?(.*)$/gm;
  for (const [, date = '', level, said = ''] of log.matchAll(head))
    yield { date, level: Number(level), said: said.trimEnd() };
}

function told({ facts, outcome, started, last }: Run, { order }: OrderOfDates): RoleRun | null {
  const startedAt = momentOf(started, order)?.toISOString();
  if (startedAt === undefined) return null;
  const { succeeded } = outcome;
  const endedAt = succeeded === null ? null : (momentOf(last, order)?.toISOString() ?? null);
  return { mode: facts.facts.mode, startedAt, endedAt, succeeded };
}

/** The end of a log that is read: enough for several runs. */
const mostBytes = 32 * 1024 * 1024;

/** The same of a file, of a very long one by its end; null when there is no such file. */
export async function lastRoleRunIn(file: string): Promise<RoleRun | null> {
  const handle = await open(file, 'r').catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw thrown;
  });
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - mostBytes) & ~1;
    const bytes = Buffer.alloc(Math.min(size, size - start));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, start);
    return lastRoleRun(decodeText(bytes.subarray(0, bytesRead), { usual: 'cp1252', orUtf8: true }));
  } finally {
    await handle.close();
  }
}
