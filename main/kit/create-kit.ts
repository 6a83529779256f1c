import { randomUUID } from 'node:crypto';
import {
  kitFiles,
  kitParts,
  type KitFile,
  type KitLack,
  type KitManifest,
  type LostServer,
  type Operator,
  type ServerSettings,
} from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { ListTree, NewKit, NewKitHead, TreeFile, TreeListing } from '../ports/kit-store.js';
import type { Secret } from '../ports/secret.js';
import type { SettingsSource, TreeRoot } from '../ports/settings-source.js';
import { failure, toProblem } from '../problems/problem.js';
import { pathOfCertificate, pathOfTreeFile } from '../settings/trees/kit-paths.js';
import { takeCertificates, withKeys } from './kit-certificates.js';
import { lacksOfSettings, lacksOfTrees, noDirectory, partOfTree } from './kit-lacks.js';
import { identityOfKit } from './kit-identity.js';
import { sitesOutside } from './outside-sites.js';
import type { KitRun } from './kits.js';
import { paced } from './paced-progress.js';

/** What the taking of kits stands on. */
export interface KitParts {
  readonly clock: Clock;
  readonly operator: Operator;
  readonly productVersion: string;
  readonly listTree: ListTree;
  /** The whole file. */
  readonly readFile: (file: TreeFile) => Promise<Buffer>;
  readonly begin: (out: string, head: NewKitHead, roots: readonly TreeRoot[]) => Promise<NewKit>;
  /** Several at a time, in their order. */
  readonly forEachOf: <T>(items: readonly T[], work: (item: T) => Promise<void>) => Promise<void>;
}

export interface KitOrder {
  readonly out: string;
  readonly source: SettingsSource;
  /** Name of the server, where the source can't know it. */
  readonly server: string | null;
  readonly password: Secret | undefined;
  /** Reads what the directory records; null for none. */
  readonly directory: ((server: string) => Promise<LostServer>) | null;
}

/**
 * Takes a kit. What can't be read becomes a lack with its reason; only what keeps the kit from being written, or a wish to
 * cancel, ends it, and then nothing of it is left.
 */
export async function createKit(parts: KitParts, order: KitOrder, asked: KitRun): Promise<KitManifest> {
  const run = paced(asked);
  const tell = (doing: string): void => run.onProgress({ doing, files: 0, bytes: 0, totalFiles: null });
  const startedAt = parts.clock.now();
  tell('Reading the settings');
  const settings = await order.source.settings(run.signal);
  const server = order.server ?? settings.machine?.name ?? '';
  tell('Listing the files');
  const { roots, files, lacks } = await listTrees(parts, order.source, run);
  tell('Reading the directory');
  const lost = await readDirectory(order, server, lacks);
  lacks.push(...lacksOfSettings(settings), ...(await lacksOfSites(parts, files, roots, order.source.kind)));
  refuseEmpty({ server, files, settings, lacks });
  const kit = await parts.begin(order.out, { server, startedAt }, roots);
  try {
    if (kit.unprotected !== null) lacks.push(notClosed(kit.unprotected));
    const taken = await writeKit({ parts, order, run, kit, settings, lost, roots, files, lacks });
    const manifest: KitManifest = {
      schema: 'cas-recovery/kit/1',
      id: randomUUID(),
      takenAt: parts.clock.now(),
      takenBy: parts.operator,
      programVersion: parts.productVersion,
      from: order.source.kind,
      server: identityOfKit(server, settings, lost),
      roots: Object.fromEntries(roots.map(({ tree, shown }) => [tree, shown])),
      files: taken.sort((left, right) => (left.path < right.path ? -1 : 1)),
      lacks: lacks.sort(inOrderOfParts),
    };
    run.onProgress({ doing: 'Putting the kit on the disk', files: 0, bytes: 0, totalFiles: null });
    await kit.finish(manifest);
    return manifest;
  } catch (thrown) {
    await kit.abandon();
    throw thrown;
  }
}

const notClosed = (why: string): KitLack => ({
  part: 'certificates',
  what: 'protection of the kit itself',
  why: `Others may be able to read it: ${why}`,
  next: 'Put it where only administrators may look: who has the kit and its password has the private keys.',
});

/** The same server gives the same list, whichever file was done first. */
function inOrderOfParts(left: KitLack, right: KitLack): number {
  const byPart = kitParts.indexOf(left.part) - kitParts.indexOf(right.part);
  return byPart !== 0 ? byPart : left.what < right.what ? -1 : 1;
}

interface Listed {
  readonly roots: readonly TreeRoot[];
  readonly files: readonly TreeFile[];
  readonly lacks: KitLack[];
}

async function listTrees(parts: KitParts, source: SettingsSource, { signal }: KitRun): Promise<Listed> {
  const roots = await source.trees();
  const lacks = lacksOfTrees(
    roots.map(({ tree }) => tree),
    source.kind === 'backup',
  );
  const files: TreeFile[] = [];
  for (const root of roots) {
    const listing = await parts
      .listTree(root, signal)
      .catch((thrown: unknown): TreeListing => unlisted(root, thrown, signal));
    files.push(...listing.files);
    lacks.push(
      ...listing.leftOut.map(({ tree, file, why, next }) => ({ part: partOfTree[tree], what: file, why, next })),
    );
  }
  return { roots, files, lacks };
}

