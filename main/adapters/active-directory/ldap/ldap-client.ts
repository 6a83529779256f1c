import type { EventEmitter } from 'node:events';
import { Client, type ClientOptions, PagedResultsControl, SearchReference, SearchResponse } from 'ldapts';
import { readEntriesQuickly } from './ldap-entry.js';

/** What the client keeps to itself, as version 8.2.0 has it. */
interface Inside {
  _send(message: object): Promise<unknown>;
  readonly messageParser: EventEmitter;
}

/**
 * A client of ldapts that reads entries quickly, with two things put right. `onGarbled` is called when what comes in is
 * no LDAP: the client itself passes over that, and waits for an answer until its time is up.
 */
export function newClient(options: ClientOptions, onGarbled: (error: Error) => void): Client {
  const client = new Client(options);
  const inside = client as unknown as Inside;
  const send = inside._send.bind(client);
  inside._send = async message => goingOn(await send(message));
  inside.messageParser.on('error', onGarbled);
  readEntriesQuickly(inside.messageParser);
  return client;
}

/**
 * The client takes a page without entries for the last one. Active Directory sends such pages when a search takes long,
 * and goes on when it is asked to: https://learn.microsoft.com/windows/win32/api/iads/nf-iads-idirectorysearch-getnextrow
 */
function goingOn(answer: unknown): unknown {
  if (!(answer instanceof SearchResponse) || answer.searchEntries.length > 0) return answer;
  const { controls = [], messageId } = answer;
  const more = controls.some(control => control instanceof PagedResultsControl && !!control.value?.cookie?.length);
  // A reference to nowhere: with it, the page does not count as empty.
  if (more) answer.searchReferences.push(new SearchReference({ messageId, uris: [] }));
  return answer;
}
