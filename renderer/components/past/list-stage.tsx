import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import { tp } from '../../messages/past-words.js';
import { countOf, offerOf, rowsOf, shownRows } from '../../state/past/past-view.js';
import type { WizardState } from '../../state/wizard-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { LoadingLine } from '../loading-line.js';
import { PageBar } from '../page/page-bar.js';
import { useScreenStyles } from '../screen-styles.js';
import { useWizard } from '../use-wizard.js';
import { PastFilters } from './past-filters.js';
import { PlainFrame } from '../page/plain-frame.js';
import { PastTable } from './past-table.js';
import { usePast } from './use-past.js';

interface StageProps extends ScreenProps {
  readonly state: Pick<WizardState, 'past' | 'recoveries'>;
}

/** The list, and what can be done with the one in view. */
export function ListStage({ header, state: { past: state, recoveries } }: StageProps) {
  const wizard = useWizard();
  const past = usePast();
  const styles = useScreenStyles();
  const cards = recoveries.kind === 'loaded' ? recoveries.value : null;
  const all = useMemo(() => rowsOf(cards ?? []), [cards]);
  const rows = useMemo(() => shownRows(all, state.filter), [all, state.filter]);
  const picked = rows.find(({ id }) => id === state.picked);
  const { main, said, canCompare, canExport, canDelete } = offerOf(state, picked, rows.length);
  const press = (): void => {
    if (!picked) return;
    if (main === 'compare' && state.first !== null) void past.compare(state.first, picked.id);
    else void wizard.open(picked.id);
  };
  const comparing = state.first !== null;
  return (
    <PlainFrame
      header={header}
      heading={tp('heading')}
      explain={tp('explain')}
      focusKey="past"
      problem={recoveries.kind === 'failed' ? recoveries.problem : null}
      bar={
        <PageBar
          onBack={null}
          onCancel={null}
          cancelLabel=""
          said={said}
          main={{ label: tp(comparing ? 'compare.two' : 'open'), enabled: main !== null, onPress: press }}
        >
          {comparing ? (
            <Button onClick={() => past.compareWith(null)}>{tp('compare.not')}</Button>
          ) : (
            <>
              <Button disabledFocusable={!canDelete} onClick={() => picked && void past.toDelete(picked.id)}>
                {tp('delete')}
              </Button>
              <Button disabledFocusable={!canExport} onClick={past.toExport}>
                {tp('export')}
              </Button>
              <Button disabledFocusable={!canCompare} onClick={() => picked && past.compareWith(picked.id)}>
                {tp('compare')}
              </Button>
            </>
          )}
        </PageBar>
      }
    >
      {recoveries.kind === 'loading' && <LoadingLine label={tp('loading')} />}
      {cards && (
        <>
          {all.length > 0 && <PastFilters filter={state.filter} />}
          <p role="status" className={styles.quiet}>
            {countOf(rows.length, all.length)}
          </p>
          {rows.length > 0 && (
            <PastTable
              rows={rows}
              picked={state.picked}
              choosing={comparing}
              onPick={past.pick}
              onOpen={id => void wizard.open(id)}
            />
          )}
        </>
      )}
    </PlainFrame>
  );
}
