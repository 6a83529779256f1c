import { makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import type { Problem } from '../../preload/contract/problem.js';
import { t } from '../messages/translate.js';
import { CodeBlock } from './code-block.js';
import { Fold } from './fold.js';

const useStyles = makeStyles({
  notice: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusDangerBorder1}`,
    borderInlineStartWidth: tokens.strokeWidthThickest,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusDangerBackground1,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalL,
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
  },
  sentences: { margin: '0', display: 'grid', rowGap: tokens.spacingVerticalS },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  sentence: { margin: '0', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground1 },
  first: { fontWeight: tokens.fontWeightSemibold, display: 'flex', gap: tokens.spacingHorizontalS },
  icon: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase500, flexShrink: 0 },
});

/** A failure in place: what happened, why it matters, what to do next, and the proof folded away. */
export function ProblemNotice({ problem }: { readonly problem: Problem }) {
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      <dl className={styles.sentences}>
        <div>
          <dt className={styles.label}>{t('problem.happened')}</dt>
          <dd className={`${styles.sentence} ${styles.first}`}>
            <ErrorCircleFilled className={styles.icon} aria-hidden />
            {problem.happened}
          </dd>
        </div>
        <div>
          <dt className={styles.label}>{t('problem.matters')}</dt>
          <dd className={styles.sentence}>{problem.matters}</dd>
        </div>
        <div>
          <dt className={styles.label}>{t('problem.next')}</dt>
          <dd className={styles.sentence}>{problem.next}</dd>
        </div>
      </dl>
      <Fold summary={t('problem.details')}>
        <p className={styles.sentence}>{t('problem.code', { code: problem.code })}</p>
        {problem.details && <CodeBlock label={t('problem.details')} text={problem.details} />}
      </Fold>
    </div>
  );
}
