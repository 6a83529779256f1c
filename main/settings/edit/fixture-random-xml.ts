/** Numbers that look random and are the same for the same seed. */
export type Chance = (below: number) => number;

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** An element as it is written: what the tests change, and know. */
export interface Written {
  name: string;
  attributes: [string, string][];
  children: Written[];
  text: string;
}

const values = ['true', 'False', '30', 'a b', 'ä & ö', '<x>', 'C:\\Program Files', "it's", 'say "no"', '', 'a\nb'];
const groups = ['system.web', 'system.webServer', 'runtime', 'nested', 'limits'];
const collections = ['appSettings', 'modules', 'staticContent', 'handlers'];

export function randomTree(chance: Chance, depth = 0): Written {
  const name = depth === 0 ? 'configuration' : '';
  const children: Written[] = [];
  for (const group of groups)
    if (depth < 3 && chance(2) === 0) children.push({ ...randomTree(chance, depth + 1), name: group });
  for (const collection of collections) if (chance(2) === 0) children.push(randomCollection(chance, collection));
  const text = children.length === 0 && chance(3) === 0 ? `text ${String(chance(100))}` : '';
  return { name, attributes: randomAttributes(chance), children, text };
}

function randomAttributes(chance: Chance): [string, string][] {
  return ['one', 'two', 'three'].filter(() => chance(2) === 0).map(name => [name, values[chance(values.length)] ?? '']);
}

function randomCollection(chance: Chance, name: string): Written {
  const children = Array.from({ length: chance(6) }, (_one, at) => randomItem(chance, name, at));
  return { name, attributes: [], children, text: '' };
}

export function randomItem(chance: Chance, collection: string, at: number): Written {
  const [element, key] =
    collection === 'staticContent'
      ? ['mimeMap', 'fileExtension']
      : ['add', collection === 'appSettings' ? 'key' : 'name'];
  return {
    name: element,
    attributes: [[key, `${collection}-${String(at)}`], ...randomAttributes(chance)],
    children: chance(4) === 0 ? [{ name: 'nested', attributes: randomAttributes(chance), children: [], text: '' }] : [],
    text: '',
  };
}

export interface Style {
  readonly lineEnd: string;
  readonly indent: string;
  readonly quote: '"' | "'";
  readonly comments: boolean;
}

export function write(tree: Written, style: Style, depth = 0): string {
  const { lineEnd, indent, quote } = style;
  const pad = indent.repeat(depth);
  const attributes = tree.attributes.map(([name, value]) => ` ${name}=${quote}${escape(value)}${quote}`).join('');
  const open = `${pad}<${tree.name}${attributes}`;
  if (tree.children.length === 0 && tree.text === '') return `${open} />${lineEnd}`;
  if (tree.children.length === 0) return `${open}>${escape(tree.text)}</${tree.name}>${lineEnd}`;
  const comment = style.comments ? `${pad}${indent}<!-- of ${tree.name} -->${lineEnd}` : '';
  const inner = tree.children.map(child => write(child, style, depth + 1)).join('');
  return `${open}>${lineEnd}${comment}${inner}${pad}</${tree.name}>${lineEnd}`;
}

const escape = (value: string): string =>
  value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;')
    .replace(/\n/g, '&#xA;');

/** Makes one change somewhere, and gives how many differences it is. */
export function change(tree: Written, chance: Chance): void {
  const all = elementsOf(tree);
  const one = all[chance(all.length)] ?? tree;
  const isItem = one.name === 'add' || one.name === 'mimeMap';
  switch (chance(5)) {
    case 0:
      one.attributes = [...one.attributes.filter(([name]) => name !== 'two'), ['two', `new ${String(chance(50))}`]];
      break;
    case 1:
      one.attributes = one.attributes.filter(([name]) => name !== 'one');
      break;
    case 2:
      if (one.children.length > 0) one.children.splice(chance(one.children.length), 1);
      break;
    case 3:
      if (collections.includes(one.name)) {
        one.children.splice(chance(one.children.length + 1), 0, randomItem(chance, one.name, 10 + chance(1000)));
      } else if (!isItem && one.text === '' && !one.children.some(({ name }) => name === 'added')) {
        one.children.unshift({ name: 'added', attributes: randomAttributes(chance), children: [], text: '' });
      }
      break;
    default:
      if (one.children.length > 1) one.children.reverse();
  }
}

function elementsOf(tree: Written): Written[] {
  return [tree, ...tree.children.flatMap(elementsOf)];
}
