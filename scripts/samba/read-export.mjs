import { readFileSync } from 'node:fs';

// What a domain controller writes itself, or refuses to take from a client.
const ownedByTheServer = new Set(
  [
    'changetype,distinguishedName,instanceType,whenCreated,whenChanged,uSNCreated,uSNChanged,name,objectGUID,objectSid',
    'objectCategory,memberOf,badPwdCount,lastLogon,pwdLastSet,primaryGroupID,accountExpires,sAMAccountType,cn,ou,dc',
    'isCriticalSystemObject,codePage,countryCode,localPolicyFlags,nTMixedDomain,msDS-Behavior-Version',
  ]
    .join()
    .split(',')
    .map(name => name.toLowerCase()),
);

/** The entries of an export as they can be added to a live directory: `[distinguished name, attributes]`. */
export function readExport(path) {
  const unfolded = readFileSync(path, 'utf8').replace(/\r?\n /g, '');
  return unfolded.split(/(?:\r?\n){2,}/).map(block => {
    const [[, name], ...rest] = block.split(/\r?\n/).filter(Boolean).map(readLine);
    const attributes = {};
    for (const [attribute, value] of rest) {
      if (!ownedByTheServer.has(attribute.toLowerCase())) (attributes[attribute] ??= []).push(value);
    }
    return [name, attributes];
  });
}

function readLine(line) {
  const [, attribute, coded, value] = /^([^:]+)(::?) *(.*)$/.exec(line);
  return [attribute, coded === '::' ? Buffer.from(value, 'base64').toString('utf8') : value];
}
