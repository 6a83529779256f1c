import { createHash } from 'node:crypto';
import {
  type Comparison,
  type Fact,
  type Finding,
  type JournalEntry,
  JournalRecord,
  type Plan,
  type Problem,
  type StepCard,
  type StepId,
  type Verification,
} from '../../preload/contract/index.js';
import { lostServerOf, serverSummaryOf, virtualDirectoryOf } from '../../preload/contract/fixture-lost-server.js';

/** Journals to make reports from, told as the engine tells them. For the tests alone. */
export class JournalMaker {
  readonly records: JournalRecord[] = [];
  readonly #lines: string[] = [];
  #now = Date.parse('2026-11-24T06:30:00.000Z');

  /** Lets time pass before the next record. */
  after(seconds: number): this {
    this.#now += seconds * 1000;
    return this;
  }

  get now(): string {
    return new Date(this.#now).toISOString();
  }

  get head(): string {
    return this.records.at(-1)?.hash ?? '0'.repeat(64);
  }

  /** The journal as it lies on the disk. */
  get bytes(): Buffer {
    return Buffer.from(this.#lines.join(''), 'utf8');
  }

  write(entry: JournalEntry): this {
    const frame = { schema: 'cas-recovery/journal/1', sequence: this.records.length, at: this.now } as const;
    const body = JSON.stringify({ ...frame, previous: this.head, entry });
    const hash = createHash('sha256').update(body).digest('hex');
    this.#lines.push(`${body.slice(0, -1)},"hash":"${hash}"}\n`);
    this.records.push(JournalRecord.parse({ ...frame, previous: this.head, hash, entry }));
    return this;
  }

  /** Looks, asks, acts and verifies, without anything in the way. */
  step(
    stepId: StepId,
    { attempt = 1, seconds, commands = [], evidence = [], finding, milestones = [] }: StepStory,
  ): this {
    const step = { stepId, attempt };
    this.after(2).write({ kind: 'checked', ...step, finding: finding ?? ready(this.now) });
    if (commands.length > 0)
      this.consent(stepId, attempt).write({ kind: 'act-intended', ...step, commands, before: {} });
    for (const name of milestones) {
      this.write({ kind: 'milestone', ...step, name, state: 'started' });
      this.after(seconds / milestones.length).write({ kind: 'milestone', ...step, name, state: 'completed' });
    }
    if (milestones.length === 0) this.after(seconds);
    if (commands.length > 0) this.write({ kind: 'acted', ...step, durationMs: seconds * 1000 });
    return this.after(1).write({
      kind: 'verified',
      ...step,
      facts: evidence.map(each => ({ ...each, readAt: this.now })),
    });
  }

  consent(stepId: StepId, attempt = 1): this {
    const decision = { choice: 'consent' as const, ...(stepId === 'recovery-setup' && { typedName: serverName }) };
    return this.after(20).write({ kind: 'decided', stepId, attempt, decision, operator });
  }

  restart(stepId: StepId, reason: string): this {
    const step = { stepId, attempt: 1 };
    const commands = ['shutdown.exe /r /t 5 /d p:4:2'];
    this.write({ kind: 'restart-intended', ...step, reason, bootId: 'boot', commands });
    this.after(1).write({ kind: 'restart-requested', ...step });
    return this.after(95).session().write({ kind: 'restart-observed', fromBootId: 'boot', toBootId: 'boot-2' });
  }

  session(): this {
    const about = { sessionId: `session-${this.now}`, door: 'window', processId: 4711, bootId: 'boot' } as const;
    return this.write({ kind: 'session-started', ...about, operator });
  }
}

interface StepStory {
  readonly attempt?: number;
  readonly seconds: number;
  readonly commands?: string[];
  readonly evidence?: readonly Omit<Fact, 'readAt'>[];
  readonly finding?: Finding;
  readonly milestones?: readonly string[];
}

export const serverName = 'EX3';
export const operator = { account: 'EXCHANGESERVERP\\admin', computer: 'EX3' };

const card = (id: StepId, title: string, explain: string, risk: StepCard['risk']): StepCard => ({
  id,
  title,
  explain,
  risk,
  usualSeconds: 60,
  skippable: id === 'verification',
});

export const cards: StepCard[] = [
  card(
    'new-server',
    'New server',
    'Looks whether this Windows can become the lost server. Setup refuses any other.',
    'reads only',
  ),
  card(
    'identity',
    'Identity',
    'Gives the server the name, address and domain of the lost one. Clients and the directory know it by these.',
    'can be undone',
  ),
  card(
    'prerequisites',
    'Prerequisites',
    'Installs the Windows features that Exchange needs. Setup stops without them.',
    'can be undone',
  ),
  card(
    'recovery-setup',
    'Recovery setup',
    'Installs Exchange from what the directory records of the lost server. It runs once, and can’t be repeated blindly.',
    'cannot be repeated',
  ),
  card(
    'restart',
    'Restart',
    'Restarts the server, as setup asks. Some of its changes work only after that.',
    'cannot be undone',
  ),
  card(
    'verification',
    'Verification',
    'Looks whether the rebuilt server answers as the lost one did. Nobody should find out before you.',
    'reads only',
  ),
];

export function ready(readAt: string, comparisons: Comparison[] = []): Finding {
  return { state: 'ready', before: {}, comparisons, facts: [fact('name', 'Computer name', 'WIN-7Q2K', readAt)] };
}

export function fact(id: string, label: string, value: string, readAt: string): Fact {
  return { id, label, value, source: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName', raw: value, readAt };
}

export function compared(id: string, label: string, lost: string, rebuilt = lost): Comparison {
  const same = lost === rebuilt;
  return {
    id,
    label,
    lost,
    lostSource: 'Active Directory',
    rebuilt,
    rebuiltSource: 'This server',
    result: same ? 'same' : 'different',
    remedy: same ? '' : `Set it to ${lost}.`,
  };
}

export const setupFailed: Problem = {
  code: 'SETUP_FAILED_IN_ROLE',
  happened: 'Exchange setup failed while it installed the Client Access role.',
  matters: 'The server is half installed. No client can be served by it yet.',
  next: 'Read the details, mend the cause, then try again: setup continues where it stopped.',
  details: 'Client Access Server Role         ......................... FAILED\nThe process <w3wp> was terminated.',
};

const madeAt = '2026-11-24T06:30:05.000Z';
const organization =
  'CN=First Organization,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=exchangeserverpro,DC=local';
const serverDn = `CN=EX3,CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,${organization}`;

const directoryOf = (kind: 'OWA' | 'ECP') =>
  virtualDirectoryOf({
    kind,
    distinguishedName: `CN=${kind.toLowerCase()} (Default Web Site),CN=HTTP,CN=Protocols,${serverDn}`,
    internalUrl: `https://ex3.exchangeserverpro.local/${kind.toLowerCase()}`,
    externalUrl: `https://mail.exchangeserverpro.local/${kind.toLowerCase()}`,
  });

export const plan: Plan = {
  schema: 'cas-recovery/plan/1',
  madeAt,
  directory: { kind: 'ldap', url: 'ldaps://dc1.exchangeserverpro.local', user: 'admin@exchangeserverpro.local' },
  lostServer: lostServerOf({
    readAt: madeAt,
    readFrom: 'ldaps://dc1.exchangeserverpro.local',
    organization: 'First Organization',
    domain: 'exchangeserverpro.local',
    summary: serverSummaryOf({
      name: serverName,
      fqdn: 'ex3.exchangeserverpro.local',
      version: { build: '14.1.218.15', name: 'Exchange Server 2010 SP1', raw: 'Version 14.1 (Build 30218.15)' },
      site: 'Default-First-Site-Name',
      installPath: 'C:\\Program Files\\Microsoft\\Exchange Server\\V14',
      distinguishedName: serverDn,
    }),
    virtualDirectories: [directoryOf('OWA'), directoryOf('ECP')],
    computer: null,
  }),
  identity: {
    name: serverName,
    fqdn: 'ex3.exchangeserverpro.local',
    domain: 'exchangeserverpro.local',
    address: '192.168.0.33',
    addressSource: 'DNS record of ex3.exchangeserverpro.local',
    mask: '255.255.255.0',
    gateway: '192.168.0.1',
    dnsServers: ['192.168.0.10'],
    joinAccount: 'admin@exchangeserverpro.local',
  },
  lostAt: '2026-11-23T19:00:00.000Z',
  targetDir: null,
  domainController: 'dc1.exchangeserverpro.local',
  requiredMedia: 'Exchange Server 2010 SP1 (14.1.218.15)',
  folders: { media: null, packages: null, windowsSource: null },
  machineId: null,
  steps: cards,
};

/** Checks of the server that all passed, with none of them told. */
export const allWell: Verification = {
  schema: 'cas-recovery/verification/1',
  serverName,
  mode: 'rehearsal',
  startedAt: '2026-11-24T08:40:00.000Z',
  endedAt: '2026-11-24T08:41:00.000Z',
  comparedWith: [],
  checks: [],
  verdict: { standing: 'ready for clients', summary: 'EX3 can take clients.', because: [] },
};
