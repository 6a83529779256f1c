import { Button } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import type { ChooseButton, ChooseStage, ChooseView } from '../state/choose-view.js';
import { useBarStyles } from './bar-styles.js';
import { MainButton } from './main-button.js';
import { useWizard } from './use-wizard.js';

interface ChooseBarProps {
  readonly view: ChooseView;
  readonly able: boolean;
  /** What was just saved, and where. */
  readonly said: string;
  readonly server: string;
  readonly onPress: (does: ChooseButton['does']) => void;
  readonly onAgain: () => void;
  readonly onSave: (() => void) | null;
}

/** What can be done while the lost server is looked for and looked at. */
export function ChooseBar({ view, able, said, server, onPress, onAgain, onSave }: ChooseBarProps) {
  const { stage, main, also, reading, again } = view;
  const styles = useBarStyles();
  const wizard = useWizard();
  const back: Readonly<Record<ChooseStage, () => void>> = {
    source: () => void wizard.goHome(),
    servers: wizard.otherSource,
    server: wizard.otherServer,
  };
  return (
    <div className={styles.bar}>
      <Button
        appearance="subtle"
        onClick={() => {
          if (reading) void wizard.cancelReading();
          back[stage]();
        }}
      >
        {stage === 'source' ? t('bar.home') : t('bar.back')}
      </Button>
      <span className={styles.grow} role="status">
        {said}
      </span>
      {reading && <Button onClick={() => void wizard.cancelReading()}>{t('choose.cancel')}</Button>}
      {again && (
        <Button appearance={main ? 'subtle' : 'primary'} onClick={onAgain}>
          {t('choose.read-again', { server })}
        </Button>
      )}
      {onSave && <Button onClick={onSave}>{t('page.save-reading')}</Button>}
      {also && <Button onClick={() => onPress(also.does)}>{also.label}</Button>}
      {main && (
        <MainButton
          label={main.label}
          enabled={main.enabled && able}
          busy={main.busy}
          onPress={() => onPress(main.does)}
        />
      )}
    </div>
  );
}
