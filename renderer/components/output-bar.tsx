import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { SquareRegular } from '@fluentui/react-icons/svg/square';
import { t } from '../messages/translate.js';
import type { OutputBarView } from '../state/output-view.js';
import { CopyButton } from './copy-button.js';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  search: { width: '220px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  grow: { flexGrow: 1 },
});

interface OutputBarProps {
  readonly view: OutputBarView;
  readonly search: string;
  readonly follow: boolean;
  readonly wrap: boolean;
  readonly times: boolean;
  readonly onSearch: (text: string) => void;
  readonly onFollow: (on: boolean) => void;
  readonly onWrap: (on: boolean) => void;
  readonly onTimes: (on: boolean) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
  readonly onNextError: () => void;
  readonly allText: () => string;
}

/** What can be done with the output. */
export function OutputBar(props: OutputBarProps) {
  const styles = useStyles();
  const { view, onNext, onPrevious } = props;
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('output.heading')}>
      <Switched label={view.follow} on={props.follow} onSwitch={props.onFollow} />
      <Input
        className={styles.search}
        size="small"
        aria-label={t('output.search')}
        placeholder={t('output.search')}
        contentBefore={<SearchRegular />}
        value={props.search}
        onChange={(_, { value }) => props.onSearch(value)}
        onKeyDown={event => {
          if (event.key === 'Enter') (event.shiftKey ? onPrevious : onNext)();
        }}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={t('output.search.previous')}
        disabled={!view.canStep}
        onClick={onPrevious}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={t('output.search.next')}
        disabled={!view.canStep}
        onClick={onNext}
      />
      <span className={styles.quiet} role="status">
        {view.place}
      </span>
      <span className={styles.grow} />
      <Button size="small" disabled={!view.hasErrors} onClick={props.onNextError}>
        {view.error}
      </Button>
      <Switched label={t('output.wrap')} on={props.wrap} onSwitch={props.onWrap} />
      <Switched label={t('output.times')} on={props.times} onSwitch={props.onTimes} />
      <CopyButton label={t('output.copy')} text={props.allText} />
      <span className={styles.quiet}>{view.count}</span>
    </div>
  );
}

interface SwitchedProps {
  readonly label: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** A button that stays pressed: a tick tells it, not colour alone. */
function Switched({ label, on, onSwitch }: SwitchedProps) {
  return (
    <Button
      size="small"
      appearance={on ? 'outline' : 'subtle'}
      aria-pressed={on}
      icon={on ? <CheckmarkRegular /> : <SquareRegular />}
      onClick={() => onSwitch(!on)}
    >
      {label}
    </Button>
  );
}
