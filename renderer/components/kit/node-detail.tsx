import { Button } from '@fluentui/react-components';
import { tk } from '../../messages/kit-words.js';
import { nodeView } from '../../state/kit/detail-view.js';
import type { TreeNode } from '../../state/kit/difference-tree.js';
import { detailTitleId, sideButtonId } from './difference-detail.js';
import { useDetailStyles } from './detail-styles.js';
import { useKit } from './use-kit.js';

/** A group, file, key or directory: what is in it, and what can be chosen there at once. */
export function NodeDetail({ node }: { readonly node: TreeNode }) {
  const styles = useDetailStyles();
  const kit = useKit();
  const view = nodeView(node);
  const { advised, choosable, side } = view;
  return (
    <section className={styles.stack} aria-labelledby={detailTitleId}>
      <h2 id={detailTitleId} tabIndex={-1} className={styles.title}>
        {view.label}
      </h2>
      <p className={styles.line}>{view.counts}</p>
      <p className={styles.quiet}>{view.advice}</p>
      <div className={styles.tools}>
        {advised.length > 0 && (
          <Button onClick={() => kit.choose(advised, true)}>
            {tk('detail.choose.advised', { count: advised.length })}
          </Button>
        )}
        {choosable.length > 0 && (
          <Button appearance="subtle" onClick={() => kit.choose(choosable, false)}>
            {tk('differences.choose.none')}
          </Button>
        )}
        {side !== null && (
          <Button id={sideButtonId} onClick={() => void kit.openSideBySide(side)}>
            {tk('detail.side')}
          </Button>
        )}
      </div>
    </section>
  );
}
