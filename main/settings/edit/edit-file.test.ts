import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../preload/contract/index.js';
import { compareXml } from '../compare/compare-xml.js';
import type { FilePair } from '../compare/side-files.js';
import { encodeText } from '../xml/decode.js';
import { readXmlFile } from '../xml/read-xml.js';
import { editFile } from './edit-file.js';
import { change, chanceOf, randomTree, write, type Style } from './fixture-random-xml.js';

const file = { tree: 'client-access', file: 'Owa/web.config', bytes: 1, modifiedAt: null } as const;
const pair: FilePair = {
  tree: 'client-access',
  file: 'Owa/web.config',
  kit: file,
  now: file,
  fresh: undefined,
  moved: null,
};

function differences(kit: Buffer, now: Buffer, fresh?: Buffer): Difference[] {
  const sides = {
    kit: readXmlFile(kit, 'kit'),
    now: readXmlFile(now, 'now'),
    fresh: fresh && readXmlFile(fresh, 'fresh'),
  };
  return compareXml(pair, sides, { sameBuild: true, server: 'EX3', rollupOwned: false, folders: null });
}

const styles: readonly Style[] = [
  { lineEnd: '\r\n', indent: '  ', quote: '"', comments: true },
  { lineEnd: '\n', indent: '\t', quote: "'", comments: false },
  { lineEnd: '', indent: '', quote: '"', comments: true },
];
const encodings = ['utf-8', 'utf-16le', 'utf-16be'] as const;

/** Two files that differ by some changes, in any style and encoding. */
function randomPair(seed: number): { kit: Buffer; now: Buffer } {
  const chance = chanceOf(seed);
  const tree = randomTree(chance);
  const other = JSON.parse(JSON.stringify(tree)) as typeof tree;
  for (let left = 1 + chance(6); left > 0; left -= 1) change(other, chance);
  const bytes = (of: typeof tree): Buffer => {
    const text = write(of, styles[chance(styles.length)] ?? (styles[0] as Style));
    const encoding = encodings[chance(encodings.length)] ?? 'utf-8';
    return encodeText(text, { encoding, mark: encoding !== 'utf-8' || chance(2) === 0 }) ?? Buffer.alloc(0);
  };
  return { kit: bytes(tree), now: bytes(other) };
}

const seeds = Array.from({ length: 60 }, (_one, at) => at + 1);

describe('editing a file by the differences that a comparison found', () => {
  it('makes it compare equal when all are chosen', () => {
    let found = 0;
    for (const seed of seeds) {
      const { kit, now } = randomPair(seed);
      const all = differences(kit, now);
      found += all.length;
      const edited = editFile(now, kit, all);
      expect(differences(kit, edited), `seed ${String(seed)}`).toEqual([]);
    }
    expect(found).toBeGreaterThan(seeds.length);
  });

  it('changes no byte when none is chosen', () => {
    for (const seed of seeds) {
      const { kit, now } = randomPair(seed);
      expect(editFile(now, kit, []).equals(now), `seed ${String(seed)}`).toBe(true);
    }
  });

  it('leaves exactly the others when some are chosen', () => {
    for (const seed of seeds) {
      const { kit, now } = randomPair(seed);
      const all = differences(kit, now);
      const chosen = all.filter((_one, at) => (at + seed) % 2 === 0);
      const left = differences(kit, editFile(now, kit, chosen)).map(({ id }) => id);
      const expected = all.filter(one => !chosen.includes(one)).map(({ id }) => id);
      expect(left.sort(), `seed ${String(seed)}`).toEqual(expected.sort());
    }
  });

  it('brings back the very bytes of an attribute and an element that were changed', () => {
    const now = Buffer.from('<a>\r\n\t<!-- c -->\r\n\t<b x="1"\r\n\t   y=\'2\'/>\r\n\t<c/>  <!-- d -->\r\n</a>');
    const kit = Buffer.from('<a><b x="1" y="it\'s"><d z="1"/></b></a>');
    const edited = editFile(now, kit, differences(kit, now)).toString();
    expect(edited).toBe(
      '<a>\r\n\t<!-- c -->\r\n\t<b x="1"\r\n\t   y=\'it&apos;s\'>\r\n\t\t<d z="1"/>\r\n\t</b>\r\n\t  <!-- d -->\r\n</a>',
    );
  });
});

describe('an edit that can not be made as it was chosen', () => {
  const kit = Buffer.from('<a><b><c x="1"/></b><machineKey validationKey="ABCDEF0123456789"/></a>');
  const compared = Buffer.from('<a><b><c x="2"/></b><machineKey validationKey="0123456789ABCDEF"/></a>');
  const [value, secret] = differences(kit, compared);

  it.each([
    ['its parent has gone', '<a><machineKey validationKey="0"/></a>', value, 'EDIT_PLACE_MISSING'],
    ['somebody has changed it', '<a><b><c x="3"/></b></a>', value, 'EDIT_PLACE_CHANGED'],
    ['it is a secret', compared.toString(), secret, 'EDIT_NOT_POSSIBLE'],
    ['the file is malformed', '<a><b></a>', value, 'XML_NOT_WELL_FORMED'],
  ])('is refused when %s', (_name, now, one, code) => {
    expect(() => editFile(Buffer.from(now), kit, one ? [one] : [])).toThrow(code);
  });

  it('is nothing where the place is as in the kit by now', () => {
    expect(editFile(kit, kit, value ? [value] : []).equals(kit)).toBe(true);
  });
});
