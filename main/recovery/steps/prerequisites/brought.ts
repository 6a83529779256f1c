import type { HostFacts } from '../../../../preload/contract/index.js';
import type { HotfixNeed, PackageNeed } from '../../../product/prerequisites/prerequisite.js';
import { sameText } from '../../evidence.js';

type Brought = HotfixNeed | PackageNeed;

/** The file in the operator's folder that installs this, or undefined while he has not brought it. */
export function fileFor({ packages, operatingSystem }: HostFacts, need: Brought): string | undefined {
  const fitting = packages.filter(({ path, id }) =>
    need.kind === 'hotfix'
      ? sameText(id, need.id) && isUpdateFor(baseName(path), operatingSystem.version)
      : need.files.some(file => sameText(file, baseName(path))),
  );
  const [best] = [...fitting].sort((one, other) => editionOf(other.path) - editionOf(one.path));
  return best?.path;
}

/** Of two editions of an update the one with -v2 in its name is the later. */
function editionOf(path: string): number {
  return Number(/-v(\d+)-/i.exec(baseName(path))?.[1] ?? 1);
}

/** The name of the file to look for. */
export function fileToBring(need: Brought): string {
  return need.kind === 'hotfix' ? need.file : (need.files[0] ?? need.title);
}

/** Its name as one speaks of it. */
export function titleOf(need: Brought): string {
  return need.kind === 'hotfix' ? `${need.id} (${need.title})` : need.title;
}

/** Updates name the Windows and the processor that they are for; a file that names neither may be tried. */
function isUpdateFor(file: string, version: string): boolean {
  const name = file.toLowerCase();
  const system = /windows(\d+\.\d+)/.exec(name)?.[1];
  return name.endsWith('.msu') && !/x86|ia64/.test(name) && (system === undefined || version.startsWith(`${system}.`));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('\\') + 1);
}
