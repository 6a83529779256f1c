import type { Comparison, Fact, HostChange, HostFacts, Problem } from '../../../preload/contract/index.js';
import type { SetupEnd } from '../../ports/host.js';
import { Failure } from '../../problems/failure.js';
import { failure, problem } from '../../problems/problem.js';
import { compareBuilds } from '../../product/builds.js';
import { defaultInstallPath, setupPhases, usualSetupSeconds } from '../../product/exchange-2010.js';
import { hostRun } from '../../runbook/host-run.js';
import { defineStep, type Proposal, type StepRun } from '../../runbook/step.js';
import { diagnose } from '../../setup-log/diagnose.js';
import { readConsole } from '../../setup-log/read-console.js';
import { compare, comparisons, hostFact, sameText, sourceOf } from '../evidence.js';
import { describeChange } from '../describe-change.js';
import type { RecoveryWorld } from '../world.js';
import { pendingReason } from './prerequisites.js';

/** Step 4 of the article: `setup /m:RecoverServer`. Started once; a second time only on a person's word. */
export const recoverySetup = defineStep<RecoveryWorld>({
  card: {
    id: 'recovery-setup',
    title: 'Recovery setup rebuilds the server',
    explain:
      'Exchange setup runs in recovery mode and rebuilds this server from what Active Directory records of it. It can’t be undone, and once it has begun it must come to its end.',
    risk: 'cannot be repeated',
    usualSeconds: usualSetupSeconds,
    skippable: false,
  },
  timeLimitSeconds: 4 * 3600,

  async check(world) {
    const facts = await world.host.facts();
    const seen = { facts: evidenceOf(facts), comparisons: comparisonsOf(world, facts) };
    const unknown = notRead(facts);
    if (unknown) return { state: 'blocked', problem: unknown, ...seen };
    const { setup } = facts.exchange;
    switch (setup.state) {
      case 'succeeded':
        return { state: 'done', ...seen };
      case 'running':
        return { state: 'running', ...seen };
      case 'failed': {
        const left = whatItLeft(setup);
        if (left) return { state: 'half-done', problem: left, ...seen };
        break;
      }
      case 'never-run':
        break;
    }
    const blocked = blockOf(world, facts);
    return blocked
      ? { state: 'blocked', problem: blocked, ...seen }
      : { state: 'ready', before: beforeOf(facts), ...seen };
  },

  async propose(world): Promise<Proposal> {
    const facts = await world.host.facts();
    const change = changeFor(world, facts);
    const { name } = world.plan.identity;
    return {
      changes: [change],
      preview: {
        action: `Run recovery setup on ${name}`,
        items: describeChange(world.host, change, facts),
        restarts: false,
        typeToConfirm: name,
        asksPasswordOf: null,
      },
    };
  },

  async act(world, run, changes) {
    for (const change of changes) await world.host.apply(change, hostRun(run));
    await followToEnd(world, run);
  },

  follow: followToEnd,

  async verify({ host }) {
    const facts = await host.facts();
    const unknown = notRead(facts);
    if (unknown) throw new Failure(unknown);
    const { setup } = facts.exchange;
    if (setup.state !== 'succeeded') throw failure('SETUP_NOT_FINISHED', { state: setup.state });
    return evidenceOf(facts);
  },
});

/** Reads along until setup ends, and decides by its exit code and the state it left, not by its words alone. */
async function followToEnd(world: RecoveryWorld, run: StepRun): Promise<void> {
  const phases = new PhaseNotes(run);
  const reader = readConsole(event => {
    if (event.kind === 'phase') phases.take(event.name, event.state);
  });
  const end = await world.host.followSetup({
    ...hostRun(run),
    onOutput: line => {
      phases.refuseAfterFailure();
      run.output(line);
      reader.line(line);
    },
    onLog: line => {
      phases.log(line);
      if (worthTelling(line)) run.output(`ExchangeSetup.log: ${line}`);
    },
  });
  reader.end();
  await phases.written();
  const { exitCode, durationMs } = end;
  await run.notes.ended({ end: exitCode === null ? 'no exit code' : 'exited', exitCode, durationMs });
  await judge(world, end);
}

