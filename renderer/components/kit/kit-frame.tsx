import { kitProblem, kitWork } from '../../state/kit/kit-view.js';
import { PageFrame, type PageFrameProps } from '../page/page-frame.js';
import { useWizardState } from '../use-wizard.js';
import { WorkLine } from './work-line.js';

type KitFrameProps = Omit<PageFrameProps, 'work' | 'problem'>;

/** What all stages of the work with a kit have in common: heading, what is being done, and what was refused. */
export function KitFrame({ focusKey, ...page }: KitFrameProps) {
  const kit = useWizardState(state => state.kit);
  const work = kitWork(kit);
  return (
    <PageFrame
      {...page}
      focusKey={`kit:${focusKey}`}
      work={work && <WorkLine {...work} progress={kit.progress} />}
      problem={kitProblem(kit)}
    />
  );
}
