import { z } from 'zod';
import type {
  BalancingReading,
  DailyBackupReading,
  EventGroup,
  EventReading,
  LastEvent,
  ShellReading,
} from '../../ports/aftermath.js';
import { BackupPolicy, BackupToolThere } from '../../ports/backup-history.js';
import { failure } from '../../problems/problem.js';

// What the scripts answer, before anything is concluded from it.

/** An answer, or why there is none. */
export type Told = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

/** All parts of an answer, by name. */
export interface Answers {
  readonly part: (name: string) => Told;
  /** What was printed. */
  readonly raw: string;
  readonly readAt: string;
}

export const eventLogs = ['Application', 'System'] as const;

/** One log of Windows: errors and warnings since a moment, each kind once. Levels are numbers: 1 critical, 2 error, 3 warning. */
export const LogAnswer = z.object({
  rows: z.array(
    z.object({
      provider: z.string(),
      id: z.number().int(),
      level: z.number().int(),
      count: z.number().int().positive(),
      firstAt: z.string(),
      lastAt: z.string(),
      message: z.string(),
    }),
  ),
  /** The oldest event of the log; null where it is empty. */
  oldestAt: z.string().nullable(),
  /** Reading ended here, as there were too many or it took too long; null where all were read. */
  brokeOffAt: z.string().nullable(),
});

/** One event that was looked for; null where there is none. */
const LastAnswer = z.object({
  event: z.object({ id: z.number().int(), at: z.string(), message: z.string() }).nullable(),
});

/** What the script of the events is asked for, apart from the logs. */
export const lastEvents = ['setup-event', 'topology-event'] as const;

export const BalancingAnswer = z.object({
  installed: z.boolean(),
  /** Clusters that this host is bound to. */
  clusters: z.array(z.object({ address: z.string(), name: z.string() })),
  /** Those of them that tell their state. */
  nodes: z.array(
    z.object({ computer: z.string(), name: z.string(), priority: z.number().int(), statusCode: z.number().int() }),
  ),
  computer: z.string(),
});

export const HealthAnswer = z.object({
  shell: z.boolean(),
  rows: z.array(z.object({ role: z.string(), required: z.boolean(), notRunning: z.array(z.string()) })),
});

export const VersionAnswer = z.object({ shell: z.boolean(), version: z.string().nullable() });

/** `passed` as the object of the cmdlet has it; null where it was not run, then `told` says why. */
export const TestsAnswer = z.object({
  shell: z.boolean(),
  rows: z.array(z.object({ cmdlet: z.string(), passed: z.boolean().nullable(), told: z.string() })),
});

/** The parts that the Exchange shell is asked for. */
export const shellParts = ['service-health', 'server-version', 'replication-health', 'connectivity'] as const;

/** Throws `AFTERMATH_NOT_READ` where a log was not read: half of the events would look like few. */
export function eventsFrom(since: string, { part, raw, readAt }: Answers): EventReading {
  const logs = eventLogs.map(log => ({ log, answer: valueOf(LogAnswer, part(log.toLowerCase()), `${log} log`, raw) }));
  const groups = logs.flatMap(({ log, answer }) =>
    answer.rows.map(({ id, level, ...row }): EventGroup => ({
      log,
      ...row,
      eventId: id,
      level: levelOf(level),
      message: short(row.message),
    })),
  );
  // Where a log begins later, or its reading was broken off, what came before is unknown.
  const begins = logs.flatMap(({ answer }) => [answer.oldestAt, answer.brokeOffAt]).filter(isAfter(since));
  const from = begins.sort().at(-1) ?? null;
  const [setup, topology] = [lastFrom(part('setup-event')), lastFrom(part('topology-event'))];
  return { source: 'event logs Application and System', readAt, raw, since, groups, from, setup, topology };
}

function lastFrom(told: Told): LastEvent {
  const found = read(LastAnswer, told);
  if ('why' in found) return { state: 'unread', why: found.why };
  const { event } = found.value;
  return event ? { state: 'there', eventId: event.id, at: event.at, message: event.message } : { state: 'none' };
}

