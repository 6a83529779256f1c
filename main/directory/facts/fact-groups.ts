import type { FactGroup, LostServer } from '../../../preload/contract/index.js';
import { accountFacts, addressFacts } from './account-facts.js';
import {
  autodiscoverFacts,
  mailProtocolFacts,
  organizationFacts,
  outlookFacts,
  virtualDirectoryGroups,
} from './client-facts.js';
import { serverFacts } from './server-facts.js';

/** All that is known of a server, in groups, each fact with its attribute: for the screen, the terminal and the sheet. */
export function factGroupsOf(server: LostServer): FactGroup[] {
  const groups = [
    { id: 'server', title: 'The server', facts: serverFacts(server) },
    { id: 'account', title: 'Windows and the computer account', facts: accountFacts(server) },
    { id: 'addresses', title: 'DNS', facts: addressFacts(server) },
    ...virtualDirectoryGroups(server),
    { id: 'autodiscover', title: 'Autodiscover', facts: autodiscoverFacts(server) },
    { id: 'mail-protocols', title: 'POP3 and IMAP4', facts: mailProtocolFacts(server) },
    { id: 'outlook', title: 'Outlook inside the network', facts: outlookFacts(server) },
    { id: 'organization', title: 'The organization', facts: organizationFacts(server) },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}
