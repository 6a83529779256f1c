/**
 * Knocking on the doors of the server, as a client would. No name, no password and no cookie is ever sent, and a
 * certificate is looked at, not trusted. Methods never throw for what the other side does: that is the answer. Each `why`
 * is a phrase that a sentence can end with: `nothing listens on this port`.
 */
export interface Probes {
  /** Where the server is looked for, for people: `192.168.0.33`. */
  readonly address: string;
  connect(port: number, signal: AbortSignal): Promise<PortAnswer>;
  /** Shakes hands and hangs up. `name` is the server name that is asked for (SNI). */
  handshake(question: HandshakeQuestion, signal: AbortSignal): Promise<HandshakeAnswer>;
  /** One GET without credentials; redirections are not followed. */
  get(question: WebQuestion, signal: AbortSignal): Promise<WebAnswer>;
}

export type PortAnswer =
  | { readonly state: 'open' }
  /** `refused`: nothing listens. `silent`: nothing came back, as behind a firewall. */
  | { readonly state: 'refused' | 'silent' | 'unreachable'; readonly why: string };

export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type TlsVersion = (typeof tlsVersions)[number];

export interface HandshakeQuestion {
  readonly port: number;
  readonly name: string;
  /** Only this one is offered; the usual ones without it. */
  readonly version?: TlsVersion;
  /** `STARTTLS` of a mail protocol goes before it. */
  readonly startTls?: 'pop' | 'imap';
}

export interface ServedCertificate {
  /** SHA-1, 40 upper-case hex digits. */
  readonly thumbprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly names: readonly string[];
  readonly notBefore: string;
  readonly notAfter: string;
  readonly selfSigned: boolean;
}

export type HandshakeAnswer =
  /** `chain` begins with the certificate of the server. */
  | { readonly state: 'done'; readonly version: string; readonly chain: readonly ServedCertificate[] }
  /** It answers, and not with this version, or not with TLS. */
  | { readonly state: 'refused'; readonly why: string }
  | { readonly state: 'no connection'; readonly why: string }
  /** This program itself can't ask so. */
  | { readonly state: 'cannot ask'; readonly why: string };

export interface WebQuestion {
  readonly port: number;
  readonly secure: boolean;
  /** As the host header, and of the handshake. */
  readonly name: string;
  readonly path: string;
}

export type WebAnswer =
  | {
      readonly state: 'answered';
      readonly status: number;
      /** Names in lower case; cookies left out. */
      readonly headers: Readonly<Record<string, string>>;
      /** The beginning of it, at most 64 KiB, as text. */
      readonly body: string;
      readonly durationMs: number;
    }
  | { readonly state: 'no answer'; readonly why: string };
