import { Button } from '@fluentui/react-components';
import { t } from '../../messages/translate.js';
import type { LiveView } from '../../state/live-view.js';
import { useBarStyles } from '../bar-styles.js';
import { MainButton } from '../main-button.js';

interface LiveBarProps {
  readonly view: LiveView;
  readonly onBack: () => void;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
  readonly onBegin: () => void;
}

/** What can be done before a recovery on this machine begins. Begin is not the main button while something would stop it. */
export function LiveBar({ view, onBack, onCancel, onAgain, onBegin }: LiveBarProps) {
  const { reading, said, begin, again } = view;
  const styles = useBarStyles();
  return (
    <div className={styles.bar}>
      <Button appearance="subtle" onClick={onBack}>
        {t('bar.back')}
      </Button>
      <span className={styles.told} role="status">
        {said}
      </span>
      {reading && <Button onClick={onCancel}>{t('choose.cancel')}</Button>}
      {again && (
        <Button appearance={again.isMain ? 'primary' : 'secondary'} onClick={onAgain}>
          {again.label}
        </Button>
      )}
      {begin &&
        (again?.isMain ? (
          <Button disabledFocusable={!begin.enabled} onClick={onBegin}>
            {begin.label}
          </Button>
        ) : (
          <MainButton {...begin} onPress={onBegin} />
        ))}
    </div>
  );
}
