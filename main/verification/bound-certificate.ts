import type { HttpBinding, StoredCertificate } from '../../preload/contract/index.js';
import type { RunningServer } from './world.js';

export type Bound =
  | { readonly state: 'unread'; readonly why: string }
  | { readonly state: 'none' }
  | { readonly state: 'gone'; readonly binding: HttpBinding }
  | { readonly state: 'there'; readonly binding: HttpBinding; readonly certificate: StoredCertificate };

/** The certificate that IIS answers with on port 443, as http.sys has it. */
export function boundCertificate({ httpBindings, certificates, unread }: RunningServer): Bound {
  const why = unread['httpBindings'] ?? unread['certificates'];
  if (why !== undefined) return { state: 'unread', why };
  const all = httpBindings.filter(({ endpoint }) => endpoint.endsWith(':443'));
  // The one for every address counts before one of a single address.
  const binding = all.find(({ endpoint }) => endpoint.startsWith('0.0.0.0')) ?? all[0];
  if (!binding) return { state: 'none' };
  const certificate = certificates.find(({ thumbprint }) => thumbprint === binding.thumbprint.toUpperCase());
  return certificate ? { state: 'there', binding, certificate } : { state: 'gone', binding };
}
