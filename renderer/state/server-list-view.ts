import type { ServerSummary, VerdictAnswer } from '../../preload/contract/directory.js';
import { formatList } from '../messages/format.js';
import { t } from '../messages/translate.js';
import type { IconKind } from './answer-words.js';
import { answerIcon } from './answer-words.js';

export interface ServerRow {
  readonly name: string;
  readonly answer: VerdictAnswer;
  readonly answerWord: string;
  readonly icon: IconKind;
  readonly version: string;
  readonly roles: string;
  readonly site: string;
}

export function serverRows(servers: readonly ServerSummary[]): readonly ServerRow[] {
  return servers.map(({ name, answer, version, roles, unknownRoleBits, site }) => ({
    name,
    answer,
    answerWord: t(`list.answer.${answer}`),
    // Nothing is approved before it was looked at whole.
    icon: answer === 'can be recovered' ? 'neutral' : answerIcon[answer],
    version: version?.name.replace('Exchange Server', 'Exchange') ?? t('choose.servers.unknown'),
    roles: rolesIn(roles, unknownRoleBits),
    site: site ?? t('choose.servers.unknown'),
  }));
}

function rolesIn(roles: readonly string[], unknownBits: number): string {
  const unknown = unknownBits === 0 ? [] : [t('choose.servers.unknown-roles', { bits: String(unknownBits) })];
  const all = [...roles, ...unknown];
  return all.length > 0 ? formatList(all) : t('choose.servers.none-recorded');
}

/** The rows in which every word of the search stands somewhere, in whatever case. */
export function matchingRows(rows: readonly ServerRow[], search: string): readonly ServerRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ name, answerWord, version, roles, site }) => {
    const text = [name, answerWord, version, roles, site].join('\n').toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** How many of how many, as a sentence. */
export function countLine(shown: number, all: number): string {
  return shown === all
    ? t('choose.servers.all', { count: all })
    : t('choose.servers.some', { shown: String(shown), count: all });
}

/** Where the keyboard goes in a list of so many rows, a page being so many of them. */
export function rowAfter(key: string, row: number, { count, page }: { count: number; page: number }): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  };
  const target = moves[key];
  return target === undefined ? null : Math.max(0, Math.min(count - 1, target));
}
