import { AndFilter, EqualityFilter, type Filter, NotFilter, OrFilter, PresenceFilter, SubstringFilter } from 'ldapts';
import type { Condition } from '../../../ports/directory.js';

const everything = new PresenceFilter({ attribute: 'objectClass' });
const nothing = new NotFilter({ filter: everything });

/**
 * A condition as an LDAP filter. Values travel as bytes of their own: none is ever read as filter syntax. What no
 * value can be matches nothing, whatever the server would make of it.
 */
export function toFilter(condition: Condition): Filter {
  if ('all' in condition) return joined(condition.all, filters => new AndFilter({ filters }), everything);
  if ('any' in condition) return joined(condition.any, filters => new OrFilter({ filters }), nothing);
  if ('not' in condition) return new NotFilter({ filter: toFilter(condition.not) });
  const { attribute } = condition;
  if ('equals' in condition) {
    const { equals: value } = condition;
    return value === '' || value.includes('\0') ? nothing : new EqualityFilter({ attribute, value });
  }
  if (!('contains' in condition) || condition.contains === '') return new PresenceFilter({ attribute });
  return condition.contains.includes('\0') ? nothing : new SubstringFilter({ attribute, any: [condition.contains] });
}

/** Active Directory does not know the empty "and" and "or" of RFC 4526. */
function joined(parts: readonly Condition[], join: (filters: Filter[]) => Filter, empty: Filter): Filter {
  return parts.length === 0 ? empty : join(parts.map(toFilter));
}
