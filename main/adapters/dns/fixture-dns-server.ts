import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer } from 'node:net';
import { type Answer, decode, encode, type Packet, streamDecode, streamEncode, TRUNCATED_RESPONSE } from 'dns-packet';

/** What stands behind a name: addresses, or domain controllers; or a fault instead of an answer. */
export type Known = readonly string[] | readonly Service[] | 'says nothing' | 'refuses';

interface Service {
  readonly target: string;
  readonly priority: number;
  readonly weight: number;
}

/** By type and name: `SRV _ldap._tcp.dc._msdcs.contoso.local`. */
export type Zone = Readonly<Record<string, Known>>;

export interface DnsServer {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Questions that came in over UDP, as in a zone. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

interface DnsOptions {
  /** Records do not fit into an answer over UDP: they must be asked for over TCP. */
  readonly isLong?: boolean;
}

/** For tests: a DNS server on a port of its own. */
export async function startDnsServer(zone: Zone, { isLong = false }: DnsOptions = {}): Promise<DnsServer> {
  const asked: string[] = [];
  const overTcp = createServer(socket => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      const query = streamDecode(bytes);
      socket.end(streamEncode(answerTo(query, zone) ?? query));
    });
  });
  await new Promise<void>(done => overTcp.listen(0, '127.0.0.1', done));
  const { port } = overTcp.address() as AddressInfo;
  const overUdp = createSocket('udp4', (bytes, from) => {
    const query = decode(bytes);
    asked.push(questionOf(query).join(' '));
    const answer = answerTo(query, zone);
    if (!answer) return;
    const cut: Packet = { ...answer, answers: [], flags: (answer.flags ?? 0) | TRUNCATED_RESPONSE };
    overUdp.send(encode(isLong ? cut : answer), from.port, from.address);
  });
  await new Promise<void>(done => overUdp.bind(port, '127.0.0.1', done));
  return {
    address: `127.0.0.1:${String(port)}`,
    asked,
    close: async () => {
      overUdp.close();
      await new Promise(done => overTcp.close(done));
    },
  };
}

function questionOf({ questions = [] }: Packet): [string, string] {
  const [question] = questions;
  return [question?.type ?? '', question?.name ?? ''];
}

const [noSuchName, refused] = [3, 5];

/** Null: it gives none. */
function answerTo(query: Packet, zone: Zone): Packet | null {
  const [type, name] = questionOf(query);
  const lines = Object.entries(zone).map(([key, data]) => [key.toLowerCase(), data] as const);
  const isThere = lines.some(([key]) => key.endsWith(` ${name.toLowerCase()}`));
  const [, known = []] = lines.find(([key]) => key === `${type} ${name}`.toLowerCase()) ?? [];
  if (known === 'says nothing') return null;
  const code = known === 'refuses' ? refused : isThere ? 0 : noSuchName;
  const records = known === 'refuses' ? [] : known.map(data => toAnswer(type, name, data));
  const { id = 0, questions = [] } = query;
  return { type: 'response', id, flags: code, questions, answers: records };
}

function toAnswer(type: string, name: string, data: Service | string): Answer {
  return typeof data === 'string'
    ? { type: type === 'AAAA' ? 'AAAA' : 'A', name, data }
    : { type: 'SRV', name, data: { ...data, port: 389 } };
}
