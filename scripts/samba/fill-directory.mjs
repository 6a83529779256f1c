import { readFileSync } from 'node:fs';
import { Attribute, Change, Client } from 'ldapts';
import { domainOf } from './organizations.mjs';
import { readExport } from './read-export.mjs';

const noSuchObject = 32;

/** Brings the entries of its exports and a few accounts for tests into a fresh domain. */
export async function fillDirectory(organization, { url, caFile, user, password }) {
  const client = new Client({ url, timeout: 60_000, tlsOptions: { ca: readFileSync(caFile) } });
  const domain = domainOf(organization);
  try {
    await client.bind(user, password);
    await loadEntries(client, organization.exports.flatMap(readExport));
    for (const account of organization.accounts) await addAccount(client, domain, account);
    if (organization.many) await addMany(client, domain, organization.many);
  } finally {
    await client.unbind();
  }
}

async function loadEntries(client, entries) {
  for (const [name, attributes] of entries) {
    if (await exists(client, name)) continue; // an export repeats what every domain has
    await add(client, name, withoutPointers(name, attributes));
    if (attributes.objectClass.includes('computer')) {
      await setPassword(client, name, `Aa1!${attributes.sAMAccountName[0]}${Date.now()}`);
    }
  }
  for (const [name, { member }] of entries) {
    if (member) await client.modify(name, change('add', 'member', member));
  }
}

/**
 * A member may stand further down in the export, and the partition of a cross reference on another domain controller:
 * Samba refuses to point at what it does not hold. `finishOffline` brings the true name of the partition.
 */
function withoutPointers(name, attributes) {
  const isReference = attributes.objectClass.includes('crossRef');
  return { ...attributes, member: [], ...(isReference && { nCName: name.replace(/^[^,]*,/, '') }) };
}

async function addAccount(client, domain, { name, userPrincipalName, password, disabled, mustChangePassword }) {
  const dn = `CN=${name},CN=Users,${domain}`;
  await add(client, dn, { objectClass: 'user', sAMAccountName: name, userPrincipalName, userAccountControl: '514' });
  await setPassword(client, dn, password);
  if (!disabled) await client.modify(dn, change('replace', 'userAccountControl', ['512']));
  if (mustChangePassword) await client.modify(dn, change('replace', 'pwdLastSet', ['0']));
}

async function addMany(client, domain, count) {
  const container = `CN=Many,CN=Services,CN=Configuration,${domain}`;
  await add(client, container, { objectClass: 'container' });
  for (let index = 1; index <= count; index += 1) {
    await add(client, `CN=Entry ${index},${container}`, { objectClass: 'container' });
  }
}

const setPassword = (client, dn, password) =>
  client.modify(dn, change('replace', 'unicodePwd', [Buffer.from(`"${password}"`, 'utf16le')]));

async function add(client, dn, attributes) {
  const list = Object.entries(attributes)
    .map(([type, values]) => new Attribute({ type, values: [values].flat() }))
    .filter(({ values }) => values.length > 0);
  try {
    await client.add(dn, list);
  } catch (error) {
    throw new Error(`${dn} could not be added: ${error.message}`, { cause: error });
  }
}

async function exists(client, dn) {
  try {
    return (await client.search(dn, { scope: 'base', attributes: ['1.1'] })).searchEntries.length > 0;
  } catch (error) {
    if (error.code === noSuchObject) return false;
    throw error;
  }
}

const change = (operation, type, values) => new Change({ operation, modification: new Attribute({ type, values }) });
