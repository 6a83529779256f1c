import { readFileSync } from 'node:fs';
import { Attribute, Client } from 'ldapts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leafName } from '../../../directory/distinguished-name.js';
import type { Condition, Directory, DirectoryEntry } from '../../../ports/directory.js';
import { Secret } from '../../../ports/secret.js';
import { contoso } from './forest-for-tests.js';
import { ldapSourceOf, openAt } from './rig-for-tests.js';

const names = [
  'comma, inside',
  '"quoted"',
  'plus+plus',
  ' leading space',
  'trailing space ',
  '#hash',
  'semi;colon',
  'equals=sign',
  '<angle> brackets',
  'back\\slash',
  'slash/slash',
  'double  space',
  'star*',
  'br(ack)ets)(cn=*',
  '\\2a',
  'Zürich',
  '日本語',
  'house 🏢',
  '\u00a0no-break space',
  '\u202eright to left',
  'tab\tinside',
  'bell\u0007',
  'escape\u001b[2J',
];
/** One container for each run: this may go on twice at once. */
const container = `CN=Odd names ${String(process.pid)},CN=Services,CN=Configuration,${contoso.domainDn}`;
const nameOf = (cn: string): string => `CN=${escaped(cn)},${container}`;

/** Every byte that is no letter as its number (RFC 4514). */
const escaped = (text: string): string =>
  [...Buffer.from(text)]
    .map(byte => (/[a-z]/i.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : hex(byte)))
    .join('');
const hex = (byte: number): string => `\\${byte.toString(16).padStart(2, '0')}`;

let administrator: Client;
let directory: Directory;

beforeAll(async () => {
  administrator = new Client({ url: contoso.url, tlsOptions: { ca: readFileSync(contoso.caFile) } });
  await administrator.bind(contoso.administrator, contoso.password);
  await add(container);
  for (const cn of names) await add(nameOf(cn), { description: `about ${cn}` });
  directory = await openAt(ldapSourceOf(contoso), new Secret(contoso.password));
});

afterAll(async () => {
  await directory.close();
  for (const cn of names) await administrator.del(nameOf(cn)).catch(() => undefined);
  await administrator.del(container);
  await administrator.unbind();
});

function add(name: string, attributes: Readonly<Record<string, string>> = {}): Promise<void> {
  const all = Object.entries({ objectClass: 'container', ...attributes });
  return administrator.add(
    name,
    all.map(([type, value]) => new Attribute({ type, values: [value] })),
  );
}

const find = (where: Condition, base = container): Promise<readonly DirectoryEntry[]> =>
  directory.search({
    base,
    scope: base === container ? 'one level' : 'base',
    where,
    attributes: ['cn', 'description'],
  });

describe('an object with an odd name in a live directory', () => {
  it.each(names)('%j is found by it, and by its full name', async cn => {
    const [entry, ...more] = await find({ attribute: 'cn', equals: cn });
    expect(more).toEqual([]);
    expect(leafName(entry?.distinguishedName ?? '')).toBe(cn);
    expect(Object.fromEntries(entry?.attributes ?? [])).toEqual({ cn: [cn], description: [`about ${cn}`] });
    const again = await find({ attribute: 'objectClass', present: true }, entry?.distinguishedName);
    expect(again.map(({ attributes }) => attributes.get('cn'))).toEqual([[cn]]);
  });

  it.each(names.filter(name => name.trim() === name))('%j is found by a part of it', async cn => {
    const found = await find({ attribute: 'description', contains: cn });
    expect(found.map(({ attributes }) => attributes.get('cn')?.[0])).toContain(cn);
    expect(found.length).toBeLessThan(3);
  });
});