/** A configuration of IIS that can't be read is a lack when it is taken. */
async function lacksOfSites(
  parts: KitParts,
  files: readonly TreeFile[],
  roots: readonly TreeRoot[],
  from: SettingsSource['kind'],
): Promise<KitLack[]> {
  const config = files.find(
    ({ tree, file }) => tree === 'iis-config' && file.toLowerCase() === 'applicationhost.config',
  );
  const bytes = config && (await parts.readFile(config).catch(() => undefined));
  return bytes ? sitesOutside(bytes, roots, from === 'backup' ? files : null) : [];
}

/** A folder that can't be read is a lack like any other. */
function unlisted({ tree, shown }: TreeRoot, thrown: unknown, signal: AbortSignal): TreeListing {
  if (signal.aborted) throw failure('CANCELLED', {});
  const why = `The folder ${shown} can't be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  return {
    files: [],
    leftOut: [{ tree, file: 'all of it', why, next: 'See to your rights to it, then take the kit again.' }],
  };
}

async function readDirectory({ directory }: KitOrder, server: string, lacks: KitLack[]): Promise<LostServer | null> {
  if (!directory) {
    lacks.push(noDirectory);
    return null;
  }
  try {
    return await directory(server);
  } catch (thrown) {
    const { code, happened, next } = toProblem(thrown);
    if (code === 'CANCELLED') throw thrown;
    // All else of a good day is worth having without it.
    lacks.push({ part: 'directory', what: 'all of it', why: happened, next });
    return null;
  }
}

/** A kit in which nothing is would only deceive. */
function refuseEmpty(found: {
  readonly server: string;
  readonly files: readonly TreeFile[];
  readonly settings: ServerSettings;
  readonly lacks: readonly KitLack[];
}): void {
  const { files, settings, lacks, server } = found;
  if (files.length > 0 || settings.services.length > 0 || settings.certificates.length > 0) return;
  throw failure('KIT_EMPTY', {
    server: server === '' ? 'the server' : server,
    why: lacks[0]?.why ?? 'Nothing was found.',
  });
}

interface Writing {
  readonly parts: KitParts;
  readonly order: KitOrder;
  readonly run: KitRun;
  readonly kit: NewKit;
  readonly settings: ServerSettings;
  readonly lost: LostServer | null;
  readonly roots: readonly TreeRoot[];
  readonly files: readonly TreeFile[];
  /** Grows. */
  readonly lacks: KitLack[];
}

async function writeKit(writing: Writing): Promise<KitFile[]> {
  const { order, run, kit, settings, lost, files, lacks } = writing;
  const certificates = withKeys(settings.certificates).map(({ thumbprint }) => pathOfCertificate(thumbprint));
  const texts: [string, unknown][] = [[kitFiles.settings, settings], ...(lost ? [own(kitFiles.directory, lost)] : [])];
  const paths = [...texts.map(([path]) => path), ...certificates, ...files.map(placeOf)];
  await kit.plan(
    paths,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const taken = await takeFiles(writing);
  const exported = await takeCertificates(settings.certificates, {
    source: order.source,
    kit,
    password: order.password,
    signal: run.signal,
  });
  taken.push(...exported.files);
  lacks.push(...exported.lacks);
  for (const [path, value] of texts) {
    const written = await kit.text(path, `${JSON.stringify(value, null, 1)}\n`);
    taken.push({ path, ...written, tree: null, from: null, modifiedAt: null });
  }
  return taken;
}

const own = (path: string, value: unknown): [string, unknown] => [path, value];
const placeOf = ({ tree, file }: TreeFile): string => pathOfTreeFile(tree, file);

async function takeFiles({ parts, run, kit, roots, files, lacks }: Writing): Promise<KitFile[]> {
  const shown = new Map(roots.map(root => [root.tree, root.shown]));
  const taken: KitFile[] = [];
  let bytes = 0;
  await parts.forEachOf(files, async one => {
    if (run.signal.aborted) throw failure('CANCELLED', {});
    const { tree, file } = one;
    const found = await kit.take(one, placeOf(one));
    if (found.taken) {
      const { sha256, modifiedAt } = found;
      bytes += found.bytes;
      taken.push({
        path: placeOf(one),
        bytes: found.bytes,
        sha256,
        tree,
        from: onServer(shown.get(tree), file),
        modifiedAt,
      });
    } else {
      lacks.push({ part: partOfTree[tree], what: file, why: found.why, next: found.next });
    }
    run.onProgress({ doing: 'Taking files', files: taken.length, bytes, totalFiles: files.length });
  });
  return taken;
}

/** As an administrator of the server writes it. */
function onServer(root: string | undefined, file: string): string {
  if (root?.includes('\\') !== true) return `${root ?? ''}/${file}`;
  return `${root.replace(/\\$/, '')}\\${file.replace(/\//g, '\\')}`;
}
