import {
  kitFiles,
  LostServer,
  ServerSettings,
  type KitInspection,
  type KitManifest,
} from '../../preload/contract/index.js';
import type { KitContents, KitDamage } from '../ports/kit-store.js';
import type { Secret } from '../ports/secret.js';
import type { TryPassword } from './kit-certificates.js';
import { kitGives } from './kit-gives.js';
import type { KitRun } from './kits.js';
import { paced } from './paced-progress.js';

export interface InspectParts {
  readonly open: (path: string) => Promise<KitContents>;
  readonly tryPassword: TryPassword;
}

/** Reads every file of a kit against its manifest, and tells what a recovery can get back with it. */
export async function inspectKit(
  parts: InspectParts,
  path: string,
  password: Secret | undefined,
  asked: KitRun,
): Promise<KitInspection> {
  const run = paced(asked);
  const kit = await parts.open(path);
  try {
    let [files, bytes] = [0, 0];
    const totalFiles = kit.manifest.files.length;
    const damage = await kit.verify({
      signal: run.signal,
      onFile: (more, read) => {
        [files, bytes] = [files + more, bytes + read];
        run.onProgress({ doing: 'Checking files', files, bytes, totalFiles });
      },
    });
    return await inspectionOf({ ...parts, kit, password, damage });
  } finally {
    await kit.close();
  }
}

/** The inspection of a kit that was just written: each byte of it was added up while it was written. */
export async function inspectNew(
  parts: InspectParts,
  path: string,
  password: Secret | undefined,
): Promise<KitInspection> {
  const kit = await parts.open(path);
  try {
    return await inspectionOf({ ...parts, kit, password, damage: [] });
  } finally {
    await kit.close();
  }
}

interface Found extends InspectParts {
  readonly kit: KitContents;
  readonly password: Secret | undefined;
  readonly damage: readonly KitDamage[];
}

async function inspectionOf({ kit, password, damage: found, tryPassword }: Found): Promise<KitInspection> {
  const tried = await tryCertificates(kit, password, found, tryPassword);
  const damage = [...found, ...tried.damage];
  const { files, ...manifest } = kit.manifest;
  const settings = await partOf(kit, damage, kitFiles.settings, ServerSettings);
  const directory = await partOf(kit, damage, kitFiles.directory, LostServer);
  return {
    path: kit.path,
    manifest: { ...manifest, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
    damage,
    gives: kitGives({ manifest: kit.manifest, settings, directory, damage }),
    password: tried.password,
  };
}

interface Tried {
  readonly password: KitInspection['password'];
  readonly damage: KitDamage[];
}

async function tryCertificates(
  kit: KitContents,
  password: Secret | undefined,
  damage: readonly KitDamage[],
  tryPassword: TryPassword,
): Promise<Tried> {
  const files = certificateFiles(kit.manifest);
  if (files.length === 0) return { password: 'no certificates', damage: [] };
  if (!password) return { password: 'not tried', damage: [] };
  const answers = new Set<'fits' | 'wrong'>();
  const unreadable: KitDamage[] = [];
  for (const path of files.filter(one => damage.every(other => other.path !== one))) {
    const answer = await tryPassword(await kit.read(path), password);
    if (answer === 'unreadable') unreadable.push({ path, what: 'unreadable', why: 'it is no certificate file' });
    else answers.add(answer);
  }
  const answer = answers.has('wrong') ? 'wrong' : answers.has('fits') ? 'fits' : 'not tried';
  return { password: answer, damage: unreadable };
}

const certificateFiles = ({ files }: KitManifest): string[] =>
  files.map(({ path }) => path).filter(path => path.startsWith(`${kitFiles.certificatesFolder}/`));

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** A part that the kit wrote itself; null where it is missing, damaged or of another make, which then is damage too. */
async function partOf<T>(kit: KitContents, damage: KitDamage[], path: string, schema: Schema<T>): Promise<T | null> {
  if (!kit.manifest.files.some(file => file.path === path) || damage.some(one => one.path === path)) return null;
  try {
    const found = schema.safeParse(JSON.parse((await kit.read(path)).toString('utf8')));
    if (found.success) return found.data;
  } catch {
    // Told below.
  }
  damage.push({ path, what: 'unreadable', why: 'it does not hold what this version of the program expects' });
  return null;
}
