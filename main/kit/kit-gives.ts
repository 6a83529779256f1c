import {
  kitFiles,
  kitParts,
  type KitInspection,
  type KitManifest,
  type KitPart,
  type LostServer,
  type ServerSettings,
} from '../../preload/contract/index.js';
import { sizeWords } from '../product/size-words.js';
import type { KitDamage } from '../ports/kit-store.js';
import { partOfTree } from './kit-lacks.js';

type Gives = KitInspection['gives'];

/** What the kit holds of each part, as far as it could be read; null for a part that is damaged. */
export interface KitHolds {
  readonly manifest: KitManifest;
  readonly settings: ServerSettings | null;
  readonly directory: LostServer | null;
  readonly damage: readonly KitDamage[];
}

/** What a recovery can get back with a kit, part by part. */
export function kitGives(holds: KitHolds): Gives {
  return kitParts.map(part => {
    const { has, what } = contentOf(part, holds);
    const lacks = holds.manifest.lacks.filter(lack => lack.part === part);
    const broken = holds.damage.filter(
      ({ path, what: how }) => how !== 'surplus' && partOfPath(path, holds.manifest) === part,
    );
    const notes = [
      ...(broken.length > 0 ? [`${count(broken.length, 'file')} damaged`] : []),
      ...(lacks.length > 0 ? [`${count(lacks.length, 'thing')} missing: see below`] : []),
    ];
    // What is damaged was in it: why something else was left out is no reason for that.
    if (!has && broken.length > 0) return { part, standing: 'missing', what: [what, ...notes].join('; ') };
    if (!has) return { part, standing: 'missing', what: lacks[0]?.why ?? what };
    const standing = notes.length > 0 ? 'partly' : 'whole';
    return { part, standing, what: [what, ...notes].join('; ') };
  });
}

interface Content {
  readonly has: boolean;
  readonly what: string;
}

const none = (what: string): Content => ({ has: false, what });
const some = (what: string): Content => ({ has: true, what });

function contentOf(part: KitPart, { manifest, settings, directory, damage }: KitHolds): Content {
  const tree = Object.entries(partOfTree).find(([, one]) => one === part)?.[0];
  if (tree !== undefined) return filesOf(manifest, damage, file => file.tree === tree);
  if (part === 'certificates') return certificatesOf(manifest, settings, damage);
  if (part === 'directory')
    return directory ? some(`what was recorded on ${day(directory.readAt)}`) : none('it is damaged');
  if (settings === null) return none(`${kitFiles.settings} is damaged`);
  return ofSettings(part, settings);
}

function filesOf(
  { files }: KitManifest,
  damage: readonly KitDamage[],
  belongs: (file: KitManifest['files'][number]) => boolean,
): Content {
  const broken = new Set(damage.map(({ path }) => path));
  const sound = files.filter(file => belongs(file) && !broken.has(file.path));
  if (sound.length === 0) return none('no file of it is whole');
  return some(`${count(sound.length, 'file')}, ${sizeWords(sound.reduce((sum, { bytes }) => sum + bytes, 0))}`);
}

function certificatesOf(manifest: KitManifest, settings: ServerSettings | null, damage: readonly KitDamage[]): Content {
  const inKit = filesOf(manifest, damage, ({ path }) => path.startsWith(`${kitFiles.certificatesFolder}/`));
  if (settings === null) return inKit;
  const known = settings.certificates.filter(({ hasPrivateKey }) => hasPrivateKey);
  // Nothing is missing where there was nothing.
  if (known.length === 0 && settings.unread['certificates'] === undefined)
    return some('the server has none of its own');
  if (!inKit.has) return inKit;
  const names = known
    .filter(({ thumbprint }) => manifest.files.some(({ path }) => path.includes(thumbprint)))
    .map(({ names: [first], subject }) => first ?? subject);
  return some(`${count(names.length, 'certificate')} with private key: ${names.join(', ')}`);
}

function ofSettings(part: KitPart, settings: ServerSettings): Content {
  const { machine, registry, services, rollups, httpBindings, loadBalancing, tasks, pageFiles, powerPlan } = settings;
  const readable = (keys: readonly string[]): boolean => keys.some(key => settings.unread[key] === undefined);
  const listed = (keys: readonly string[], what: string): Content =>
    readable(keys) ? some(what) : none('it could not be read');
  switch (part) {
    case 'machine':
      return machine ? some(`${machine.name}, ${machine.operatingSystem.name}`) : none('no machine was read');
    case 'certificate bindings':
      return listed(
        ['httpBindings', 'popCertificate', 'imapCertificate'],
        count(httpBindings.length, 'address', 'addresses'),
      );
    case 'registry values':
      return listed(['registry'], count(registry.length, 'value'));
    case 'services':
      return listed(['services'], count(services.length, 'service'));
    case 'rollup':
      return listed(['rollups'], rollups[rollups.length - 1]?.name ?? 'none is installed');
    case 'load balancing':
      return listed(
        ['loadBalancing'],
        loadBalancing.length === 0 ? 'not in use' : count(loadBalancing.length, 'adapter'),
      );
    case 'scheduled tasks':
      return listed(['tasks'], count(tasks.length, 'task'));
    case 'page file and power plan':
      return listed(
        ['pageFiles', 'powerPlan'],
        [...pageFiles, powerPlan ?? ''].filter(one => one !== '').join(', ') || 'as Windows sets them',
      );
    default:
      return none('unknown');
  }
}

function partOfPath(path: string, { files }: KitManifest): KitPart | undefined {
  const tree = files.find(file => file.path === path)?.tree;
  if (tree) return partOfTree[tree];
  if (path === kitFiles.directory) return 'directory';
  return path.startsWith(`${kitFiles.certificatesFolder}/`) ? 'certificates' : undefined;
}

const day = (moment: string): string => moment.slice(0, 10);
const count = (number: number, one: string, more = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : more}`;
