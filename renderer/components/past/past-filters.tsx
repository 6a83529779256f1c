import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { tp } from '../../messages/past-words.js';
import type { PastFilter } from '../../state/past/past-state.js';
import { SearchField } from '../search-field.js';
import { usePast } from './use-past.js';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    // A select is as wide as its longest word, unless it is told not to.
    '& select': { minWidth: '0', width: '100%' },
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

const choices = {
  mode: ['all', 'live', 'rehearsal'],
  standing: ['all', 'open', 'ended', 'unreadable'],
} as const;

/** What is shown of the list. */
export function PastFilters({ filter }: { readonly filter: PastFilter }) {
  const past = usePast();
  return (
    <div className={useStyles().fields}>
      <SearchField label={tp('search')} value={filter.search} onSearch={search => past.filter({ search })} />
      <Field label={tp('filter.mode')}>
        <Select value={filter.mode} onChange={(_, { value }) => past.filter({ mode: value as PastFilter['mode'] })}>
          {choices.mode.map(one => (
            <option key={one} value={one}>
              {tp(`filter.mode.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={tp('filter.standing')}>
        <Select
          value={filter.standing}
          onChange={(_, { value }) => past.filter({ standing: value as PastFilter['standing'] })}
        >
          {choices.standing.map(one => (
            <option key={one} value={one}>
              {tp(`filter.standing.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
