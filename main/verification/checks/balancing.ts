import type { LoadBalancing } from '../../../preload/contract/index.js';
import { couldNotTell, defineCheck, notApplicable } from '../check.js';

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
  timeLimitSeconds: 90,

  async look(world) {
    const [server, reading] = await Promise.all([world.server(), world.balancing()]);
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
