import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { KitComparison } from '../../../preload/contract/differences.js';
import { tk } from '../../messages/kit-words.js';
import { filtered, nodeOfDifference, rowsOf, treeOf, type TreeNode } from '../../state/kit/difference-tree.js';
import { chosenCount, differencesView } from '../../state/kit/kit-view.js';
import type { KitState } from '../../state/kit/kit-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { useScreenStyles } from '../screen-styles.js';
import { DifferenceDetail, detailTitleId } from './difference-detail.js';
import { DifferenceFilters } from './difference-filters.js';
import { DifferenceTree } from './difference-tree.js';
import { useDetailStyles } from './detail-styles.js';
import { KitBar } from './kit-bar.js';
import { KitFrame } from './kit-frame.js';
import { NotCompared } from './not-compared.js';
import { NodeDetail } from './node-detail.js';
import { useKit } from './use-kit.js';

interface DifferencesStageProps extends ScreenProps {
  readonly state: KitState;
  readonly comparison: KitComparison;
}

/** The differences between kit and server: looked at, and chosen from. */
export function DifferencesStage({ header, state, comparison }: DifferencesStageProps) {
  const styles = useScreenStyles();
  const kit = useKit();
  const { differences, same, target } = comparison;
  const { filter, open, closed } = state;
  const shown = useMemo(() => filtered(differences, filter), [differences, filter]);
  const tree = useMemo(() => treeOf(shown), [shown]);
  const rows = useMemo(() => rowsOf(tree, { open, closed }), [tree, open, closed]);
  const view = differencesView(comparison);
  const chosen = chosenCount(state);
  return (
    <KitFrame
      header={header}
      heading={view.heading}
      explain={view.explain}
      focusKey={`differences:${comparison.comparedAt}`}
      aside={differences.length > 0 && <InView state={state} comparison={comparison} tree={tree} />}
      bar={
        <KitBar
          onBack={kit.toKit}
          main={
            differences.length === 0
              ? null
              : {
                  label: chosen === 0 ? tk('differences.sum') : tk('differences.sum.count', { count: chosen }),
                  enabled: chosen > 0,
                  onPress: () => void kit.propose(),
                }
          }
        >
          <Button appearance="subtle" onClick={() => void kit.compare(target)}>
            {tk('differences.again')}
          </Button>
        </KitBar>
      }
    >
      {view.notes.map(note => (
        <p key={note} className={styles.quiet}>
          {note}
        </p>
      ))}
      <NotCompared view={view} open={differences.length === 0} />
      {differences.length > 0 && <DifferenceFilters all={differences} shown={shown} state={state} />}
      {rows.length > 0 && (
        <DifferenceTree
          key={`${filter.search}|${filter.group}|${filter.advice}|${filter.standing}`}
          rows={rows}
          state={state}
          same={same}
          onRead={() => document.getElementById(detailTitleId)?.focus()}
        />
      )}
    </KitFrame>
  );
}

interface InViewProps {
  readonly state: KitState;
  readonly comparison: KitComparison;
  readonly tree: readonly TreeNode[];
}

function InView({ state, comparison, tree }: InViewProps) {
  const styles = useDetailStyles();
  const { inView } = state;
  const difference = comparison.differences.find(({ id }) => nodeOfDifference(id) === inView);
  if (difference) return <DifferenceDetail key={difference.id} difference={difference} state={state} />;
  const node = [...tree, ...tree.flatMap(({ children }) => children)].find(({ id }) => id === inView);
  if (node) return <NodeDetail node={node} />;
  return (
    <section className={styles.stack} aria-label={tk('detail.heading')}>
      <p className={styles.quiet}>{tk('differences.pick')}</p>
    </section>
  );
}