const isAfter =
  (since: string) =>
  (moment: string | null): moment is string =>
    moment !== null && Date.parse(moment) > Date.parse(since);

const levelOf = (level: number): EventGroup['level'] => {
  if (level === 1 || level === 2) return 'error';
  return level === 3 ? 'warning' : 'information';
};

const longestMessage = 500;
const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}…` : line;
};

/** None where the feature is not installed or no adapter is bound to a cluster. Throws `AFTERMATH_NOT_READ`. */
export function balancingFrom({ part, raw, readAt }: Answers): BalancingReading {
  const { clusters, nodes, computer } = valueOf(BalancingAnswer, part('balancing'), 'state of load balancing', raw);
  const own = shortName(computer).toLowerCase();
  return {
    source: 'WMI root\\MicrosoftNLB, MicrosoftNLB_Node',
    readAt,
    raw,
    clusters: clusters.map(({ address }) => {
      // A node is called after its cluster: `10.0.0.100:1`.
      const named = nodes.filter(({ name }) => name.startsWith(`${address}:`));
      const hosts = (named.length > 0 ? named : nodes).map(one => ({
        name: shortName(one.computer),
        statusCode: one.statusCode,
      }));
      const here = hosts.find(({ name }) => name.toLowerCase() === own);
      return { address, statusCode: here?.statusCode ?? 0, hosts };
    }),
  };
}

const shortName = (name: string): string => name.split('.')[0] ?? name;

/** Throws `AFTERMATH_NOT_READ` where Windows Server Backup is there, and can't be asked what it takes every day. */
export function dailyBackupFrom({ part, raw, readAt }: Answers): DailyBackupReading {
  const tool = valueOf(BackupToolThere, part('tool'), 'schedule of Windows Server Backup', raw);
  const installed = tool.cmdlets || tool.program;
  const { policy } = installed
    ? valueOf(BackupPolicy, part('schedule'), 'schedule of Windows Server Backup', raw)
    : { policy: null };
  return { source: 'Get-WBPolicy', readAt, raw, installed, policy };
}

/** Parts that could not be asked say so; it throws only where the shell told nothing at all. */
export function shellFrom({ part, raw, readAt }: Answers): ShellReading {
  const health = read(HealthAnswer, part('service-health'));
  const version = read(VersionAnswer, part('server-version'));
  const tests = [read(TestsAnswer, part('replication-health')), read(TestsAnswer, part('connectivity'))];
  const all = [health, version, ...tests];
  const whys = [...new Set(all.flatMap(one => ('why' in one ? [one.why] : [])))];
  if (whys.length > 0 && all.every(one => 'why' in one)) {
    throw failure('AFTERMATH_NOT_READ', { what: 'answers of the Exchange shell', why: whys[0] ?? '', output: raw });
  }
  const missing = all.some(one => 'value' in one && !one.value.shell);
  return {
    source: 'Exchange Management Shell of this server',
    readAt,
    raw,
    roles: 'value' in health && health.value.shell ? health.value.rows : null,
    version: 'value' in version ? version.value.version : null,
    tests: tests.flatMap(one => ('value' in one ? one.value.rows.map(testOf) : [])),
    why: missing ? 'The snap-in of Exchange is not registered on this server.' : (whys[0] ?? null),
  };
}

function testOf({ cmdlet, passed, told }: z.infer<typeof TestsAnswer>['rows'][number]): ShellReading['tests'][number] {
  const outcome = passed === null ? 'not run' : passed ? 'passed' : 'failed';
  return { cmdlet, outcome, told: short(told) };
}

type Read<T> = { readonly value: T } | { readonly why: string };

function read<T>(form: z.ZodType<T>, told: Told): Read<T> {
  if (!told.ok) return { why: told.why };
  const found = form.safeParse(told.value);
  return found.success ? { value: found.data } : { why: z.prettifyError(found.error) };
}

function valueOf<T>(form: z.ZodType<T>, told: Told, what: string, output: string): T {
  const found = read(form, told);
  if ('value' in found) return found.value;
  throw failure('AFTERMATH_NOT_READ', { what, why: found.why, output });
}
