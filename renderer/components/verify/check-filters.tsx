import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { tv } from '../../messages/verify-words.js';
import type { CheckFilter } from '../../state/verify/verify-view.js';
import { SearchField } from '../search-field.js';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    '& select': { minWidth: '0', width: '100%' },
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

const choices = ['all', 'open', 'could not tell', 'pass', 'not applicable'] as const;

interface CheckFiltersProps {
  readonly filter: CheckFilter;
  readonly onFilter: (change: Partial<CheckFilter>) => void;
}

/** What is shown of the checks. */
export function CheckFilters({ filter, onFilter }: CheckFiltersProps) {
  return (
    <div className={useStyles().fields}>
      <SearchField label={tv('search')} value={filter.search} onSearch={search => onFilter({ search })} />
      <Field label={tv('show')}>
        <Select value={filter.show} onChange={(_, { value }) => onFilter({ show: value as CheckFilter['show'] })}>
          {choices.map(one => (
            <option key={one} value={one}>
              {tv(`show.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
