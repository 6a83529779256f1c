import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSyncCircleRegular } from '@fluentui/react-icons/svg/arrow-sync-circle';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { QuestionCircleFilled, QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { RadioButtonFilled } from '@fluentui/react-icons/svg/radio-button';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';

const useStyles = makeStyles({
  icon: { flexShrink: 0, display: 'inline-flex', fontSize: tokens.fontSizeBase500 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  attention: { color: tokens.colorStatusWarningForeground3 },
  brand: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  turning: {
    animationName: { from: { transform: 'rotate(0deg)' }, to: { transform: 'rotate(360deg)' } },
    animationDuration: '2s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
});

const looks = {
  done: { icon: CheckmarkCircleFilled, colour: 'done' },
  same: { icon: CheckmarkCircleFilled, colour: 'done' },
  failed: { icon: ErrorCircleFilled, colour: 'failed' },
  different: { icon: WarningFilled, colour: 'attention' },
  reserved: { icon: WarningFilled, colour: 'attention' },
  unknown: { icon: QuestionCircleRegular, colour: 'attention' },
  asking: { icon: QuestionCircleFilled, colour: 'brand' },
  working: { icon: ArrowSyncCircleRegular, colour: 'brand' },
  here: { icon: RadioButtonFilled, colour: 'brand' },
  ready: { icon: RadioButtonFilled, colour: 'brand' },
  skipped: { icon: SubtractCircleRegular, colour: 'quiet' },
  open: { icon: CircleRegular, colour: 'quiet' },
  ahead: { icon: CircleRegular, colour: 'quiet' },
  neutral: { icon: CircleRegular, colour: 'quiet' },
} as const;

export type StateIconKind = keyof typeof looks;

/** A state as a shape and a colour. The word for it always stands beside. */
export function StateIcon({ kind }: { readonly kind: StateIconKind }) {
  const styles = useStyles();
  const { icon: Icon, colour } = looks[kind];
  const className = mergeClasses(styles.icon, styles[colour], kind === 'working' && styles.turning);
  return <Icon className={className} aria-hidden />;
}
