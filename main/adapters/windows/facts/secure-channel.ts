import type { SecureChannel } from '../../../../preload/contract/index.js';

/** What nltest told: the state of the channel, or the code with which the question itself failed. */
export type ChannelAnswer =
  { readonly kind: 'channel'; readonly channel: SecureChannel } | { readonly kind: 'refused'; readonly code: number };

/**
 * Understands `nltest /sc_query:DOMAIN` by its numbers. Where the question failed (no rights, Netlogon stopped), nothing
 * is said of the channel. Undefined when there is no number at all.
 * @fidelity D secure channel: nltest /sc_query, shape as in Microsoft's page on nltest; read only; join and reset look at pwdLastSet in the directory as well
 */
export function readSecureChannel(printed: string): ChannelAnswer | undefined {
  const states = [...printed.matchAll(/^(.*)= (-?\d+) 0x[0-9a-f]+\b/gim)].map(([, before = '', code]) => ({
    failed: /\bI_NetLogonControl\b/i.test(before),
    code: Number(code),
  }));
  const refusal = states.find(({ failed }) => failed);
  if (refusal) return { kind: 'refused', code: refusal.code };
  if (states.length === 0) return undefined;
  // The second one appears when the trust was verified too: the worse one counts.
  const code = (states.find(state => state.code !== 0) ?? { code: 0 }).code;
  const controller = /\\\\([^\s\\]+)/.exec(printed)?.[1] ?? null;
  return { kind: 'channel', channel: { code, controller } };
}
