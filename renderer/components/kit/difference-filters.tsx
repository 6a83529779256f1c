import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Difference } from '../../../preload/contract/differences.js';
import { tk } from '../../messages/kit-words.js';
import { advisedIn, choosableIn } from '../../state/kit/difference-tree.js';
import { chosenCount } from '../../state/kit/kit-view.js';
import { groupsInOrder } from '../../state/kit/groups.js';
import type { KitState } from '../../state/kit/kit-state.js';
import { SearchField } from '../search-field.js';
import { useKit } from './use-kit.js';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    // A select is as wide as its longest word, unless it is told not to.
    '& select': { minWidth: '0', width: '100%' },
    gridTemplateColumns: 'minmax(0, 1.6fr) minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  select: { minWidth: '0' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  told: { flexGrow: 1 },
});

interface FiltersProps {
  readonly all: readonly Difference[];
  readonly shown: readonly Difference[];
  readonly state: KitState;
}

/** What is shown of the differences, and what can be chosen of it at once. */
export function DifferenceFilters({ all, shown, state }: FiltersProps) {
  const styles = useStyles();
  const kit = useKit();
  const [advised, choosable, chosen] = [advisedIn(shown), choosableIn(shown), chosenCount(state)];
  const isAll = shown.length === all.length;
  const count = isAll
    ? tk('differences.all', { count: all.length })
    : tk('differences.shown', { count: all.length, shown: shown.length });
  return (
    <>
      <div className={styles.fields}>
        <SearchField
          label={tk('differences.search')}
          value={state.filter.search}
          onSearch={search => kit.filterDifferences({ search })}
        />
        <Pick
          field="group"
          state={state}
          values={groupsInOrder
            .filter(group => all.some(one => one.group === group))
            .map(group => [group, tk(`group.${group}`)])}
        />
        <Pick
          field="advice"
          state={state}
          values={(['apply', 'look', 'leave'] as const).map(advice => [advice, tk(`advice.${advice}`)])}
        />
        <Pick
          field="standing"
          state={state}
          values={(['lost', 'both', 'here', 'unknown'] as const).map(one => [one, tk(`standing.${one}`)])}
        />
      </div>
      <div className={styles.line}>
        <span role="status" className={styles.told}>
          {shown.length === 0 ? tk('differences.no-match') : count}
          {chosen > 0 && ` · ${tk('differences.chosen', { count: chosen })}`}
        </span>
        {advised.length > 0 && (
          <Button size="small" onClick={() => kit.choose(advised, true)}>
            {tk('differences.choose.advised', { count: advised.length })}
          </Button>
        )}
        {!isAll && choosable.length > 0 && (
          <Button size="small" appearance="subtle" onClick={() => kit.choose(choosable, true)}>
            {tk('differences.choose.shown', { count: choosable.length })}
          </Button>
        )}
        <Button size="small" appearance="subtle" disabledFocusable={chosen === 0} onClick={() => kit.chooseNone()}>
          {tk('differences.choose.none')}
        </Button>
      </div>
    </>
  );
}

interface PickProps {
  readonly field: 'group' | 'advice' | 'standing';
  readonly state: KitState;
  readonly values: readonly (readonly [value: string, label: string])[];
}

function Pick({ field, state, values }: PickProps) {
  const styles = useStyles();
  const kit = useKit();
  return (
    <Field label={tk(`differences.filter.${field}`)} className={styles.select}>
      <Select value={state.filter[field]} onChange={(_, { value }) => kit.filterDifferences({ [field]: value })}>
        <option value="all">{tk('differences.filter.all')}</option>
        {values.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
