import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../ports/clock.js';

/** A link that nobody opened is worth nothing after this time. */
const ticketLifetimeMs = 60 * 60 * 1000;

/** Who may come in: the holder of a ticket, once, and after that the holder of the cookie it was exchanged for. */
export interface Admission {
  /** A ticket for one use. Earlier ones that nobody used are void. */
  issueTicket(): string;
  /** Takes a ticket; the answer is the `Set-Cookie` header of its session, or undefined when it is not valid. */
  spendTicket(ticket: string): string | undefined;
  hasSession(request: IncomingMessage): boolean;
  /** The name in the address bar is ours: a page of another name that resolves to 127.0.0.1 is turned away. */
  hasOwnHost(request: IncomingMessage): boolean;
  /** The page that opens a socket is ours. */
  hasOwnOrigin(request: IncomingMessage): boolean;
}

/** Guards a door on this port of 127.0.0.1. */
export function createAdmission(port: number, clock: Clock): Admission {
  const host = `127.0.0.1:${String(port)}`;
  // Cookies do not know ports: without the port in its name, a second wizard would take the first one's cookie away.
  const cookieName = `cas-recovery-${String(port)}`;
  const sessions: string[] = [];
  let ticket: { readonly value: string; readonly issuedAt: number } | undefined;

  return {
    issueTicket() {
      ticket = { value: secretText(), issuedAt: Date.parse(clock.now()) };
      return ticket.value;
    },
    spendTicket(offered) {
      const held = ticket;
      if (!held || !sameText(offered, held.value)) return undefined;
      ticket = undefined;
      if (Date.parse(clock.now()) - held.issuedAt > ticketLifetimeMs) return undefined;
      const session = secretText();
      sessions.push(session);
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
    hasSession(request) {
      const offered = cookiesOf(request).get(cookieName);
      return offered !== undefined && sessions.some(session => sameText(offered, session));
    },
    hasOwnHost: request => request.headers.host === host,
    hasOwnOrigin: request => request.headers.origin === `http://${host}`,
  };
}

const secretText = (): string => randomBytes(32).toString('base64url');

function sameText(offered: string, held: string): boolean {
  const [left, right] = [Buffer.from(offered), Buffer.from(held)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function cookiesOf(request: IncomingMessage): ReadonlyMap<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map(pair => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}
