// Checks electron-builder.yml offline: against electron-builder's own schema, and that the files it names exist.
import Ajv from 'ajv';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/paths.mjs';

/** What is wrong with a configuration, in words; nothing when it is right. */
export async function builderFaults(text) {
  const schemaFile = path.join(root, 'node_modules', 'app-builder-lib', 'scheme.json');
  const schema = JSON.parse(await readFile(schemaFile, 'utf8'));
  const validate = new Ajv({ allErrors: true, strict: false, validateSchema: false }).compile(schema);
  const config = load(text);
  if (validate(config)) return missingFiles(config);
  return validate.errors.map(({ instancePath, message, params }) => {
    const name = params.additionalProperty ? ` "${params.additionalProperty}"` : '';
    return `${instancePath || 'top level'}: ${message}${name}`;
  });
}

function missingFiles(config) {
  const resources = config.directories?.buildResources ?? '.';
  const named = [
    ...(config.extraResources ?? []).map(({ from }) => from),
    ...(config.win?.icon ? [path.join(resources, config.win.icon)] : []),
  ];
  return named.filter(file => !existsSync(path.join(root, file))).map(file => `${file} does not exist`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const faults = await builderFaults(await readFile(path.join(root, 'electron-builder.yml'), 'utf8'));
  for (const fault of faults) console.error(`electron-builder.yml: ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
