import type { HostFacts } from '../../preload/contract/index.js';

/**
 * Whether this machine and its domain trust each other.
 * `sound`: a domain controller has said so. `broken`: the machine's secret is not the one that the domain knows.
 * `silent`: no domain controller answered, which says nothing of the trust. `unknown`: it could not be asked, or the
 * answer says nothing of the trust.
 */
export interface Trust {
  readonly state: 'sound' | 'broken' | 'silent' | 'unknown';
  /** For people: what was found, or why it is not known. */
  readonly text: string;
}

/** Win32 codes of a network in which nobody answers, or nobody yet: after a start the channel takes a moment. */
const silentCodes = [53, 64, 67, 121, 1231, 1311, 1351, 1355, 1460, 1717, 1722, 1753, 1792, 2138];

/**
 * Win32 codes that say so and nothing else: no trust secret, no account of this machine, the trust of the domain or of
 * this machine failed, or the trust is not set up. Any other code may be a bad hour of the network, and no re-join.
 */
const brokenCodes = [1786, 1787, 1788, 1789, 1790];

const refused = 5;
/** ERROR_TIME_SKEW */
const clocksDiffer = 1398;

/** Reads the secure channel; undefined for a machine that is a member of no domain. */
export function trustOf({ domain, secureChannel, unread, elevated }: HostFacts): Trust | undefined {
  if (domain === null) return undefined;
  const why = unread['secureChannel'];
  if (why !== undefined) return { state: 'unknown', text: `not known: ${why}` };
  if (secureChannel === null) return { state: 'unknown', text: 'not known: the secure channel was not read' };
  const { code, controller } = secureChannel;
  if (code === 0) return { state: 'sound', text: `sound${controller === null ? '' : `, with ${controller}`}` };
  if (brokenCodes.includes(code)) return broken(code);
  // Without administrator rights Windows refuses the question itself.
  if (code === refused) {
    return elevated ? broken(code) : { state: 'unknown', text: 'not known: it takes administrator rights' };
  }
  if (silentCodes.includes(code)) return { state: 'silent', text: `no domain controller answered (code ${code})` };
  if (code === clocksDiffer) {
    const why = 'the clock of this server and that of the domain controller differ too much';
    return { state: 'unknown', text: `not known: ${why} (code ${code}). Set the clock first` };
  }
  return { state: 'unknown', text: `not known: Windows answered with code ${code}` };
}

const broken = (code: number): Trust => ({ state: 'broken', text: `broken (code ${code})` });
