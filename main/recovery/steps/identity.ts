import type { Adapter, HostChange, HostFacts, Plan, Problem } from '../../../preload/contract/index.js';
import { readLostServer } from '../../directory/read-lost-server.js';
import { failure, problem } from '../../problems/problem.js';
import { defineStep, type Proposal } from '../../runbook/step.js';
import { compare, comparisons, hostFact, sameText, sourceOf, type Row } from '../evidence.js';
import { describeChange } from '../describe-change.js';
import { hostRun, type RecoveryWorld } from '../world.js';

/** Step 2 of the article: the lost server's name, address and domain membership. */
export const identity = defineStep<RecoveryWorld>({
  card: {
    id: 'identity',
    title: 'It takes the lost server’s identity',
    explain:
      'Setup looks for the recorded server under this machine’s own name, and clients look for it at the old address. So this server gets the lost one’s address and name, and after a restart joins the domain with the computer account that is already there.',
    risk: 'can be undone',
    usualSeconds: 300,
    skippable: true,
  },
  timeLimitSeconds: 600,

  async check(world) {
    const facts = await world.host.facts();
    const { identity: wanted } = world.plan;
    const rows = rowsOf(facts, wanted);
    const seen = { facts: evidenceOf(facts), comparisons: comparisons(rows) };
    const blocked = await blockOf(world, facts);
    if (blocked) return { state: 'blocked', problem: blocked, ...seen };
    const changes = changesFor(facts, wanted);
    const setupRuns = facts.exchange.setup.state === 'running';
    if (changes.length > 0) {
      if (setupRuns) return { state: 'blocked', problem: problem('SETUP_STILL_RUNS', {}), ...seen };
      return { state: 'ready', before: beforeOf(facts, changes), ...seen };
    }
    const waiting = setupRuns ? undefined : waitsFor(facts);
    return waiting ? { state: 'restart-needed', reason: waiting, ...seen } : { state: 'done', ...seen };
  },

  async propose({ host, plan }): Promise<Proposal> {
    const facts = await host.facts();
    const changes = changesFor(facts, plan.identity);
    return {
      changes,
      preview: {
        action: actionOf(changes, plan.identity.name),
        items: changes.flatMap(change => describeChange(host, change, facts)),
        restarts: changes.some(({ kind }) => kind !== 'set-address'),
        typeToConfirm: null,
        asksPasswordOf: null,
      },
    };
  },

  async act(world, run, changes) {
    for (const change of changes) {
      run.progress(doingOf(change), null);
      await world.host.apply(change, hostRun(run));
    }
  },

  async verify({ host, plan }) {
    const facts = await host.facts();
    const different = rowsOf(facts, plan.identity).find(({ result }) => result === 'different');
    if (different) {
      throw failure('IDENTITY_DIFFERS', {
        what: different.label.toLowerCase(),
        wanted: different.lost,
        found: different.rebuilt,
      });
    }
    return evidenceOf(facts);
  },
});

type Identity = Plan['identity'];

function rowsOf(facts: HostFacts, wanted: Identity): Row[] {
  const adapter = adapterFor(facts, wanted);
  const static_ = adapter.dhcp ? 'by DHCP' : 'static';
  return [
    compare({
      id: 'name',
      label: 'Name',
      lost: [wanted.name, 'cn of the server object'],
      rebuilt: [
        facts.pendingName ? `${facts.name} (${facts.pendingName} after the restart)` : facts.name,
        sourceOf(facts, 'name'),
      ],
      same: sameText(facts.name, wanted.name),
      remedy: `Rename this server to ${wanted.name}.`,
    }),
    compare({
      id: 'address',
      label: 'IP address',
      lost: [`${wanted.address} (static)`, wanted.addressSource],
      rebuilt: [`${adapter.address} (${static_})`, sourceOf(facts, 'adapters')],
      same: hasAddress(facts, wanted),
      remedy: `Set ${wanted.address} on "${adapter.name}".`,
    }),
    compare({
      id: 'network',
      label: 'Network settings',
      lost: [settingsText(wanted), 'plan of this recovery'],
      rebuilt: [settingsText(adapter), sourceOf(facts, 'adapters')],
      same: settingsText(adapter) === settingsText(wanted),
      remedy: `Set them on "${adapter.name}".`,
    }),
    compare({
      id: 'domain',
      label: 'Domain',
      lost: [wanted.domain, 'domain of the computer account'],
      rebuilt: [domainText(facts), sourceOf(facts, 'domain')],
      same: sameText(facts.domain, wanted.domain),
      remedy: `Join ${wanted.domain} with the account that is already there.`,
    }),
  ];
}

function domainText({ domain, pendingDomain }: HostFacts): string {
  const now = domain ?? 'none (workgroup)';
  return pendingDomain ? `${now}, ${pendingDomain} after the restart` : now;
}

