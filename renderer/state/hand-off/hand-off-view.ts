import type { CallOutput } from '../../../preload/contract/calls.js';
import type { HandOffNetwork, HandOffNote } from '../../../preload/contract/hand-off.js';
import { formatList, formatMoment } from '../../messages/format.js';
import { th } from '../../messages/hand-off-words.js';
import type { StateIconKind } from '../../components/state-icon.js';
import { comparisonView, type ComparisonView } from '../comparison-view.js';

type Made = CallOutput<'makeHandOff'>;

export interface MadeView {
  readonly tone: StateIconKind;
  readonly heading: string;
  readonly notes: readonly {
    readonly id: string;
    readonly icon: StateIconKind;
    readonly word: string;
    readonly text: string;
  }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Name of the copy that is saved from the window. */
  readonly file: string;
}

const icons: Readonly<Record<HandOffNote['weight'], StateIconKind>> = {
  stop: 'failed',
  care: 'different',
  know: 'neutral',
};

/** What was proven of the backup, and what is known of the server that comes back. */
export function madeView({ handOff }: Made): MadeView {
  const { machine, notes, version } = handOff;
  const stops = notes.some(({ weight }) => weight === 'stop');
  return {
    tone: stops ? 'failed' : 'done',
    heading: th(stops ? 'made.heading.stop' : 'made.heading', { machine, id: version.id }),
    notes: notes.map(({ id, weight, text }) => ({ id, icon: icons[weight], word: th(`note.${weight}`), text })),
    facts: factsOf(handOff),
    file: `cas-recovery-hand-off-${machine}.html`,
  };
}

function factsOf({ server, target, byAddress, localTime }: Made['handOff']): MadeView['facts'] {
  const unknown = th('unknown');
  const liesOn = byAddress === null ? target.path : th('made.by-address', { path: target.path, address: byAddress });
  const disks = server.disks.map(({ number, name, bytes, style, volumes }) => ({
    label: th('made.disk', { number }),
    value: th('made.disk.value', {
      name,
      size: gigabytes(bytes),
      style: style ?? '?',
      volumes: volumes.length > 0 ? formatList(volumes) : '-',
    }),
  }));
  const networks = server.networks.map(networkInWords);
  return [
    { label: th('made.taken'), value: localTime },
    { label: th('made.lies-on'), value: liesOn },
    { label: th('made.system'), value: server.system ?? unknown },
    { label: th('made.firmware'), value: server.firmware ?? unknown },
    ...(disks.length > 0 ? disks : [{ label: th('made.disks'), value: unknown }]),
    { label: th('made.network'), value: networks.join('; ') || unknown },
    { label: th('made.exchange'), value: server.rollupBuild ?? server.exchangeBuild ?? unknown },
  ];
}

/** As Windows shows the size of a disk. */
const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

function networkInWords({ address, mask, gateway, dnsServers, dhcp, moreAddresses }: HandOffNetwork): string {
  const words = th('made.network.value', {
    address: [address, ...moreAddresses].join(', '),
    mask: mask ?? th('unknown'),
    gateway: gateway ?? th('none'),
    dns: dnsServers.length > 0 ? formatList(dnsServers) : th('unknown'),
  });
  return dhcp ? `${th('made.network.dhcp')}: ${words}` : words;
}

type Verified = CallOutput<'verifyRestored'>;

export interface VerifiedView {
  readonly tone: StateIconKind;
  readonly heading: string;
  readonly explain: string;
  readonly comparison: ComparisonView | null;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly factsSummary: string;
  readonly file: string;
}

const tones: Readonly<Record<Verified['check']['outcome'], StateIconKind>> = {
  sound: 'done',
  differs: 'different',
  unclear: 'unknown',
};

/** What a restored server shows beside what was noted of it. */
export function verifiedView({ check }: Verified): VerifiedView {
  const { computer, outcome, handOff, checkedAt, directory, rows, facts } = check;
  const nothing = th('compare.nothing');
  const from = th('verified.from', {
    id: handOff.version.id,
    at: handOff.localTime,
    when: formatMoment(checkedAt),
  });
  return {
    tone: tones[outcome],
    heading: th(`verified.${outcome}`, { computer }),
    explain: directory === null ? `${from} ${th('verified.no-directory')}` : from,
    comparison: comparisonView(rows, {
      heading: th('compare.heading'),
      lost: th('compare.lost'),
      rebuilt: th('compare.rebuilt'),
      remedy: th('compare.remedy'),
      nothing: { same: nothing, different: nothing, unknown: nothing },
    }),
    facts: facts.map(({ label, value }) => ({ label, value })),
    factsSummary: th('verified.directory', { count: facts.length }),
    file: `cas-recovery-restored-${handOff.machine}.html`,
  };
}
