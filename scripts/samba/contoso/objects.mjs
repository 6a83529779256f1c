import { createHash } from 'node:crypto';
import { parentOf } from '../exchange-schema.mjs';

export const rootDomain = 'DC=contoso,DC=local';
export const euDomain = `DC=eu,${rootDomain}`;
export const configuration = `CN=Configuration,${rootDomain}`;
export const organization = `CN=Contoso,CN=Microsoft Exchange,CN=Services,${configuration}`;
const groups = `CN=Administrative Groups,${organization}`;
export const group = `CN=Exchange Administrative Group (FYDIBOHF23SPDLT),${groups}`;
export const legacyGroup = `CN=First Administrative Group,${groups}`;
export const legacyName = '/o=Contoso/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)';

/** Of the version of Exchange that wrote the object: 2010. */
export const exchange2010Object = '88218628259840';

/** A value as it stands in a distinguished name. */
export function escaped(value) {
  return value
    .replace(/[,+\\<>;=]/g, '\\$&')
    .replace(/"/g, '\\22')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!^) $/, '\\20');
}

export const site = name => `CN=${escaped(name)},CN=Sites,${configuration}`;

/** `[distinguished name, attributes]` of an object, with what a domain controller writes on each. */
export function objectAt(distinguishedName, objectClass, { changed, ...attributes } = {}) {
  const [, type, name] = /^(\w+)=((?:\\.|[^\\,])*)/.exec(distinguishedName);
  const created = '20110214081500.0Z';
  const value = plainValue(name);
  return [
    distinguishedName,
    {
      objectClass: classesOf(objectClass),
      [type.toLowerCase()]: value,
      ...attributes,
      distinguishedName,
      instanceType: '4',
      whenCreated: created,
      whenChanged: changed ?? created,
      uSNCreated: String(numberOf(distinguishedName)),
      uSNChanged: String(numberOf(distinguishedName) + 3),
      name: value,
      objectGUID: createHash('md5').update(distinguishedName).digest(),
      objectCategory: `CN=${schemaName(objectClass)},CN=Schema,${configuration}`,
    },
  ];
}

export const container = (distinguishedName, objectClass = 'container') => objectAt(distinguishedName, objectClass);

function classesOf(objectClass) {
  const parent = parentOf(objectClass);
  return parent === undefined ? [objectClass] : [...classesOf(parent), objectClass];
}

const plainValue = text =>
  text.replace(/\\([0-9a-f]{2})|\\(.)/gi, (_, hex, other) => other ?? String.fromCharCode(parseInt(hex, 16)));

const numberOf = text => 12_000 + (createHash('md5').update(text).digest().readUInt16LE() << 3);

/** `ms-Exch-OWA-Virtual-Directory` of `msExchOWAVirtualDirectory`. */
function schemaName(objectClass) {
  const dashed = objectClass.replace(/([a-z\d])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2');
  return dashed.startsWith('ms-') ? dashed : dashed.charAt(0).toUpperCase() + dashed.slice(1);
}
