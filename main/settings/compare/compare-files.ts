import type { Difference, SettingsTree } from '../../../preload/contract/index.js';
import type { SettingsSide, SideFile } from '../../ports/settings-side.js';
import { Failure } from '../../problems/failure.js';
import { problem, toProblem } from '../../problems/problem.js';
import { isRollupOwned } from '../../product/settings/rollup-files.js';
import { decodeText } from '../xml/decode.js';
import { readXmlFile } from '../xml/read-xml.js';
import { compareLines } from './compare-lines.js';
import { compareXml } from './compare-xml.js';
import { difference, type Advice, type Circumstances } from './difference.js';
import { kindOf } from './file-kind.js';
import { shownFile } from './shown-place.js';
import type { FilePair } from './side-files.js';

export interface ThreeSides {
  readonly kit: SettingsSide;
  readonly fresh: SettingsSide | null;
  readonly now: SettingsSide;
}

/** What came out of one file. */
export interface FileOutcome {
  readonly differences: readonly Difference[];
  readonly same: boolean;
  readonly notCompared: readonly { readonly what: string; readonly why: string; readonly broken?: boolean }[];
}

const nothing: FileOutcome = { differences: [], same: true, notCompared: [] };

/** Compares one file by what it is. Whatever goes wrong with this file is told of it, and stops no other. */
export async function compareFile(
  pair: FilePair,
  sides: ThreeSides,
  circumstances: FileCircumstances,
): Promise<FileOutcome> {
  try {
    return await compared(pair, sides, circumstances);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.problem.code === 'CANCELLED') throw thrown;
    return {
      differences: [],
      same: false,
      notCompared: [{ what: shownFile(pair.tree, pair.file), why: toProblem(thrown).happened, broken: true }],
    };
  }
}

export interface FileCircumstances extends Circumstances {
  readonly server: string | null;
  readonly folders: { readonly kit: string; readonly now: string } | null;
}

async function compared(pair: FilePair, sides: ThreeSides, circumstances: FileCircumstances): Promise<FileOutcome> {
  const { kit, now } = pair;
  const owned = { ...circumstances, rollupOwned: isRollupOwned(pair.tree, pair.file) };
  if (!kit || !now) return { ...nothing, same: false, differences: [await wholeFile(pair, sides, owned)] };
  if (kit.bytes === now.bytes && (await sides.kit.sha256(kit)) === (await sides.now.sha256(now))) return nothing;
  const kind = kindOf(now) === kindOf(kit) ? kindOf(now) : 'whole';
  if (kind === 'xml') return asXml(pair, sides, owned);
  const differences = kind === 'text' ? await asText(pair, sides, owned) : null;
  if (differences !== null) return { differences, same: differences.length === 0, notCompared: [] };
  return { ...nothing, same: false, differences: [await wholeFile(pair, sides, owned)] };
}

type Owned = FileCircumstances & { readonly rollupOwned: boolean };

async function asXml(pair: FilePair, sides: ThreeSides, owned: Owned): Promise<FileOutcome> {
  const { kit, now } = pair;
  if (!kit || !now) return nothing;
  const name = shownFile(pair.tree, pair.file);
  try {
    const [ofKit, ofNow] = await Promise.all([sides.kit.read(kit), sides.now.read(now)]);
    const read = {
      kit: readXmlFile(ofKit, `${name} of the kit`),
      now: readXmlFile(ofNow, `${name} of the server`),
      fresh: await ofFresh(pair, sides, async (side, file) => readFresh(await side.read(file), name)),
    };
    const differences = compareXml(pair, read, owned);
    return { differences, same: differences.length === 0, notCompared: [] };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || !malformed.includes(thrown.problem.code)) throw thrown;
    const why = thrown.problem.happened;
    const advice: Advice = {
      advice: 'look',
      why: 'One of the two files can’t be read by what it means. Look at both.',
    };
    return {
      differences: [await wholeFile(pair, sides, owned, advice)],
      same: false,
      notCompared: [{ what: name, why, broken: true }],
    };
  }
}

/** What is made of the file that setup wrote: null where it wrote none, undefined where nobody knows. */
async function ofFresh<T>(
  { fresh }: FilePair,
  sides: ThreeSides,
  make: (side: SettingsSide, file: SideFile) => Promise<T>,
): Promise<T | null | undefined> {
  if (fresh === null || fresh === undefined) return fresh;
  return sides.fresh ? make(sides.fresh, fresh) : undefined;
}

