import { Button, Input, Label } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { t } from '../messages/translate.js';
import type { ActionId } from '../state/action-view.js';
import { actionsFor, type PageView } from '../state/page-view.js';
import type { Typed } from '../state/recovery-actions.js';
import { ActionButton } from './action-button.js';
import { useBarStyles } from './bar-styles.js';

const nothingTyped = { page: '', name: '', password: '' };

interface DecisionBarProps {
  readonly page: PageView;
  readonly onPress: (action: ActionId, typed: Typed) => void;
  readonly onHome: () => void;
}

/** What can be done on this page of a recovery, with the fields that an answer needs. */
export function DecisionBar({ page, onPress, onHome }: DecisionBarProps) {
  const styles = useBarStyles();
  const confirmId = useId();
  const passwordId = useId();
  const [typed, setTyped] = useState(nothingTyped);
  // What was typed for one page never answers another.
  const { name, password } = typed.page === page.focusKey ? typed : nothingTyped;
  const type = (change: Partial<typeof nothingTyped>): void =>
    setTyped({ name, password, ...change, page: page.focusKey });
  const press = (action: ActionId): void => {
    onPress(action, { ...(page.confirmName === null ? {} : { name }), ...(page.password ? { password } : {}) });
    setTyped(nothingTyped);
  };
  return (
    <div className={styles.bar}>
      <Button appearance="subtle" onClick={onHome}>
        {t('bar.home')}
      </Button>
      <span className={styles.grow} />
      {page.confirmName !== null && (
        <span className={styles.confirm}>
          <Label htmlFor={confirmId}>{t('preview.confirm', { name: page.confirmName })}</Label>
          <Input
            id={confirmId}
            className={styles.confirmInput}
            value={name}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => type({ name: value })}
          />
        </span>
      )}
      {page.password && (
        <span className={styles.confirm}>
          <Label htmlFor={passwordId}>{t('recovery.password.label', { user: page.password.user })}</Label>
          <Input
            id={passwordId}
            type="password"
            autoComplete="off"
            value={password}
            onChange={(_, { value }) => type({ password: value })}
          />
        </span>
      )}
      {actionsFor(page, name).map(action => (
        <ActionButton
          key={action.weight + action.id}
          action={action}
          takesFocus={page.focus === 'safe button' && action.weight === 'safe'}
          onPress={() => press(action.id)}
        />
      ))}
    </div>
  );
}
