import type { Difference } from '../../../preload/contract/differences.js';
import { tk } from '../../messages/kit-words.js';
import { advisedIn, choosableIn, type TreeNode } from './difference-tree.js';
import { baseName, canBeWhole, fileOf, isChoosable, needsWholeFile } from './difference-words.js';
import type { KitState } from './kit-state.js';

/** One difference, with all that helps to decide on it. */
export interface DetailView {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly values: readonly { readonly label: string; readonly value: string; readonly stands: boolean }[];
  readonly meaning: string;
  readonly source: string;
  readonly advice: Difference['advice'];
  readonly adviceLine: string;
  readonly why: string;
  readonly standing: string;
  readonly risk: string;
  readonly notes: readonly string[];
  readonly chosen: boolean;
  readonly choosable: boolean;
  readonly canShowSides: boolean;
  readonly whole: WholeView | null;
  readonly isRollup: boolean;
}

export interface WholeView {
  readonly file: string;
  readonly chosen: boolean;
  /** There is no other way to apply it. */
  readonly only: boolean;
}

export function detailView(one: Difference, { chosen, wholeFiles }: KitState): DetailView {
  const { id, title, kit, now, fresh, meaning, advice, why, standing, risk } = one;
  const value = (label: string, text: string | null) => ({
    label,
    value: text ?? tk('differences.nothing'),
    stands: text !== null,
  });
  const file = fileOf(one);
  return {
    id,
    title,
    where: whereOf(one),
    values: [
      value(tk('detail.kit'), kit),
      value(tk('detail.fresh'), fresh.known ? fresh.value : tk('detail.fresh.unknown')),
      value(tk('detail.now'), now),
    ],
    meaning: meaning?.text ?? tk('detail.meaning.none'),
    source: meaning === null ? '' : tk('detail.source', { source: meaning.source }),
    advice,
    adviceLine: tk('detail.advice', { advice: tk(`advice.${advice}`) }),
    why,
    standing: tk(`standing.${standing}.meaning`),
    risk: tk(`risk.${risk}`),
    notes: [
      ...(one.byHand === null ? [] : [tk('detail.by-hand', { why: one.byHand })]),
      ...(one.rollupOwned ? [tk('detail.rollup-owned')] : []),
    ],
    chosen: chosen.has(id),
    choosable: isChoosable(one),
    canShowSides: file !== null,
    whole:
      file !== null && canBeWhole(one) && kit !== null
        ? { file: baseName(file), chosen: wholeFiles.has(id), only: needsWholeFile(one) }
        : null,
    isRollup: one.place.kind === 'rollup',
  };
}

function whereOf({ place }: Difference): string {
  switch (place.kind) {
    case 'xml': {
      const file = `${tk(`tree.${place.tree}`)}\\${place.file.replaceAll('/', '\\')}`;
      return [file, place.element, place.attribute].filter(Boolean).join('\n');
    }
    case 'lines':
    case 'file':
      return `${tk(`tree.${place.tree}`)}\\${place.file.replaceAll('/', '\\')}`;
    case 'registry':
      return `${place.key}\n${place.name}`;
    case 'virtual-directory':
      return `${place.identity}\n${place.property}`;
    case 'certificate':
      return place.thumbprint;
    case 'binding':
    case 'service':
      return place.service;
    default:
      return '';
  }
}

/** A group, file, key or directory: what is in it, and what can be chosen there at once. */
export interface NodeView {
  readonly label: string;
  readonly counts: string;
  readonly advice: string;
  readonly advised: readonly string[];
  readonly choosable: readonly string[];
  /** The difference whose file can be shown side by side; null where there is none. */
  readonly side: string | null;
}

export function nodeView({ label, leaves }: TreeNode): NodeView {
  const count = (advice: Difference['advice']): number => leaves.filter(one => one.advice === advice).length;
  const files = new Set(leaves.map(fileOf));
  const [first] = leaves;
  return {
    label,
    counts: tk('differences.count', { count: leaves.length }),
    advice: tk('detail.counts', { apply: count('apply'), look: count('look'), leave: count('leave') }),
    advised: advisedIn(leaves),
    choosable: choosableIn(leaves),
    side: files.size === 1 && first && fileOf(first) !== null ? first.id : null,
  };
}
