import { constants } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, type ConnectionOptions, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import type { TlsVersion } from '../../ports/probes.js';

/** This program itself can't ask so. */
export class CannotAsk extends Error {}

interface Wanted {
  readonly name: string;
  readonly version?: TlsVersion | undefined;
}

/** A handshake over a socket, with a server that is looked at and not trusted. Throws `CannotAsk`. */
export function tlsOver(socket: Socket, { name, version }: Wanted): TLSSocket {
  // A name that no server can have is not asked for, and no address may be.
  const isName = isIP(name) === 0 && /^[\w.-]{1,253}$/.test(name);
  const options: ConnectionOptions = {
    socket,
    secureContext: contextFor(version),
    rejectUnauthorized: false,
    ...(isName && { servername: name }),
  };
  try {
    return connect(options);
  } catch (thrown) {
    throw new CannotAsk(messageOf(thrown));
  }
}

/**
 * What old servers speak is offered as well: Windows Server 2008 R2 has nothing newer than TLS 1.0 unless somebody
 * switched it on, and does not always know of secure renegotiation. Nothing secret is sent.
 */
function contextFor(version: TlsVersion | undefined): SecureContext {
  const made = contexts.get(version) ?? newContext(version);
  contexts.set(version, made);
  return made;
}

/** One for each version: it holds nothing of a server. */
const contexts = new Map<TlsVersion | undefined, SecureContext>();

function newContext(version: TlsVersion | undefined): SecureContext {
  const versions = { minVersion: version ?? 'TLSv1', maxVersion: version ?? 'TLSv1.3' } as const;
  // Without authorities of this computer the chain holds what the server sent, and is made faster.
  const common = { ...versions, ca: [], secureOptions: legacyServer };
  try {
    return createSecureContext({ ...common, ciphers: 'DEFAULT@SECLEVEL=0' });
  } catch {
    // The TLS of Electron has no security levels to lower, and needs none.
  }
  try {
    return createSecureContext(common);
  } catch (thrown) {
    throw new CannotAsk(messageOf(thrown));
  }
}

/** SSL_OP_LEGACY_SERVER_CONNECT: newer versions of OpenSSL refuse such servers without it. */
const legacyServer = constants.SSL_OP_LEGACY_SERVER_CONNECT;

/** Whether this program failed, and not the other side. */
export function isOwnFault(thrown: unknown): boolean {
  const { code = '' } = thrown as NodeJS.ErrnoException;
  return /NO_PROTOCOLS_AVAILABLE|NO_CIPHERS_AVAILABLE|NO_CIPHER_MATCH|INVALID_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL_VERSION/.test(
    code,
  );
}

/** The words of OpenSSL without its places in the source: `tlsv1 alert protocol version`. */
export function messageOf(thrown: unknown): string {
  const { message = String(thrown), reason } = thrown as { message?: string; reason?: string };
  if (typeof reason === 'string' && reason !== '') return reason;
  return /:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1] ?? message.split('\n')[0] ?? message;
}
