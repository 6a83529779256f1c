import { join } from 'node:path';
import { exchangeSchema } from './exchange-schema.mjs';
import { ldifText } from './ldif-text.mjs';
import { domainOf } from './organizations.mjs';
import { readExport, readStamps } from './read-export.mjs';
import { runTool } from './run-tool.mjs';

/**
 * Brings the Exchange schema into a stopped domain controller. A running one takes it too, but reads its whole schema
 * anew after each of some seventy entries.
 */
export async function extendSchema(folder, organization) {
  const schema = `CN=Schema,CN=Configuration,${domainOf(organization)}`;
  for (const group of exchangeSchema) {
    const entries = group.map(({ name, ...attributes }) => [`CN=${name},${schema}`, attributes]);
    const input = ldifText(entries).replace(/\r/g, '');
    await runTool('ldbadd', ['-H', databaseOf(folder), '--option=dsdb:schema update allowed=true'], { input });
  }
}

const databaseOf = folder => join(folder, 'private/sam.ldb');

/** Writes into a stopped domain controller what a running one takes from nobody over LDAP. */
export async function finishOffline(folder, organization) {
  await stampAccounts(folder, organization);
  await nameOtherPartitions(folder, organization);
  for (const place of organization.blindTo ?? []) await hideFrom(folder, 'blind', place);
}

/** When passwords were set and when machines logged on. */
function stampAccounts(folder, organization) {
  return changePartition(folder, domainOf(organization), organization.exports.flatMap(readStamps));
}

/** The partitions that other domain controllers hold. */
function nameOtherPartitions(folder, organization) {
  const references = organization.exports
    .flatMap(readExport)
    .filter(([, { objectClass, systemFlags }]) => objectClass.includes('crossRef') && systemFlags?.[0] === '3')
    .filter(([, { nCName }]) => nCName[0] !== domainOf(organization))
    .map(([name, { nCName }]) => [name, { nCName }]);
  return changePartition(folder, `CN=Configuration,${domainOf(organization)}`, references);
}

/** Changes the file of a partition, past the rules of Samba. */
async function changePartition(folder, partition, entries) {
  if (entries.length === 0) return;
  const changes = entries.map(([name, attributes]) => {
    const lines = Object.entries(attributes).map(([one, [value]]) => `replace: ${one}\n${one}: ${value}\n-`);
    return `dn:: ${Buffer.from(name).toString('base64')}\nchangetype: modify\n${lines.join('\n')}\n`;
  });
  const file = join(folder, 'private/sam.ldb.d', `${partition.toUpperCase()}.ldb`);
  await runTool('ldbmodify', ['-H', file], { input: changes.join('\n') });
}

async function hideFrom(folder, account, place) {
  const database = databaseOf(folder);
  const shown = await runTool('ldbsearch', ['-H', database, `(sAMAccountName=${account})`, 'objectSid']);
  const [, sid] = /^objectSid: (\S+)$/m.exec(shown);
  const rights = `(D;CI;RPLCLO;;;${sid})`; // read properties, list children, list the object; for all below too
  await runTool('samba-tool', ['dsacl', 'set', '-H', database, `--objectdn=${place}`, `--sddl=${rights}`]);
}
