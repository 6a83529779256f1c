import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.js';
import type { Entry } from './entry.js';
import { problem } from './problem.js';

/** Whoever sees these has typed a command. */
const ofTheCommandLine: readonly string[] = [
  'WRONG_USE',
  'NO_RECOVERY_YET',
  'SEVERAL_OPEN_RECOVERIES',
  'BACKUP_NAME_MISSING',
];

/** Names of commands that stand in words of the window all the same, each with its reason. */
const meant: Readonly<Record<string, string>> = {
  STRATEGY_FILE_NOT_READABLE: 'the list of backups comes from the lost server, where only its command line prints one',
};

const commandWords =
  /(?:^|[ ("])--[a-z]|cas-recovery [a-z]|"(?:kit|backup|advise|recover|rehearse|resume|status|inspect|verify|report|doctor|diagnose)\b/;

/** Stands for any fact that a sentence asks for. */
const anything = { toString: () => 'x', join: () => 'x', map: () => ['x'], slice: () => 'x', length: 1 };

/** The sentence for all that its facts can decide: each of them as a thing, as none, and as yes or no. */
function everyCase(sentence: (facts: never) => string): string[] {
  const asked = new Set<string>();
  const told = (special: Readonly<Record<string, unknown>>): string | null => {
    const get = (_: object, name: string | symbol): unknown => {
      asked.add(String(name));
      return String(name) in special ? special[String(name)] : anything;
    };
    try {
      return sentence(new Proxy({}, { get }) as never);
    } catch {
      return null; // A fact that can't be so.
    }
  };
  const first = told({});
  const others = [...asked].flatMap(name => [null, false, true, '', 0, []].map(value => told({ [name]: value })));
  return [first, ...others].filter((text): text is string => text !== null);
}

describe('the next step in the window', () => {
  const shown = Object.entries(catalogue as unknown as Record<string, Entry<never>>);

  it.each(shown.filter(([code]) => !ofTheCommandLine.includes(code) && !(code in meant)))(
    'names no option and no command: %s',
    (_, { next, nextInWindow }) => {
      const texts = everyCase(nextInWindow ?? next);
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter(text => commandWords.test(text))).toEqual([]);
    },
  );

  it.each([...ofTheCommandLine, ...Object.keys(meant)])('does so where it is listed: %s', code => {
    const { next, nextInWindow } = (catalogue as unknown as Record<string, Entry<never>>)[code] as Entry<never>;
    expect(everyCase(nextInWindow ?? next).some(text => commandWords.test(text))).toBe(true);
  });

  it('goes along with the one of the terminal, and is left out where they are one', () => {
    const facts = { target: 'E:', id: 'x', folder: 'E:\\new' };
    const { next, nextInWindow } = problem('BACKUP_WOULD_REPLACE', facts);
    expect([next, nextInWindow]).toEqual([
      expect.stringContaining('--replace'),
      expect.stringContaining('"What is there may be replaced"'),
    ]);
    expect(problem('DISK_FULL', {})).not.toHaveProperty('nextInWindow');
  });
});

describe('the words of the window', () => {
  const folder = path.resolve('renderer', 'messages', 'en');
  /** Named all the same: the list comes from another server, where only its command line prints one. */
  const listing = /"backup list --json" printed on the server/g;

  it.each(readdirSync(folder))('name no option and no command: %s', file => {
    const lines = readFileSync(path.join(folder, file), 'utf8').replace(listing, '').split('\n');
    expect(lines.filter(line => / --[a-z]|cas-recovery [a-z]/.test(line))).toEqual([]);
  });
});
