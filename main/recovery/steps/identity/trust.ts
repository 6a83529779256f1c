import type { HostFacts } from '../../../../preload/contract/index.js';

/**
 * Whether this machine and its domain trust each other.
 * `sound`: a domain controller has said so. `broken`: the machine's secret is not the one that the domain knows.
 * `silent`: no domain controller answered, which says nothing of the trust. `unknown`: it could not be asked.
 */
export interface Trust {
  readonly state: 'sound' | 'broken' | 'silent' | 'unknown';
  /** For people: what was found, or why it is not known. */
  readonly text: string;
}

/** Win32 codes of a network in which nobody answers, or nobody yet: after a start the channel takes a moment. */
const silentCodes = [53, 64, 67, 121, 1231, 1311, 1351, 1355, 1460, 1717, 1722, 1753, 1792, 2138];

/** Reads the secure channel; undefined for a machine that is a member of no domain. */
export function trustOf({ domain, secureChannel, unread, elevated }: HostFacts): Trust | undefined {
  if (domain === null) return undefined;
  const why = unread['secureChannel'];
  if (why !== undefined) return { state: 'unknown', text: `not known: ${why}` };
  if (secureChannel === null) return { state: 'unknown', text: 'not known: the secure channel was not read' };
  const { code, controller } = secureChannel;
  if (code === 0) return { state: 'sound', text: `sound${controller === null ? '' : `, with ${controller}`}` };
  // Without administrator rights Windows refuses the question itself.
  if (code === 5 && !elevated) return { state: 'unknown', text: 'not known: it takes administrator rights' };
  if (silentCodes.includes(code)) return { state: 'silent', text: `no domain controller answered (code ${code})` };
  return { state: 'broken', text: `broken (code ${code})` };
}
