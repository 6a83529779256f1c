import { Button } from '@fluentui/react-components';
import type { Problem } from '../../preload/contract/problem.js';
import { t } from '../messages/translate.js';
import { ProblemNotice } from './problem-notice.js';

interface RefusedProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
}

/** Something that could not be read, in its place, with the way to ask again. */
export function Refused({ problem, onRetry }: RefusedProps) {
  return (
    <>
      <ProblemNotice problem={problem} />
      <div>
        <Button onClick={onRetry}>{t('load.retry')}</Button>
      </div>
    </>
  );
}
