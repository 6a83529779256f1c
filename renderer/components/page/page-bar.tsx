import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { t } from '../../messages/translate.js';
import { useBarStyles } from '../bar-styles.js';
import { MainButton } from '../main-button.js';
import { useWizard } from '../use-wizard.js';

export interface PageBarProps {
  /** Null leads to the start. */
  readonly onBack: (() => void) | null;
  /** Something is being done: how it is given up; null where nothing is. Leaving the page gives it up, too. */
  readonly onCancel: (() => void) | null;
  readonly cancelLabel: string;
  /** What is still missing, or was just done. */
  readonly said?: string;
  readonly main: { readonly label: string; readonly enabled: boolean; readonly onPress: () => void } | null;
  /** Quieter ways. */
  readonly children?: ReactNode;
}

/** What can be done on a page. While something is being done, it can be given up. */
export function PageBar({ onBack, onCancel, cancelLabel, said = '', main, children }: PageBarProps) {
  const styles = useBarStyles();
  const wizard = useWizard();
  const busy = onCancel !== null;
  const back = (): void => {
    onCancel?.();
    if (onBack) onBack();
    else void wizard.goHome();
  };
  return (
    <div className={styles.bar}>
      <Button appearance="subtle" onClick={back}>
        {onBack ? t('bar.back') : t('bar.home')}
      </Button>
      <span className={styles.told} role="status">
        {said}
      </span>
      {onCancel ? <Button onClick={onCancel}>{cancelLabel}</Button> : children}
      {main && <MainButton label={main.label} enabled={main.enabled && !busy} busy={busy} onPress={main.onPress} />}
    </div>
  );
}
