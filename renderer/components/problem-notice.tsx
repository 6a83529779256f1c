import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import type { Problem } from '../../preload/contract/problem.js';
import { t } from '../messages/translate.js';
import { problemView, type AlsoFound, type ProblemView } from '../state/problem-view.js';
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
    gridTemplateColumns: 'minmax(0, 1fr)',
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

// On their own, as styles cost time when they are first used: most problems have neither steps nor company.
const useMoreStyles = makeStyles({
  unknown: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderTopColor: tokens.colorStatusWarningBorder1,
    borderRightColor: tokens.colorStatusWarningBorder1,
    borderBottomColor: tokens.colorStatusWarningBorder1,
    borderLeftColor: tokens.colorStatusWarningBorder1,
  },
  unknownIcon: { color: tokens.colorStatusWarningForeground3, fontSize: tokens.fontSizeBase500, flexShrink: 0 },
  steps: {
    margin: '0',
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalXXS,
    overflowWrap: 'anywhere',
  },
});

/** A failure in place: what happened, why it matters, what to do next, and the proof. */
export function ProblemNotice({ problem }: { readonly problem: Problem }) {
  const view = problemView(problem);
  return view.unknown ? <UnknownNotice view={view} /> : <Notice view={view} />;
}

/** A cause that nobody knows looks like a question and not like an answer. */
function UnknownNotice({ view }: { readonly view: ProblemView }) {
  const styles = useMoreStyles();
  return (
    <Notice
      view={view}
      look={styles.unknown}
      icon={<QuestionCircleFilled className={styles.unknownIcon} aria-hidden />}
    />
  );
}

interface NoticeProps {
  readonly view: ProblemView;
  readonly look?: string | undefined;
  readonly icon?: ReactNode;
}

function Notice({ view, look, icon }: NoticeProps) {
  const styles = useStyles();
  const { code, happened, matters, steps, unknown, proof, also, opensProof } = view;
  const proofLabel = t(unknown ? 'problem.unknown.proof' : opensProof ? 'problem.said' : 'problem.details');
  return (
    <div className={mergeClasses(styles.notice, look)}>
      <dl className={styles.sentences}>
        <div>
          <dt className={styles.label}>{t(unknown ? 'problem.unknown' : 'problem.happened')}</dt>
          <dd className={mergeClasses(styles.sentence, styles.first)}>
            {icon ?? <ErrorCircleFilled className={styles.icon} aria-hidden />}
            {happened}
          </dd>
        </div>
        <div>
          <dt className={styles.label}>{t('problem.matters')}</dt>
          <dd className={styles.sentence}>{matters}</dd>
        </div>
        <div>
          <dt className={styles.label}>{t(steps.length > 1 ? 'problem.steps' : 'problem.next')}</dt>
          <dd className={styles.sentence}>{steps.length > 1 ? <Steps steps={steps} /> : steps[0]}</dd>
        </div>
      </dl>
      <Fold summary={proofLabel} open={opensProof}>
        {proof !== '' && <CodeBlock label={proofLabel} text={proof} />}
        <p className={styles.sentence}>{t('problem.code', { code })}</p>
      </Fold>
      {also.length > 0 && (
        <Fold summary={t('problem.also', { count: also.length })} open>
          {also.map(one => (
            <Also key={one.title} found={one} />
          ))}
        </Fold>
      )}
    </div>
  );
}

function Also({ found: { title, steps } }: { readonly found: AlsoFound }) {
  const styles = useStyles();
  return (
    <div>
      <p className={mergeClasses(styles.sentence, styles.first)}>{title}</p>
      <Steps steps={steps} />
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol className={useMoreStyles().steps}>
      {steps.map(step => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
