import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsTree, SimulatedMachine } from '../../../preload/contract/index.js';
import { onDisk, rootNames } from './disk.js';
import { writeWhole } from './whole-file.js';

// The files that Windows and Exchange put on a simulated machine, from the `fresh/` folder of a scenario.

/** Where a machine keeps its own copy of them: its setup media. */
export const mediaFolder = (folder: string): string => join(folder, 'media');

/** What stands for the server's own in the files of a scenario. */
export interface ServerWords {
  readonly server: string;
  readonly fqdn: string;
  readonly build: string;
  readonly installPath: string;
  /** A server encrypts with keys of its own. */
  readonly seed: string;
  readonly thumbprint?: string;
}

export function wordsOf(machine: SimulatedMachine): ServerWords {
  const { name, domain, exchange, settings, bootId } = machine;
  return {
    server: name,
    fqdn: domain === null ? name : `${name}.${domain}`.toLowerCase(),
    build: settings.rollupBuild ?? exchange.installedBuild ?? '',
    installPath: exchange.installPath ?? '',
    seed: bootId,
  };
}

interface Put {
  readonly from: string;
  readonly words: ServerWords;
  /** Whether it comes over a file that stands there. */
  readonly overwrites: boolean;
  /** Names of those that are meant, with forward slashes: `client-access/Owa/web.config`. */
  readonly only?: (file: string) => boolean;
}

/** Puts the files of a scenario folder onto the disk of the machine, each whole or not at all. */
export function putFiles(
  folder: string,
  machine: SimulatedMachine,
  { from, words, overwrites, only = () => true }: Put,
): void {
  for (const [tree, root] of rootNames(machine)) {
    for (const file of filesUnder(join(from, tree))) {
      if (!only(`${tree}/${file.join('/')}`)) continue;
      const place = onDisk(folder, [root, ...file.map(name => (name === 'BUILD' ? words.build : name))].join('\\'));
      if (overwrites || !existsSync(place)) writeWhole(place, filledIn(readFileSync(join(from, tree, ...file)), words));
    }
  }
}

/** Of one tree, as the names on the way to each file. */
function filesUnder(folder: string): string[][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): string[][] =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)).map(below => [entry.name, ...below]) : [[entry.name]],
  );
}

/** The trees that only an installed Exchange, or the web server that it needs, brings along. */
export const treesOfSetup: readonly SettingsTree[] = ['client-access', 'exchange-bin', 'iis-config', 'web-root'];

/** A text with the server's own words in it, and the line ends of Windows. What holds a zero byte is no text. */
export function filledIn(content: Buffer, words: ServerWords): Buffer {
  if (content.includes(0)) return content;
  const sessionKey = createHash('sha512').update(words.seed).digest('base64');
  const own: Readonly<Record<string, string>> = {
    '{Server}': words.server,
    '{Fqdn}': words.fqdn,
    '{Build}': words.build,
    '{InstallPath}': words.installPath,
    '{SessionKey}': sessionKey,
    '{Thumbprint}': words.thumbprint ?? '',
  };
  const text = content
    .toString('utf8')
    .replace(/\{[A-Za-z]+\}/g, mark => own[mark] ?? mark)
    .replace(/\r?\n/g, '\r\n');
  return Buffer.from(text);
}
