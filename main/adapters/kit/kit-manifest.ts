import { kitFiles, KitManifest, type KitFile } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { whyNoKitPath } from '../../settings/trees/kit-paths.js';
import { CaseClashes } from '../../settings/trees/windows-names.js';
import type { Container } from './container.js';
import { fileReason } from './file-reason.js';
import { readUpTo } from './read-stream.js';
import { markerName, parseMarker } from './unfinished.js';

/** A manifest of 100,000 files has some 30 MB. */
const longestManifest = 128 * 1024 * 1024;
const knownSchema = 'cas-recovery/kit/1';

/** Reads the manifest of a kit, and refuses the kit when a path in it could lead anywhere else. */
export async function readManifest(container: Container): Promise<KitManifest> {
  const entry = container.entries.get(kitFiles.manifest);
  if (!entry) return noManifest(container);
  const { path } = container;
  if (entry.kind !== 'file') throw refused(path, kitFiles.manifest, 'is a link');
  const manifest = parsed(await readWhole(container, kitFiles.manifest), path);
  refusePaths(manifest.files, container);
  return manifest;
}

async function readWhole(container: Container, file: string): Promise<string> {
  try {
    return (await readUpTo(await container.open(file), longestManifest)).toString('utf8');
  } catch (thrown) {
    const why = `${file} can't be read (${fileReason(thrown).why})`;
    throw failure('KIT_NOT_READABLE', { path: container.path, why }, thrown);
  }
}

async function noManifest(container: Container): Promise<never> {
  const { path, entries } = container;
  const marker = entries.has(markerName) ? parseMarker(await readWhole(container, markerName)) : null;
  if (marker) throw failure('KIT_UNFINISHED', { path, server: marker.server });
  throw failure('KIT_NOT_FOUND', { path, why: `it holds no ${kitFiles.manifest}` });
}

function parsed(text: string, path: string): KitManifest {
  const document = jsonOf(text, path);
  const schema = schemaOf(document);
  if (schema?.startsWith('cas-recovery/kit/') === true && schema !== knownSchema) {
    throw failure('KIT_OF_ANOTHER_VERSION', { path, schema });
  }
  const found = KitManifest.safeParse(document);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const why = `${kitFiles.manifest} is not as it should be (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`;
  throw failure('KIT_NOT_READABLE', { path, why });
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const why = `${kitFiles.manifest} is not JSON, or was cut short`;
    throw failure('KIT_NOT_READABLE', { path, why }, thrown);
  }
}

function schemaOf(document: unknown): string | undefined {
  const schema =
    typeof document === 'object' && document !== null ? (document as Record<string, unknown>)['schema'] : undefined;
  return typeof schema === 'string' ? schema : undefined;
}

/** Nothing of a kit is used whose list could lead out of it: whoever wrote such a list meant harm. */
function refusePaths(files: readonly KitFile[], { path: kit, entries }: Container): void {
  const clashes = new CaseClashes();
  for (const file of files) {
    const why = whyNoKitPath(file);
    if (why !== null) throw refused(kit, file.path, why);
    if (entries.get(file.path)?.kind === 'link') throw refused(kit, file.path, 'is a link');
    const other = clashes.add(file.path);
    if (other !== null) throw refused(kit, file.path, `is the same as "${other}" to Windows`);
  }
}

const refused = (kit: string, path: string, why: string): Error => failure('KIT_PATH_REFUSED', { path, kit, why });
