import type { LoadBalancing } from '../../../preload/contract/index.js';
import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import { differing, row, tellDiffering } from '../rows.js';

/** `StatusCode` of MicrosoftNLB_Node: this host takes part. Source: WMI provider of Network Load Balancing. */
const converged: readonly number[] = [1007, 1008];

/** What the other codes say. Source: the same. */
const states: Readonly<Record<number, string>> = {
  1005: 'stopped on this host',
  1006: 'still converging',
  1009: 'draining its connections',
  1013: 'suspended on this host',
};

/** Whether the registry binds an adapter to a cluster. */
export const isBound = ({ values }: LoadBalancing): boolean => {
  const address = values['ClusterIPAddress'] ?? '';
  return address !== '' && address !== '0.0.0.0';
};

export const balancingConverged = defineCheck({
  card: {
    id: 'load-balancing',
    area: 'load balancing',
    title: 'The load balancing cluster has converged',
    proves: 'This server takes part in its Network Load Balancing cluster again.',
    how: 'nlb query; MicrosoftNLB_Node.StatusCode',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world) {
    // A cluster that tells of itself needs nothing else of the server, which may be slow to read.
    const reading = await world.balancing();
    const kit = world.expected.settings;
    const had = kit !== null && kit.unread['loadBalancing'] === undefined && kit.loadBalancing.some(isBound);
    const { clusters, source, raw, readAt } = reading;
    const evidence = clusters.flatMap(({ address, hosts }) =>
      hosts.map(({ name, statusCode }) => ({
        id: `${address}-${name}`,
        label: `${name} in ${address}`,
        value: String(statusCode),
        source,
        raw,
        readAt,
      })),
    );
    if (clusters.length === 0) {
      if (had) {
        return {
          outcome: 'fail',
          found: 'It was a host of a cluster when the kit was taken, and is none now.',
          fix: {
            words: 'Add this server to the cluster again with the settings of the kit: setup does not bring them back.',
            commands: [
              'Add-NlbClusterNode -HostName ANOTHER-MEMBER -NewNodeName $env:COMPUTERNAME -NewNodeInterface "Local Area Connection"',
            ],
            changes: [],
          },
        };
      }
      const server = await world.server();
      if (server.unread['loadBalancing'] !== undefined) return couldNotTell(server.unread['loadBalancing']);
      if (server.loadBalancing.some(isBound)) {
        return couldNotTell('An adapter is bound to a cluster, and Network Load Balancing tells nothing of it.');
      }
      return notApplicable('This server is in no Network Load Balancing cluster.');
    }
    const out = clusters.filter(({ statusCode }) => !converged.includes(statusCode));
    if (out.length === 0)
      return { outcome: 'pass', found: clusters.map(({ address }) => `${address}: converged`).join('; '), evidence };
    return {
      outcome: 'fail',
      found: out
        .map(
          ({ address, statusCode }) =>
            `${address}: ${states[statusCode] ?? 'not converged'} (status ${String(statusCode)})`,
        )
        .join('; '),
      evidence,
      fix: {
        words: 'Start this host in the cluster, and compare its port rules with those of the other hosts.',
        commands: ['nlb start', 'nlb query'],
        changes: [],
      },
    };
  },
});

/** Hosts of one cluster must have the same rules, or they do not converge. */
export const balancingRules = defineCheck({
  card: {
    id: 'load-balancing-rules',
    area: 'load balancing',
    title: 'The port rules of the cluster are those from before',
    proves: 'Each port rule that the kit has of Network Load Balancing is set on this server, and no other.',
    how: 'PortRules below HKLM\\SYSTEM\\CurrentControlSet\\Services\\WLBS\\Parameters\\Interface beside the kit',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const kit = world.expected.settings;
    if (kit === null) return notApplicable('No kit tells the port rules from before.');
    const server = await world.server();
    const why = kit.unread['loadBalancing'] ?? server.unread['loadBalancing'];
    if (why !== undefined) return couldNotTell(why);
    const had = kit.loadBalancing.filter(isBound);
    if (had.length === 0) return notApplicable('The server was in no cluster when the kit was taken.');
    const now = server.loadBalancing.filter(isBound);
    if (now.length === 0)
      return notApplicable('This server is in no cluster: the check of the cluster says what to do.');
    const rows = had.flatMap(one => {
      const address = one.values['ClusterIPAddress'] ?? '';
      const found = now.find(({ values }) => values['ClusterIPAddress'] === address);
      const [was, is] = [rulesOf(one), found ? rulesOf(found) : []];
      return [...new Set([...was, ...is])].sort().map(rule =>
        row({
          id: `${address}-${rule}`,
          label: `${address}: ${rule}`,
          was: [was.includes(rule) ? 'set' : 'not set', `the kit, read ${kit.readAt}`],
          is: [is.includes(rule) ? 'set' : 'not set', server.sources['loadBalancing'] ?? 'registry of this server'],
          same: was.includes(rule) && is.includes(rule),
          remedy: is.includes(rule)
            ? 'Remove this rule, or set it on every host of the cluster.'
            : 'Set this rule again: Add-NlbClusterPortRule, or the Network Load Balancing Manager.',
        }),
      );
    });
    if (rows.length === 0) return { outcome: 'pass', found: 'The cluster has no port rule, as before.' };
    const wrong = differing(rows);
    if (wrong.length === 0) return { outcome: 'pass', found: `All ${String(rows.length)} are set.`, comparisons: rows };
    return {
      outcome: 'fail',
      found: tellDiffering(rows),
      comparisons: rows,
      fix: {
        words: 'Set the port rules of the kit on this host; those of all hosts must be the same.',
        commands: ['nlbmgr.exe', 'nlb query'],
        changes: [],
      },
    };
  },
});

/** Weight and priority belong to the host; what the cluster must agree on is the range and how it is shared out. */
const ofCluster = ['StartPort', 'EndPort', 'Protocol', 'Mode', 'Affinity', 'VirtualIPAddress'];

const rulesOf = ({ portRules }: LoadBalancing): string[] =>
  portRules.map(rule =>
    ofCluster.flatMap(name => (rule[name] === undefined ? [] : [`${name} ${rule[name]}`])).join(', '),
  );
