import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { tk } from '../../messages/kit-words.js';
import { t } from '../../messages/translate.js';
import { kitWork } from '../../state/kit/kit-view.js';
import { useBarStyles } from '../bar-styles.js';
import { MainButton } from '../main-button.js';
import { useWizard, useWizardState } from '../use-wizard.js';
import { useKit } from './use-kit.js';

interface KitBarProps {
  /** Null leads to the start. */
  readonly onBack: (() => void) | null;
  /** What is still missing, or was just done. */
  readonly said?: string;
  readonly main: { readonly label: string; readonly enabled: boolean; readonly onPress: () => void } | null;
  /** Quieter ways. */
  readonly children?: ReactNode;
}

/** What can be done at a stage of the work with a kit. While something is being done, it can be given up. */
export function KitBar({ onBack, said = '', main, children }: KitBarProps) {
  const styles = useBarStyles();
  const wizard = useWizard();
  const kit = useKit();
  const work = useWizardState(state => kitWork(state.kit) !== null);
  const back = (): void => {
    if (work) void kit.cancel();
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
      {work ? <Button onClick={() => void kit.cancel()}>{tk('progress.cancel')}</Button> : children}
      {main && <MainButton label={main.label} enabled={main.enabled && !work} busy={work} onPress={main.onPress} />}
    </div>
  );
}