const malformed: readonly string[] = ['XML_NOT_WELL_FORMED', 'XML_TOO_DEEP', 'TEXT_NOT_READABLE'];

/** A default that can't be read tells nothing. */
function readFresh(bytes: Buffer, name: string): ReturnType<typeof readXmlFile> | undefined {
  try {
    return readXmlFile(bytes, name);
  } catch {
    return undefined;
  }
}

async function asText(pair: FilePair, sides: ThreeSides, owned: Owned): Promise<Difference[] | null> {
  const { kit, now } = pair;
  if (!kit || !now) return null;
  const [ofKit, ofNow] = await Promise.all([sides.kit.read(kit), sides.now.read(now)]);
  const [kitText, nowText] = [decodeText(ofKit), decodeText(ofNow)];
  if (!kitText || !nowText) return null;
  const freshText = await ofFresh(pair, sides, async (side, file) => decodeText(await side.read(file))?.text);
  return compareLines(pair, { kit: kitText.text, now: nowText.text, fresh: freshText }, owned);
}

const programs = /\.(?:dll|exe|mui|pdb|xap)$/i;

/** A file that only one side has, or that is no text. */
async function wholeFile(pair: FilePair, sides: ThreeSides, owned: Owned, given?: Advice): Promise<Difference> {
  const { tree, file, kit, now, fresh, moved } = pair;
  const freshShown = await ofFresh(pair, sides, described);
  const [ofKit, ofNow] = [kit ? await described(sides.kit, kit) : null, now ? await described(sides.now, now) : null];
  if (kit && !programs.test(file)) await refuseDamaged(sides.kit, kit);
  // What setup did not bring, no rollup writes: somebody put it there.
  const own = fresh === null && kit !== null && moved === null;
  return difference(
    {
      group: 'files',
      place: { kind: 'file', tree, file },
      title: shownFile(tree, file) + (moved ? ` (in the kit below ${moved.from})` : ''),
      kit: ofKit,
      now: ofNow,
      fresh: freshShown,
      address: `${tree}/${file}`,
      kitFile: moved && kit ? kit.file : undefined,
      rollupOwned: owned.rollupOwned && !own,
      advice: given ?? adviseWhole(pair, owned),
      byHand: schemaFile(tree, file) ? 'it belongs to the Windows feature that brought it' : null,
    },
    owned,
  );
}

/** What is not as the kit says is told, not offered. One that is too large to be looked into is checked when it is copied. */
async function refuseDamaged(side: SettingsSide, file: SideFile): Promise<void> {
  try {
    await side.read(file);
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.problem.code !== 'FILE_TOO_LARGE') throw thrown;
  }
}

function adviseWhole({ tree, file, kit, now, moved }: FilePair, { sameBuild }: Owned): Advice | undefined {
  if (programs.test(file)) {
    // The same build brings the same program files.
    if (kit && !now && !moved && sameBuild === true) {
      return {
        advice: 'look',
        why: 'It is a program file, and is missing though this server has the build of the lost one. Exchange is damaged here, or an add-on brought it: install that one again.',
      };
    }
    return { advice: 'leave', why: 'It is a program file, which belongs to the build that is installed.' };
  }
  if (tree === 'iis-config') {
    return {
      advice: 'leave',
      why: 'Copying whole files of IIS over others is what Microsoft warns of: IIS and Active Directory would disagree.',
    };
  }
  if (moved) {
    return {
      advice: 'look',
      why: `In the kit it lies below version ${moved.from}, here below ${moved.to}. Bring it over only if you have changed it.`,
    };
  }
  if (!kit) return { advice: 'leave', why: 'The lost server did not have it. Nothing is missing with it here.' };
  return undefined;
}

const schemaFile = (tree: SettingsTree, file: string): boolean => tree === 'iis-config' && /^schema\//i.test(file);

async function described(side: SettingsSide, file: SideFile): Promise<string> {
  const hash = await side.sha256(file);
  return `${file.bytes.toLocaleString('en-US')} bytes, SHA-256 ${hash.slice(0, 16)}…`;
}

export const cancelled = (): Failure => new Failure(problem('CANCELLED', {}));
