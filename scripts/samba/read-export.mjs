import { readFileSync } from 'node:fs';

// What a domain controller writes itself, or refuses to take from a client.
const ownedByTheServer = new Set(
  [
    'changetype,distinguishedName,instanceType,whenCreated,whenChanged,uSNCreated,uSNChanged,name,objectGUID,objectSid',
    'objectCategory,memberOf,badPwdCount,lastLogon,lastLogonTimestamp,pwdLastSet,primaryGroupID,accountExpires,cn,ou,dc',
    'sAMAccountType,isCriticalSystemObject,codePage,countryCode,localPolicyFlags,nTMixedDomain,msDS-Behavior-Version',
  ]
    .join()
    .split(',')
    .map(name => name.toLowerCase()),
);

/** Times that a domain controller takes from nobody over LDAP. */
const stamps = ['pwdLastSet', 'lastLogon', 'lastLogonTimestamp'];

/** The entries of an export as they can be added to a live directory: `[distinguished name, attributes]`. */
export function readExport(path) {
  return blocksOf(path).map(([name, lines]) => [name, gather(lines, one => !ownedByTheServer.has(one.toLowerCase()))]);
}

/** The times of the accounts of an export: `[distinguished name, attributes]`. */
export function readStamps(path) {
  return blocksOf(path)
    .map(([name, lines]) => [name, gather(lines, one => stamps.includes(one))])
    .filter(([, attributes]) => Object.keys(attributes).length > 0);
}

function blocksOf(path) {
  const unfolded = textOf(path).replace(/\r?\n /g, '');
  // An empty line may stand at the end.
  const blocks = unfolded.split(/(?:\r?\n){2,}/).filter(block => block.trim() !== '');
  return blocks.map(block => {
    const [[, name], ...lines] = block.split(/\r?\n/).filter(Boolean).map(readLine);
    return [name, lines];
  });
}

function gather(lines, isWanted) {
  const attributes = {};
  for (const [attribute, value] of lines) if (isWanted(attribute)) (attributes[attribute] ??= []).push(value);
  return attributes;
}

function textOf(path) {
  const bytes = readFileSync(path);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return isUtf16 ? bytes.toString('utf16le', 2) : bytes.toString('utf8');
}

function readLine(line) {
  const [, attribute, coded, value] = /^([^:]+)(::?) *(.*)$/.exec(line);
  return [attribute, coded === '::' ? textOrBytes(Buffer.from(value, 'base64')) : value];
}

function textOrBytes(bytes) {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : bytes;
}
