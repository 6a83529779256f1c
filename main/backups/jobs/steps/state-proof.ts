import type { Comparison, Fact, Finding, HostFacts } from '../../../../preload/contract/index.js';
import { failure, problem } from '../../../problems/problem.js';
import { trustOf } from '../../../product/trust.js';
import { defineStep } from '../../../runbook/step.js';
import { isSameComputer } from '../../computer-name.js';
import { card } from '../cards.js';
import { type BackupWorld, jobOf } from '../world.js';

/** Looks at the server after the restart: who it is, whether the domain knows it, and what of Exchange is there. */
export const stateProof = defineStep<BackupWorld>({
  card: card('restore-proof'),
  timeLimitSeconds: 300,

  async check(world): Promise<Finding> {
    const facts = await world.host.facts();
    const { machine } = jobOf(world, 'restore-system-state');
    const seen = { facts: [], comparisons: rowsOf(facts, machine) };
    if (!isSameComputer(facts.name, machine)) {
      return { state: 'blocked', problem: problem('STATE_NOT_RESTORED', { name: facts.name, machine }), ...seen };
    }
    return { state: 'done', ...seen };
  },

  async verify(world): Promise<Fact[]> {
    const facts = await world.host.facts();
    const { machine } = jobOf(world, 'restore-system-state');
    if (!isSameComputer(facts.name, machine)) {
      throw failure('STATE_NOT_RESTORED', { name: facts.name, machine });
    }
    const { readAt } = facts;
    const fact = (id: string, label: string, value: string, source: string): Fact => ({
      id,
      label,
      value,
      source,
      readAt,
    });
    const channel = facts.secureChannel;
    const sound = channel?.code === 0;
    const { installedBuild, rollupBuild } = facts.exchange;
    const unread = facts.unread['exchange'];
    const filesMissing = unread === undefined && installedBuild !== null && rollupBuild === null;
    return [
      fact('name', 'Name', facts.name, facts.sources['name'] ?? 'this server'),
      {
        ...fact('domain', 'Domain', domainWords(facts), facts.sources['domain'] ?? 'this server'),
        ...(!sound && { reservation: true as const }),
      },
      {
        ...fact(
          'exchange',
          'Exchange',
          unread === undefined ? exchangeWords(facts.exchange) : `could not be read: ${unread}`,
          facts.sources['exchange'] ?? 'registry',
        ),
        ...((filesMissing || unread !== undefined) && { reservation: true as const }),
      },
      ...(filesMissing ? [fact('next', 'Go on with', filesNext(world), 'this program')] : []),
      ...(sound ? [] : [fact('next-channel', 'Go on with', channelNext(facts), 'this program')]),
    ];
  },
});

/** Only a trust that is known to be broken is reset. */
function channelNext(facts: HostFacts): string {
  const { domain, unread } = facts;
  if (domain === null && unread['domain'] === undefined) {
    return 'Join this server to its domain again, with the account that it had.';
  }
  return trustOf(facts)?.state === 'broken'
    ? 'Reset the trust: netdom.exe resetpwd /server:DC /userd:DOMAIN\\ADMIN /passwordd:*'
    : `Ask for the trust once the network is sound: nltest.exe /sc_verify:${domain ?? 'DOMAIN'}`;
}

function domainWords(facts: HostFacts): string {
  const { domain, unread } = facts;
  if (unread['domain'] !== undefined) return `could not be read: ${unread['domain']}`;
  const trust = trustOf(facts);
  if (domain === null || !trust) return 'none: this server is a member of no domain';
  if (trust.state === 'sound') return `${domain}, which trusts this server`;
  return trust.state === 'broken'
    ? `${domain}, which does not trust this server: ${trust.text}`
    : `${domain}; whether it trusts this server: ${trust.text}`;
}

function exchangeWords({ installedBuild, rollupBuild }: HostFacts['exchange']): string {
  if (installedBuild === null) return 'none in the registry';
  if (rollupBuild === null)
    return `${installedBuild} in the registry; its program files are missing, since a system state has none`;
  return `${installedBuild}, program files ${rollupBuild}`;
}

/** Files of the same version: others would not fit the registry that came back. */
function filesNext(world: BackupWorld): string {
  const { version, target, machine } = jobOf(world, 'restore-system-state');
  return `Restore the whole Exchange folder from the same version: cas-recovery backup restore-files --version ${version.id} --target ${target.path} --machine ${machine} --folder "C:\\Program Files\\Microsoft\\Exchange Server\\V14" --into D:\\Restore, stop the Exchange services, copy it to its place, restart.`;
}

function rowsOf({ name, sources }: HostFacts, machine: string): Comparison[] {
  const same = isSameComputer(name, machine);
  return [
    {
      id: 'restored-name',
      label: 'Name of this server',
      lost: machine,
      lostSource: 'backup',
      rebuilt: name,
      rebuiltSource: sources['name'] ?? 'this server',
      result: same ? 'same' : 'different',
      remedy: '',
    },
  ];
}
