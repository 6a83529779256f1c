import type { MailProtocol } from '../../preload/contract/index.js';
import type { DirectoryEntry } from '../ports/directory.js';
import { leafName, parseDistinguishedName } from './distinguished-name.js';
import { hasClass, valueOf, valuesOf } from './entry-attributes.js';
import { decodeGeneralizedTime } from './generalized-time.js';

const classes = { POP3: 'protocolCfgPOPServer', IMAP4: 'protocolCfgIMAPServer' } as const;
const kinds: readonly MailProtocol['kind'][] = ['POP3', 'IMAP4'];

/** The settings of POP3 and IMAP4 among the entries below a server object. */
export function mailProtocolsAmong(entries: readonly DirectoryEntry[]): MailProtocol[] {
  return kinds.flatMap(kind => entries.filter(entry => isOf(entry, kind)).map(entry => mailProtocolOf(entry, kind)));
}

/** By class, or by place: the settings object lies in a container that bears the name of the protocol. */
function isOf(entry: DirectoryEntry, kind: MailProtocol['kind']): boolean {
  if (hasClass(entry, classes[kind])) return true;
  const [, container] = parseDistinguishedName(entry.distinguishedName) ?? [];
  return container?.value.toUpperCase() === kind && leafName(entry.distinguishedName) === '1';
}

function mailProtocolOf(entry: DirectoryEntry, kind: MailProtocol['kind']): MailProtocol {
  return {
    kind,
    name: leafName(entry.distinguishedName) ?? entry.distinguishedName,
    distinguishedName: entry.distinguishedName,
    plainBindings: [...valuesOf(entry, 'msExchServerBindings')],
    secureBindings: [...valuesOf(entry, 'msExchSecureBindings')],
    changedAt: decodeGeneralizedTime(valueOf(entry, 'whenChanged')),
  };
}
