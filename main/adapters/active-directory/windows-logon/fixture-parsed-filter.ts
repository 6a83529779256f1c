import {
  AndFilter,
  EqualityFilter,
  type Filter,
  FilterParser,
  NotFilter,
  OrFilter,
  PresenceFilter,
  SubstringFilter,
} from 'ldapts';
import type { Condition } from '../../../ports/directory.js';

/** For tests: what an LDAP filter says, read by a parser that is not ours. */
export function parsedFilter(text: string): Condition {
  return toCondition(FilterParser.parseString(text));
}

function toCondition(filter: Filter): Condition {
  if (filter instanceof AndFilter) return { all: filter.filters.map(toCondition) };
  if (filter instanceof OrFilter) return { any: filter.filters.map(toCondition) };
  if (filter instanceof NotFilter) return { not: toCondition(filter.filter) };
  if (filter instanceof PresenceFilter) return { attribute: filter.attribute, present: true };
  if (filter instanceof EqualityFilter) return { attribute: filter.attribute, equals: utf8(String(filter.value)) };
  if (filter instanceof SubstringFilter && filter.any.length === 1 && filter.initial === '' && filter.final === '') {
    return { attribute: filter.attribute, contains: utf8(filter.any.join('')) };
  }
  throw new Error(`A filter that no condition makes: ${filter.toString()}`);
}

/** The parser takes each escaped byte for a character. */
const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');
