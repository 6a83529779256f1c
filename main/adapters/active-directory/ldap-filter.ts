import { AndFilter, EqualityFilter, type Filter, NotFilter, OrFilter, PresenceFilter } from 'ldapts';
import type { Condition } from '../../ports/directory.js';

/** A condition as an LDAP filter. Values travel as bytes of their own: none is ever read as filter syntax. */
export function toFilter(condition: Condition): Filter {
  if ('all' in condition) return new AndFilter({ filters: condition.all.map(toFilter) });
  if ('any' in condition) return new OrFilter({ filters: condition.any.map(toFilter) });
  if ('not' in condition) return new NotFilter({ filter: toFilter(condition.not) });
  const { attribute } = condition;
  return 'equals' in condition
    ? new EqualityFilter({ attribute, value: condition.equals })
    : new PresenceFilter({ attribute });
}
