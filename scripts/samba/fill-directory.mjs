import { readFileSync } from 'node:fs';
import { Attribute, Change, Client } from 'ldapts';
import { exchangeSchema } from './exchange-schema.mjs';
import { readExport } from './read-export.mjs';

const noSuchObject = 32;

/** Brings the Exchange schema, the entries of an export and a few accounts for tests into a fresh domain. */
export async function fillDirectory({ url, caFile, user, password, domainDn, exportFile, accounts }) {
  const client = new Client({ url, timeout: 60_000, tlsOptions: { ca: readFileSync(caFile) } });
  try {
    await client.bind(user, password);
    await extendSchema(client, `CN=Schema,CN=Configuration,${domainDn}`);
    await loadEntries(client, readExport(exportFile));
    for (const account of accounts) await addAccount(client, domainDn, account);
    await addMany(client, domainDn);
  } finally {
    await client.unbind();
  }
}

async function extendSchema(client, schema) {
  for (const { name, ...attributes } of exchangeSchema.attributes)
    await add(client, `CN=${name},${schema}`, attributes);
  await takeUpSchema(client);
  for (const { name, ...attributes } of exchangeSchema.classes) {
    await add(client, `CN=${name},${schema}`, attributes);
    await takeUpSchema(client); // a class may refer only to classes that the server has already taken up
  }
}

const takeUpSchema = client => client.modify('', change('replace', 'schemaUpdateNow', ['1']));

async function loadEntries(client, entries) {
  for (const [name, attributes] of entries) {
    if (await exists(client, name)) continue;
    await add(client, name, { ...attributes, member: [] }); // a member may stand further down in the export
  }
  for (const [name, { member, sAMAccountName, objectClass }] of entries) {
    if (member) await client.modify(name, change('add', 'member', member));
    if (objectClass.includes('computer')) await setPassword(client, name, `Aa1!${sAMAccountName[0]}${Date.now()}`);
  }
}

async function addAccount(client, domainDn, { name, userPrincipalName, password, disabled, mustChangePassword }) {
  const dn = `CN=${name},CN=Users,${domainDn}`;
  await add(client, dn, { objectClass: 'user', sAMAccountName: name, userPrincipalName, userAccountControl: '514' });
  await setPassword(client, dn, password);
  if (!disabled) await client.modify(dn, change('replace', 'userAccountControl', ['512']));
  if (mustChangePassword) await client.modify(dn, change('replace', 'pwdLastSet', ['0']));
}

/** Brings the configuration partition, of some 1,600 entries, over the 2,000 that tests of paging ask for. */
async function addMany(client, domainDn) {
  const container = `CN=Many,CN=Services,CN=Configuration,${domainDn}`;
  await add(client, container, { objectClass: 'container' });
  for (let index = 1; index <= 500; index += 1) {
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
