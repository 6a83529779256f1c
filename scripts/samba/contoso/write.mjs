/**
 * Writes the exports of the second organization that tests use, one for each partition, as `ldifde` would. By hand,
 * after a change here: `node scripts/samba/contoso/write.mjs`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configurationEntries } from './configuration.mjs';
import { euDomainEntries, rootDomainEntries } from './domains.mjs';
import { ldifText } from '../ldif-text.mjs';

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../../main/directory/fixtures/contoso');

export const contosoFiles = {
  configuration: join(folder, 'configuration.ldf'),
  rootDomain: join(folder, 'contoso.ldf'),
  euDomain: join(folder, 'eu.ldf'),
};

/** What each file holds. */
export const contosoExports = () => ({
  [contosoFiles.configuration]: Buffer.from(ldifText(configurationEntries())),
  [contosoFiles.rootDomain]: Buffer.from(ldifText(rootDomainEntries())),
  // With ldifde's switch -u.
  [contosoFiles.euDomain]: Buffer.from(`\ufeff${ldifText(euDomainEntries(), { unicode: true })}`, 'utf16le'),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contosoExports())) writeFileSync(name, content);
}
