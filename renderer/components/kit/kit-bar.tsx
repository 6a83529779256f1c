import { tk } from '../../messages/kit-words.js';
import { kitWork } from '../../state/kit/kit-view.js';
import { PageBar, type PageBarProps } from '../page/page-bar.js';
import { useWizardState } from '../use-wizard.js';
import { useKit } from './use-kit.js';

/** What can be done at a stage of the work with a kit. While something is being done, it can be given up. */
export function KitBar(bar: Omit<PageBarProps, 'onCancel' | 'cancelLabel'>) {
  const kit = useKit();
  const works = useWizardState(state => kitWork(state.kit) !== null);
  return <PageBar {...bar} cancelLabel={tk('progress.cancel')} onCancel={works ? () => void kit.cancel() : null} />;
}
