/** What a virtual directory answers to somebody who has not signed in. */
export interface WebProbe {
  readonly path: string;
  readonly what: string;
  /** Statuses that show it working. 401: it asks who one is. 302: it leads to its logon page. */
  readonly expected: readonly number[];
  readonly weight: 'must' | 'should';
  /** Whoever is sent elsewhere comes to this page; null where it sends nobody away. */
  readonly logonPage: string | null;
  /** An answer to somebody who has not said who he is, without being asked, is worth a word. */
  readonly asksWho: boolean;
}

const form = { logonPage: '/owa/auth/logon.aspx', asksWho: false } as const;
const question = { logonPage: null, asksWho: true } as const;

/**
 * Paths that clients use. Source: the virtual directories of Exchange 2010 and how each signs clients in; that 403 and 405
 * come where only another method or a client certificate is taken, is experience.
 */
export const webProbes: readonly WebProbe[] = [
  { path: '/owa/', what: 'Outlook Web App', expected: [200, 301, 302, 401, 440], weight: 'must', ...form },
  { path: '/ecp/', what: 'Exchange Control Panel', expected: [200, 301, 302, 401, 440], weight: 'must', ...form },
  { path: '/EWS/Exchange.asmx', what: 'Exchange Web Services', expected: [200, 302, 401], weight: 'must', ...question },
  {
    path: '/Microsoft-Server-ActiveSync',
    what: 'ActiveSync',
    expected: [401, 403, 501, 505],
    weight: 'must',
    ...question,
  },
  { path: '/OAB/', what: 'Offline address book', expected: [200, 401, 403], weight: 'should', ...question },
  { path: '/Autodiscover/Autodiscover.xml', what: 'Autodiscover', expected: [200, 401], weight: 'must', ...question },
  { path: '/rpc/rpcproxy.dll', what: 'Outlook Anywhere', expected: [200, 401], weight: 'should', ...question },
];

/** Substatus numbers of IIS that a page of its own tells, `500.19` for a configuration that does not parse. */
export const substatus = /\b(40[0-9]|50[0-9])\.(\d{1,2})\b/;

/** What ASP.NET prints of a file that does not parse, in any language: the name of its exception. */
export const parserError =
  /System\.(?:Web\.HttpParseException|Configuration\.ConfigurationErrorsException|Web\.HttpCompileException)/;
