import { tk } from '../../messages/kit-words.js';
import type { KitState } from '../../state/kit/kit-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { LoadingLine } from '../loading-line.js';
import { ProblemNotice } from '../problem-notice.js';
import { sideButtonId } from './difference-detail.js';
import { KitBar } from './kit-bar.js';
import { KitFrame } from './kit-frame.js';
import { SideBySide } from './side-by-side.js';
import { useKit } from './use-kit.js';

/** The file of a difference, on both sides, in place of the tree. */
export function SideStage({ header, state: { sideBySide } }: ScreenProps & { readonly state: KitState }) {
  const kit = useKit();
  const close = (): void => {
    kit.closeSideBySide();
    // It is drawn again only now.
    window.requestAnimationFrame(() => document.getElementById(sideButtonId)?.focus());
  };
  const heading =
    sideBySide.kind === 'loaded'
      ? sideBySide.value.title
      : tk(sideBySide.kind === 'failed' ? 'side.failed' : 'side.reading');
  return (
    <KitFrame
      header={header}
      heading={heading}
      explain={sideBySide.kind === 'loaded' ? tk('side.explain') : ''}
      focusKey={`side:${sideBySide.kind}`}
      bar={<KitBar onBack={close} main={null} />}
    >
      {sideBySide.kind === 'loading' && <LoadingLine label={tk('side.reading')} />}
      {sideBySide.kind === 'failed' && <ProblemNotice problem={sideBySide.problem} />}
      {sideBySide.kind === 'loaded' && <SideBySide rows={sideBySide.value.rows} />}
    </KitFrame>
  );
}
