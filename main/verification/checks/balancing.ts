import { couldNotTell, defineCheck, notApplicable } from '../check.js';

/** `StatusCode` of MicrosoftNLB_Node: this host takes part. Source: WMI provider of Network Load Balancing. */
const converged: readonly number[] = [1007, 1008];

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
    const had = kit !== null && kit.unread['loadBalancing'] === undefined && kit.loadBalancing.length > 0;
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
      return notApplicable('This server is in no Network Load Balancing cluster.');
    }
    const out = clusters.filter(({ statusCode }) => !converged.includes(statusCode));
    if (out.length === 0)
      return { outcome: 'pass', found: clusters.map(({ address }) => `${address}: converged`).join('; '), evidence };
    return {
      outcome: 'fail',
      found: out
        .map(({ address, statusCode }) => `${address}: not converged (status ${String(statusCode)})`)
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
