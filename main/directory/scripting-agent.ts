import type { ScriptingAgent } from '../../preload/contract/index.js';
import type { Directory } from '../ports/directory.js';
import { valueOf } from './entry-attributes.js';
import type { Organization } from './organization.js';

const flagsAttribute = 'msExchCmdletExtensionFlags';

/** The organization's Scripting Agent; null when none can be seen. No public page names its class: best effort. */
export async function readScriptingAgent(
  directory: Directory,
  organization: Organization,
): Promise<ScriptingAgent | null> {
  const [agent] = await directory.search({
    base: organization.distinguishedName,
    scope: 'subtree',
    where: {
      all: [
        { attribute: 'objectClass', equals: 'msExchCmdletExtensionAgent' },
        { attribute: 'cn', equals: 'Scripting Agent' },
      ],
    },
    attributes: ['cn', flagsAttribute],
  });
  if (!agent) return null;
  return { distinguishedName: agent.distinguishedName, flags: valueOf(agent, flagsAttribute) };
}