/** What the log says beyond the console: failed checks, errors and warnings, some minutes before setup ends. */
function worthTelling(line: string): boolean {
  return /^\[[^\]]{8,40}\] \[\d+\] \[(?:ERROR|WARNING|REQUIRED)\] /.test(line);
}

async function judge({ host }: RecoveryWorld, end: SetupEnd): Promise<void> {
  const facts = await host.facts();
  const unknown = notRead(facts);
  if (unknown) throw new Failure(unknown);
  const { setup } = facts.exchange;
  if (end.exitCode === 0 && setup.state === 'succeeded') return;
  if (end.exitCode === null) throw failure('SETUP_VANISHED', {});
  throw new Failure(diagnose(end.output, end.log));
}

/** Writes the phases of setup down in their order, while the output goes on. */
class PhaseNotes {
  #done = 0;
  #tellAgainAt = 0;
  #queue: Promise<void> = Promise.resolve();
  #failed: Error | undefined;

  constructor(private readonly run: StepRun) {}

  take(name: string, state: 'started' | 'completed' | 'failed'): void {
    if (state === 'completed') this.#done += 1;
    const share = Math.min(1, this.#done / setupPhases.length);
    this.#queue = this.#queue
      .then(() => this.run.milestone(name, state))
      // Told after it is written down, so that the headline never runs ahead of the phases.
      .then(() => this.run.progress(name, share))
      .catch((thrown: unknown) => {
        this.#failed ??= thrown instanceof Error ? thrown : new Error(String(thrown));
      });
  }

  /** What the log says just now, once a second at most: a phase may be silent for minutes. */
  log(line: string): void {
    const said = /^\[[^\]]{8,40}\] \[[01]\] (?:\[[A-Z-]+\] )?(.{1,160})/.exec(line)?.[1];
    if (said === undefined || Date.now() < this.#tellAgainAt) return;
    this.#tellAgainAt = Date.now() + 1000;
    this.run.progress(said, null);
  }

  /** A journal that can't be written ends the following. Setup itself goes on, and a resume finds it. */
  refuseAfterFailure(): void {
    if (this.#failed !== undefined) throw this.#failed;
  }

  async written(): Promise<void> {
    await this.#queue;
    this.refuseAfterFailure();
  }
}

type Failed = Extract<HostFacts['exchange']['setup'], { state: 'failed' }>;

/** Why only a person may start it again; nothing when its check refused before anything was installed. */
function whatItLeft({ left, watermark, endedAt }: Failed): Problem | undefined {
  if (left === 'half-installed') return problem('SETUP_LEFT_HALF', { watermark: watermark ?? 'no watermark' });
  return endedAt === null ? problem('SETUP_VANISHED', {}) : undefined;
}

/** What must hold at the very moment of the start, whatever the earlier steps showed or however they were skipped. */
function blockOf({ host, plan }: RecoveryWorld, facts: HostFacts): Problem | undefined {
  const { name, domain, joinAccount: account } = plan.identity;
  if (!sameText(facts.name, name)) {
    const commands = host.commandsFor({ kind: 'rename', from: facts.name, to: name });
    return problem('IDENTITY_NOT_TAKEN', { what: 'name', wanted: name, found: facts.name, commands });
  }
  if (!sameText(facts.domain, domain)) {
    const commands = host.commandsFor({ kind: 'join-domain', computer: name, domain, account, rejoin: false });
    const found = facts.domain ?? 'none (workgroup)';
    return problem('IDENTITY_NOT_TAKEN', { what: 'domain', wanted: domain, found, commands });
  }
  if (!facts.elevated) return problem('NOT_ELEVATED', {});
  if (isLocalLogon(facts)) return problem('LOGON_IS_LOCAL', { account: facts.account.name });
  const pending = pendingReason(facts);
  if (pending) return problem('RESTART_PENDING', { reason: pending });
  if (!facts.media) return problem('MEDIA_MISSING', { required: plan.requiredMedia });
  const recorded = plan.lostServer.summary.version?.build;
  if (recorded !== undefined && compareBuilds(facts.media.build, recorded) < 0) {
    return problem('MEDIA_TOO_OLD', { found: facts.media.build, required: plan.requiredMedia });
  }
  return undefined;
}

/** Setup is not started, and not taken for done, on a machine of which this much is not known. */
function notRead({ unread }: HostFacts): Problem | undefined {
  const [key] = Object.keys(vital).filter(one => unread[one] !== undefined);
  return key === undefined
    ? undefined
    : problem('HOST_PART_NOT_READ', { what: vital[key] ?? key, why: unread[key] ?? '' });
}

const vital: Readonly<Record<string, string>> = {
  exchange: 'state of Exchange',
  name: 'name',
  domain: 'domain',
  pendingRestart: 'pending restarts',
  account: 'logon',
};

/** `MACHINE\\name`: after the join it is easy to log on with the old local account again. */
function isLocalLogon({ account, name }: HostFacts): boolean {
  return account.name.toLowerCase().startsWith(`${name.toLowerCase()}\\`);
}

function changeFor({ plan }: RecoveryWorld, { media }: HostFacts): HostChange {
  if (!media) throw failure('MEDIA_MISSING', { required: plan.requiredMedia });
  const { targetDir, domainController } = plan;
  return { kind: 'recovery-setup', mediaPath: media.path, targetDir, domainController };
}

function beforeOf({ exchange }: HostFacts): Record<string, string> {
  const { setup, installedBuild } = exchange;
  const last = setup.state === 'failed' ? `failed, started ${setup.startedAt}` : setup.state;
  return { exchange: installedBuild ?? 'none', lastSetup: last };
}

function comparisonsOf({ plan }: RecoveryWorld, facts: HostFacts): Comparison[] {
  const { media, exchange } = facts;
  const recorded = plan.lostServer.summary.version;
  return comparisons([
    compare({
      id: 'setup',
      label: 'Exchange on this server',
      lost: [recorded ? `${recorded.name} (${recorded.build})` : 'not recorded', 'serialNumber of the server object'],
      rebuilt: [
        exchange.installedBuild ?? `not installed; setup ${wordsOf(exchange.setup.state)}`,
        sourceOf(facts, 'exchange'),
      ],
      same: exchange.setup.state === 'succeeded',
      remedy: `Run recovery setup from ${media?.path ?? 'the media'}.`,
    }),
    compare({
      id: 'target-dir',
      label: 'Install folder',
      lost: [plan.lostServer.installPath ?? 'not recorded', 'msExchInstallPath'],
      rebuilt: [
        exchange.installPath ?? `${plan.targetDir ?? defaultInstallPath} (setup will put it there)`,
        sourceOf(facts, 'exchange'),
      ],
      same: exchange.installPath === null || sameText(exchange.installPath, plan.lostServer.installPath),
      remedy: 'Setup must run with /TargetDir for the recorded folder.',
    }),
  ]);
}

function wordsOf(state: HostFacts['exchange']['setup']['state']): string {
  return { 'never-run': 'has not run', running: 'is running', succeeded: 'has succeeded', failed: 'has failed' }[state];
}

function evidenceOf(facts: HostFacts): Fact[] {
  const { setup, installedBuild } = facts.exchange;
  const times =
    'startedAt' in setup
      ? `started ${setup.startedAt}${'endedAt' in setup && setup.endedAt !== null ? `, ended ${setup.endedAt}` : ''}`
      : '';
  return [
    hostFact(facts, 'exchange', {
      id: 'setup-state',
      label: 'Recovery setup',
      value: wordsOf(setup.state),
      ...(times !== '' && { raw: times }),
    }),
    hostFact(facts, 'exchange', { id: 'build', label: 'Exchange build', value: installedBuild ?? 'not installed' }),
  ];
}
