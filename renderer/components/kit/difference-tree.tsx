import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { KitComparison } from '../../../preload/contract/differences.js';
import { tk } from '../../messages/kit-words.js';
import { checkedOf, pressOf, type TreeRow as Row } from '../../state/kit/difference-tree.js';
import type { KitState } from '../../state/kit/kit-state.js';
import { treeMove } from '../../state/kit/tree-keys.js';
import { useScreenStyles } from '../screen-styles.js';
import { useRows } from '../use-rows.js';
import { TreeRow } from './tree-row.js';
import { useKit } from './use-kit.js';

const rowHeight = 32;

const useStyles = makeStyles({
  tree: {
    height: 'calc(100vh - 360px)',
    minHeight: '192px',
    overflowY: 'auto',
    position: 'relative',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

interface DifferenceTreeProps {
  readonly rows: readonly Row[];
  readonly state: KitState;
  readonly same: KitComparison['same'];
  /** Enter: reads the detail of what is in view. */
  readonly onRead: () => void;
}

/** The differences, however many: gone through and chosen from by the keys of a tree. */
export function DifferenceTree({ rows, state, same, onRead }: DifferenceTreeProps) {
  const styles = useStyles();
  const kit = useKit();
  const screen = useScreenStyles();
  const hint = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const found = rows.findIndex(({ node }) => node.id === state.inView);
  const active = Math.max(0, found);
  const { drawn, height, scrollTo } = useRows({ count: rows.length, scroller, rowHeight, overscan: 8, keep: active });
  const begin = useRef(active);
  useEffect(() => scrollTo(begin.current, 'auto'), [scrollTo]);

  const choose = (at: number): void => {
    const node = rows[at]?.node;
    if (!node) return;
    const { ids, on } = pressOf(node, state);
    kit.choose(ids, on);
  };
  const focusRow = (at: number): void => {
    scrollTo(at, 'auto');
    // The row may be drawn only now.
    window.requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${String(at)}"]`)?.focus({ preventScroll: true });
    });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const move = treeMove(event.key, active, rows, page);
    if (!move) return;
    event.preventDefault();
    switch (move.kind) {
      case 'go': {
        const node = rows[move.to]?.node;
        if (node) kit.lookAtNode(node.id);
        focusRow(move.to);
        return;
      }
      case 'unfold':
        kit.unfold(move.nodes, move.open);
        return;
      case 'choose':
        choose(active);
        return;
      case 'read':
        onRead();
    }
  };
  return (
    <>
      <p id={hint} className={screen.hidden}>
        {tk('differences.keys')}
      </p>
      <div
        ref={scroller}
        role="tree"
        aria-label={tk('differences.tree')}
        aria-describedby={hint}
        className={styles.tree}
        onKeyDown={press}
      >
        <div role="none" style={{ height }}>
          {drawn.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            const { node, level, open } = row;
            return (
              <TreeRow
                key={node.id}
                row={row}
                index={index}
                start={start}
                checked={checkedOf(node, state)}
                chosen={node.leaves.filter(({ id }) => state.chosen.has(id) || state.wholeFiles.has(id)).length}
                same={level === 1 ? (same[node.leaves[0]?.group ?? 'files'] ?? 0) : 0}
                inView={node.id === state.inView}
                reachable={index === active}
                onLook={() => kit.lookAtNode(node.id)}
                onUnfold={() => open !== null && kit.unfold([node.id], !open)}
                onChoose={() => choose(index)}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}
