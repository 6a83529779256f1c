import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { t } from '../messages/translate.js';
import type { ActionId } from '../state/action-view.js';
import { actionsFor, type PageView } from '../state/page-view.js';
import type { Typed } from '../state/recovery-actions.js';
import { ActionButton } from './action-button.js';
import { AnswerField } from './answer-field.js';
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
  const [typed, setTyped] = useState(nothingTyped);
  // What was typed for one page never answers another.
  const { name, password } = typed.page === page.focusKey ? typed : nothingTyped;
  const type = (change: Partial<typeof nothingTyped>): void =>
    setTyped({ name, password, ...change, page: page.focusKey });
  const press = (action: ActionId): void => {
    onPress(action, { ...(page.confirmName === null ? {} : { name }), ...(page.password ? { password } : {}) });
    setTyped(nothingTyped);
  };
  const actions = actionsFor(page, { name, password });
  const main = actions.find(({ weight }) => weight === 'main');
  const confirm = page.confirmName !== null && (
    <AnswerField
      label={t('preview.confirm', { name: page.confirmName })}
      value={name}
      onText={text => type({ name: text })}
    />
  );
  return (
    <div className={styles.bar}>
      {page.password && (
        <div className={styles.row}>
          {confirm}
          <AnswerField
            label={t('recovery.password.label', { user: page.password.user })}
            hint={page.password.hint}
            value={password}
            secret
            onText={text => type({ password: text })}
            onEnter={() => {
              // What wants a name typed wants its button pressed too.
              if (main?.enabled && page.confirmName === null) press(main.id);
            }}
          />
        </div>
      )}
      <Button appearance="subtle" onClick={onHome}>
        {t('bar.home')}
      </Button>
      <span className={styles.grow} />
      {!page.password && confirm}
      {actions.map(action => (
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
