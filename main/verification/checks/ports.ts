import type { Comparison, RegistryValue } from '../../../preload/contract/index.js';
import { clientAccessPorts, fixedPorts, type ListeningPort } from '../../product/client-access-ports.js';
import { couldNotTell, defineCheck, notApplicable, type Seen } from '../check.js';
import { kitCommand } from '../kit-command.js';
import { row, sameName } from '../rows.js';
import type { RunningServer, VerificationWorld } from '../world.js';

const area = 'ports';

/** Connects to each port at once; a silent one costs its own time only. */
async function knock(
  world: VerificationWorld,
  ports: readonly Omit<ListeningPort, 'weight'>[],
  signal: AbortSignal,
): Promise<Comparison[]> {
  return Promise.all(
    ports.map(async ({ port, what, service }) => {
      const answer = await world.probes.connect(port, signal);
      return row({
        id: String(port),
        label: `${String(port)}, ${what}`,
        was: ['open', 'ports of a Client Access server'],
        is: [
          answer.state === 'open' ? 'open' : `${answer.state}: ${answer.why}`,
          `connection to ${world.probes.address}`,
        ],
        same: answer.state === 'open',
        remedy:
          answer.state === 'refused'
            ? `Nothing listens: look whether the service ${service} runs.`
            : 'Something drops the connection: look at the firewall of Windows.',
      });
    }),
  );
}

function told(rows: Comparison[], outcome: 'fail' | 'warning'): Seen {
  const closed = rows.filter(({ result }) => result !== 'same');
  if (closed.length === 0)
    return { outcome: 'pass', found: `All answer: ${rows.map(({ id }) => id).join(', ')}.`, comparisons: rows };
  return {
    outcome,
    found: `No answer: ${closed.map(({ label, rebuilt }) => `${label} (${rebuilt})`).join('; ')}.`,
    comparisons: rows,
    fix: {
      words: 'Start the service that should listen, or let the firewall of Windows pass it.',
      commands: ['netstat -ano | findstr LISTENING', 'netsh advfirewall firewall show rule name=all dir=in'],
      changes: [],
    },
  };
}

export const mainPorts = defineCheck({
  card: {
    id: 'ports-listen',
    area,
    title: 'Clients can connect',
    proves: 'The ports that every client needs answer.',
    how: 'TCP connections to 80, 443 and 135 of this server',
    weight: 'must',
  },
  timeLimitSeconds: 30,
  look: async (world, signal) => {
    const ports = clientAccessPorts.filter(({ weight }) => weight === 'must');
    return told(await knock(world, ports, signal), 'fail');
  },
});

export const otherPorts = defineCheck({
  card: {
    id: 'ports-inside',
    area,
    title: 'The ports inside the network answer',
    proves: 'Outlook Anywhere and mailbox moves find the ports that they use on this server.',
    how: 'TCP connections to 6001, 6004 and 808 of this server',
    weight: 'should',
  },
  timeLimitSeconds: 30,
  look: async (world, signal) => {
    const ports = clientAccessPorts.filter(({ weight }) => weight === 'tells');
    return told(await knock(world, ports, signal), 'warning');
  },
});

const portIn = (registry: readonly RegistryValue[], { key, name }: { readonly key: string; readonly name: string }) => {
  const found = registry.find(one => sameName(one.key, key) && sameName(one.name, name));
  const port = Number(found?.data);
  return found && Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
};

const restarts = fixedPorts.map(({ service }) => `Restart-Service ${service} -Force`);

/** Why the places of the ports were not read; undefined where they were. */
const unreadPlaces = ({ unread }: Pick<RunningServer, 'unread'>): string | undefined =>
  unread['registry'] ?? fixedPorts.map(({ key }) => unread[`registry.${key}`]).find(why => why !== undefined);

/** All members of an array must use the same ones, or the load balancer sends Outlook into the void. */
export const fixedRpcPorts = defineCheck({
  card: {
    id: 'ports-fixed-rpc',
    area,
    title: 'Outlook finds the fixed ports from before',
    proves: 'The fixed ports of RPC Client Access and of the Address Book are those of the kit, and answer.',
    how: 'TCP/IP Port and RpcTcpPort in the registry, and connections to them',
    weight: 'must',
  },
  timeLimitSeconds: 180,
  look: async (world, signal) => {
    const server = await world.server();
    const why = unreadPlaces(server);
    if (why !== undefined) return couldNotTell(why);
    const kit = world.expected.settings;
    const kitWhy = kit === null ? undefined : unreadPlaces(kit);
    const rows: Comparison[] = [];
    for (const place of fixedPorts) {
      const is = portIn(server.registry, place);
      const was = kit === null || kitWhy !== undefined ? null : portIn(kit.registry, place);
      if (is === null && was === null) continue;
      const answer = is === null ? null : await world.probes.connect(is, signal);
      const wanted = was ?? is;
      const open = answer?.state === 'open';
      const shown = is === null ? 'not set' : `${String(is)}${open ? '' : `, ${answer?.state ?? ''}`}`;
      rows.push(
        row({
          id: place.name,
          label: place.what,
          was: [String(wanted), was === null ? 'registry of this server' : 'the kit'],
          is: [shown, `${place.key}\\${place.name}`],
          same: is === wanted && open,
          remedy:
            is === wanted
              ? `Restart the service: Restart-Service ${place.service} -Force`
              : `Set it again from the kit, and restart ${place.service}.`,
        }),
      );
    }
    if (rows.length === 0) {
      if (kitWhy !== undefined) return couldNotTell(`The kit does not hold the fixed ports from before: ${kitWhy}`);
      const from = kit === null ? 'no kit tells whether one was set before' : 'none was set when the kit was taken';
      return notApplicable(`No fixed port is set, and ${from}: Outlook asks the endpoint mapper on port 135.`);
    }
    const wrong = rows.filter(({ result }) => result !== 'same');
    if (wrong.length === 0)
      return {
        outcome: 'pass',
        found: rows.map(({ label, rebuilt }) => `${label}: ${rebuilt}`).join(', '),
        comparisons: rows,
      };
    return {
      outcome: 'fail',
      found: wrong.map(({ label, lost, rebuilt }) => `${label} should be ${lost}, and is ${rebuilt}`).join('; '),
      comparisons: rows,
      fix: wrong.some(({ lost, rebuilt }) => parseInt(rebuilt, 10) !== Number(lost))
        ? {
            words: 'Set the ports of the kit in the registry, and restart both services.',
            commands: [kitCommand(world, 'apply', 'all-of:registry'), ...restarts],
            changes: [],
          }
        : { words: 'Restart both services, so that they take the ports up.', commands: restarts, changes: [] },
    };
  },
});
