import { problem } from '../../problems/problem.js';
import { inObject, reason, type ServerCheck } from './reason.js';

const scriptingAgent: ServerCheck = ({ scriptingAgent: agent }) => {
  if (agent === null) return null;
  const { distinguishedName, flags } = agent;
  const place = { attribute: 'msExchCmdletExtensionFlags', of: distinguishedName, raw: flags };
  // It is off in most organizations, and then nobody has written a flag.
  const weight = flags === null || flags === '0' ? 'note' : 'care';
  return reason(weight, problem('SCRIPTING_AGENT_UNCERTAIN', { flags }), place);
};

const severalActiveSync: ServerCheck = server => {
  const found = server.virtualDirectories.filter(({ kind }) => kind === 'ActiveSync');
  const [first] = found;
  if (!first || found.length < 2) return null;
  const facts = { name: server.summary.name, count: found.length };
  const raw = found.map(({ distinguishedName }) => distinguishedName).join('\n');
  const place = { ...inObject(server.objects, first.distinguishedName, 'objectClass'), raw };
  return reason('care', problem('SEVERAL_ACTIVESYNC_DIRECTORIES', facts), place);
};

const noVirtualDirectory: ServerCheck = ({ summary, virtualDirectories }) => {
  if (virtualDirectories.length > 0 || !summary.roles.includes('Client Access')) return null;
  const place = { attribute: 'objectClass', of: `what lies below ${summary.distinguishedName}`, raw: null };
  return reason('care', problem('NO_VIRTUAL_DIRECTORY_SEEN', { name: summary.name }), place);
};

const gaps: ServerCheck = ({ gaps: found, readFrom }) => {
  if (found.length === 0) return null;
  const place = { attribute: 'answers', of: readFrom, raw: found.map(({ why }) => why).join('\n') };
  return reason('care', problem('NOT_EVERYTHING_COULD_BE_READ', { parts: found.map(({ part }) => part) }), place);
};

const nameRecords: ServerCheck = ({ nameRecords: { fqdn, state, addresses, source } }) => {
  const place = { attribute: 'A and AAAA records', of: `${fqdn}, ${source}`, raw: addresses.join(', ') || null };
  if (state === 'answered') return reason('note', problem('SERVER_NAME_STILL_IN_DNS', { fqdn, addresses }), place);
  if (state === 'failed') return reason('care', problem('SERVER_NAME_NOT_CHECKED', { fqdn, why: source }), place);
  return state === 'no such name' ? reason('care', problem('SERVER_NAME_NOT_IN_DNS', { fqdn }), place) : null;
};

const databases: ServerCheck = server => {
  const found = server.databases.filter(({ target }) => target === 'lost server');
  const [first] = found;
  if (!first) return null;
  const facts = { name: server.summary.name, count: found.length, databases: found.map(({ name }) => name) };
  const place = inObject(server.objects, first.distinguishedName, 'legacyExchangeDN');
  return reason('note', problem('DATABASES_POINT_HERE', facts), place);
};

/** What the rest of the organization, and DNS, say for and against a recovery. */
export const surroundingsChecks: readonly ServerCheck[] = [
  scriptingAgent,
  severalActiveSync,
  noVirtualDirectory,
  gaps,
  nameRecords,
  databases,
];