/** Refusals that setup, or the domain, would give much later. */
async function blockOf(
  { host, plan, directory, clock }: RecoveryWorld,
  facts: HostFacts,
): Promise<Problem | undefined> {
  const { identity: wanted, lostAt } = plan;
  if (!hasAddress(facts, wanted) && (await host.answers(wanted.address))) {
    return problem('ADDRESS_IN_USE', { address: wanted.address });
  }
  // Joining sets the password too, so afterwards its age proves nothing any more.
  if (sameText(facts.domain ?? facts.pendingDomain, wanted.domain)) return undefined;
  const { computer: account } = await readLostServer(await directory(), wanted.name, clock);
  if (!account) return problem('COMPUTER_ACCOUNT_MISSING', { name: wanted.name });
  if (account.enabled === false) return problem('COMPUTER_ACCOUNT_DISABLED', { name: wanted.name });
  if (lostAt !== null && account.passwordLastSet !== null && account.passwordLastSet < lostAt) {
    return problem('COMPUTER_ACCOUNT_NOT_RESET', {
      name: wanted.name,
      since: account.passwordLastSet,
      dn: account.distinguishedName,
    });
  }
  return undefined;
}

/**
 * What has to change now. The join waits until Windows has taken the name: joining while a rename is pending would
 * join under the old name and create a second account.
 */
function changesFor(facts: HostFacts, wanted: Identity): HostChange[] {
  const changes: HostChange[] = [];
  if (!hasAddress(facts, wanted) || settingsText(adapterFor(facts, wanted)) !== settingsText(wanted)) {
    const { address, mask, gateway, dnsServers } = wanted;
    changes.push({ kind: 'set-address', adapter: adapterFor(facts, wanted).index, address, mask, gateway, dnsServers });
  }
  const named = sameText(facts.name, wanted.name);
  if (!named && !sameText(facts.pendingName, wanted.name)) {
    changes.push({ kind: 'rename', from: facts.name, to: wanted.name });
  }
  const joined = sameText(facts.domain, wanted.domain) || sameText(facts.pendingDomain, wanted.domain);
  if (named && !joined) {
    changes.push({
      kind: 'join-domain',
      computer: wanted.name,
      domain: wanted.domain,
      account: wanted.joinAccount,
      rejoin: false,
    });
  }
  return changes;
}

function waitsFor({ pendingName, pendingDomain }: HostFacts): string | undefined {
  if (pendingName !== null) return `Windows takes the name ${pendingName} at its next restart.`;
  if (pendingDomain !== null) return `The membership in ${pendingDomain} counts from the next restart on.`;
  return undefined;
}

/** What stands where these changes would be made. */
function beforeOf(facts: HostFacts, changes: readonly HostChange[]): Record<string, string> {
  const addresses = facts.adapters
    .map(adapter => `${adapter.address}${adapter.dhcp ? ' (DHCP)' : ''}, ${settingsText(adapter)}`)
    .join('; ');
  const now: Readonly<Record<string, string>> = {
    rename: facts.name,
    'set-address': addresses,
    'join-domain': facts.domain ?? 'workgroup',
  };
  return Object.fromEntries(changes.map(({ kind }) => [kind, now[kind] ?? '']));
}

/** The adapter that has the address already, or else the first one. */
function adapterFor({ adapters }: HostFacts, { address }: Identity): Adapter {
  const found = adapters.find(one => one.address === address) ?? adapters[0];
  if (!found) throw failure('NO_NETWORK_ADAPTER', {});
  return found;
}

function settingsText({ mask, gateway, dnsServers }: Pick<Adapter, 'mask' | 'gateway' | 'dnsServers'>): string {
  return `mask ${mask}, gateway ${gateway ?? 'none'}, DNS ${dnsServers.length === 0 ? 'none' : dnsServers.join(', ')}`;
}

function hasAddress({ adapters }: HostFacts, { address }: Identity): boolean {
  return adapters.some(one => one.address === address && !one.dhcp);
}

function actionOf(changes: readonly HostChange[], name: string): string {
  const kinds = changes.map(({ kind }) => kind);
  if (kinds.includes('join-domain')) return `Join ${name} to the domain and restart`;
  if (kinds.includes('rename')) return `Make this server ${name} and restart`;
  return 'Set the address';
}

function doingOf(change: HostChange): string {
  if (change.kind === 'rename') return `Renaming this server to ${change.to}`;
  if (change.kind === 'join-domain') return `Joining ${change.domain}`;
  return change.kind === 'set-address' ? `Setting ${change.address}` : change.kind;
}

function evidenceOf(facts: HostFacts): ReturnType<typeof hostFact>[] {
  const addresses = facts.adapters.map(({ address, mask }) => `${address}/${mask}`).join(', ');
  return [
    hostFact(facts, 'name', { id: 'name', label: 'Name of this server', value: facts.name }),
    hostFact(facts, 'adapters', { id: 'addresses', label: 'IP addresses', value: addresses }),
    hostFact(facts, 'domain', { id: 'domain', label: 'Domain', value: facts.domain ?? 'none (workgroup)' }),
  ];
}
